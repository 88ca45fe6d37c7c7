/** Inspections as details, by kind. */

export { type InspectionEntry, inspections } from "./inspections.ts";
