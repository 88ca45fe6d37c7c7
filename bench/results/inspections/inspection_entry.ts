import type { Details } from "../../../models/mod.ts";
import type { Inspection } from "../../trial/spec/mod.ts";

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
