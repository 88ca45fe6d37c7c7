/** Curves of trials for the dashboards that people have: a folder of files each. */

export type { ExportedFile } from "./folder_format.ts";
export { dashboardFormats, type DashboardName } from "./formats.ts";
export { trialRecords } from "./trial_record.ts";
