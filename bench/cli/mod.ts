/** What other programs of the project use of the command line. */

export { parseCount } from "./options.ts";
export { makeFolders, resolveUserPath } from "./paths.ts";
export { runChild } from "./run_child.ts";
export { columns } from "./text.ts";
