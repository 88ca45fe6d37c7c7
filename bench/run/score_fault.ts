import type { ModelEntry } from "../../models/mod.ts";
import { followedBy, type Step } from "../../optim/spec/mod.ts";
import type { BudgetSpec } from "../trial/spec/mod.ts";

/** Why a model cannot be trained so, because it does not score its batches; null if it can. */
export function scoreFault(
  { scoresBatches = false }: Pick<ModelEntry, "scoresBatches">,
  { curriculum }: Pick<BudgetSpec, "curriculum">,
  optimizer: readonly Step[],
): string | null {
  if (scoresBatches) return null;
  const reason = "the error of the training, and the model does not score its batches";
  if (curriculum.kind === "byTrainingError") {
    return `a curriculum "byTrainingError" needs ${reason}`;
  }
  return followedBy(optimizer).has("trainingError") ? `the optimizer follows ${reason}` : null;
}
