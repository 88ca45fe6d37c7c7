/** The commands about data. */

export { addDataCommands } from "./commands.ts";
