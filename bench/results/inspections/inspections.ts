import type { Details } from "../../../models/mod.ts";
import type { Inspection } from "../../trial/spec/mod.ts";
import { attention } from "./attention.ts";
import { programs } from "./programs.ts";

/** How a kind of inspection is shown. */
export interface InspectionEntry<I extends Inspection = Inspection> {
  /** Of its section of the report. */
  readonly name: string;
  readonly title: string;
  readonly kind: I["kind"];
  /** What a reader sees, before any example. */
  readonly legend: Details;
  details(inspection: I): Details;
}

export const inspections = { attention, program: programs } as unknown as Readonly<
  Record<Inspection["kind"], InspectionEntry>
>;
