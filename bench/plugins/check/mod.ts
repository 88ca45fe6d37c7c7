/** The contract suites, on what a plug-in registers. */

export { checkPlugin, type EntryReport } from "./check_plugin.ts";
