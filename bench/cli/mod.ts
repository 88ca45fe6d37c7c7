/** The parts of the command line that other programs of the project use. */

export { parseCount } from "./options.ts";
export { makeFolders, resolveUserPath } from "./paths.ts";
export { runChild } from "./run_child.ts";
export { columns } from "./text.ts";
