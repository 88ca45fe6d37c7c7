/** The commands: what can be typed, and what it does. */

export { type ArgumentRow, placeOf } from "./argument_row.ts";
export { commandLine } from "./command_line.ts";
export {
  type CommandGroup,
  type CommandLine,
  type CommandRow,
  type Invocation,
  isGroup,
  leavesOf,
} from "./command_row.ts";
export { flagsOf, longOf, type OptionRow } from "./option_row.ts";
