import type { Model, ModelEntry, SeenUpdate } from "../../models/mod.ts";
import type { Batch, TaskData } from "../../tasks/mod.ts";
import { type Inspection, inspectionSchema } from "./spec/inspection.ts";

/**
 * What there is to look at when a model answers a few test questions, the same ones every time.
 *
 * @param history What the model showed while it trained.
 * @param diverged Whether the loss is no longer finite.
 */
export function inspect(
  { inspection }: ModelEntry,
  model: Model<Batch>,
  dataset: TaskData,
  history: readonly SeenUpdate[] = [],
  diverged = false,
): Inspection[] {
  if (inspection === undefined || dataset.test.length === 0) return [];
  if (diverged && inspection.alsoDiverged !== true) return [];
  return inspection.choose(model, dataset, history).map((one) => inspectionSchema.parse(one));
}
