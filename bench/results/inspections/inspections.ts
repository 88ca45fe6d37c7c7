import type { Details } from "../../../models/mod.ts";
import type { Inspection } from "../../trial/spec/mod.ts";
import { attention } from "./attention.ts";
import type { InspectionEntry } from "./inspection_entry.ts";
import { programs } from "./programs.ts";

type Kind = Inspection["kind"];

/** A new kind does not compile without an entry. */
const entries: { readonly [K in Kind]: InspectionEntry<Extract<Inspection, { kind: K }>> } = {
  attention,
  program: programs,
};

/** How every kind of inspection is shown. */
export const inspections: Readonly<Record<Kind, Omit<InspectionEntry, "details">>> = entries;

/** What there is to see in an inspection. */
export function inspectionDetails(inspection: Inspection): Details {
  switch (inspection.kind) {
    case "attention":
      return entries.attention.details(inspection);
    case "program":
      return entries.program.details(inspection);
  }
}
