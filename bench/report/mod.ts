/** A result as one HTML file. */

export { loadReportAssets, type ReportAssets } from "./assets.ts";
export { renderReport } from "./render.ts";
export { headlineInWords } from "./sections/headline.ts";
export { writeReport } from "./write_report.ts";
export { intervalInWords } from "./words.ts";
