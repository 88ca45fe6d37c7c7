/** What makes a program of the table of commands. */

export { type Cliffy, cliffyProgram } from "./cliffy_program.ts";
export { commanderProgram } from "./commander_program.ts";
export type { Program, Renderer } from "./program.ts";
