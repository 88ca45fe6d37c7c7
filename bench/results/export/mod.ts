/** Results as tables for other programs, and for papers. */

export { type ExportOptions, exportResult } from "./export_result.ts";
export type { ExportFormat, Sheet } from "./format.ts";
export { exportFormats, type FormatName } from "./formats.ts";
