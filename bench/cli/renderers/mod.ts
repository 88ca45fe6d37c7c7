/** What makes a program of the table of commands. */

export { commanderProgram } from "./commander_program.ts";
export type { Program, Renderer } from "./program.ts";
