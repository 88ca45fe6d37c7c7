/** Inspections as details, by kind. */

export type { InspectionEntry } from "./inspection_entry.ts";
export { inspectionDetails, inspections } from "./inspections.ts";
