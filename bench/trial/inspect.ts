import type { Model, ModelEntry } from "../../models/mod.ts";
import type { Batch, TaskData } from "../../tasks/mod.ts";
import { type Inspection, inspectionSchema } from "./spec/inspection.ts";

/** What there is to look at when a model answers a few test questions, the same ones every time. */
export function inspect(
  { inspection }: ModelEntry,
  model: Model<Batch>,
  dataset: TaskData,
): Inspection[] {
  if (inspection === undefined || dataset.test.length === 0) return [];
  return inspection.choose(model, dataset).map((one) => inspectionSchema.parse(one));
}
