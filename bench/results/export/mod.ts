/** Results as tables for other programs, and for papers. */

export { exportCurves } from "./export_curves.ts";
export { type ExportOptions, exportResult } from "./export_result.ts";
export type { ExportFormat, Sheet } from "./format.ts";
export { dashboardFormats, type DashboardName, type ExportedFile } from "./dashboards/mod.ts";
export { exportFormats, type FormatName } from "./formats.ts";
