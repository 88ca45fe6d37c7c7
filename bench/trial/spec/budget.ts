import type { TrainingLength } from "../../../optim/spec/mod.ts";
import type { BudgetSpec } from "./trial_spec.ts";

type Epochs = Pick<BudgetSpec, "phases" | "epochs">;

/** The epochs of the phases before the last. */
export function earlierEpochs({ phases }: Pick<BudgetSpec, "phases">): number {
  return Object.values(phases).reduce((sum, epochs) => sum + epochs, 0);
}

/** The epochs of all phases, of one attempt. */
export function totalEpochs(budget: Epochs): number {
  return earlierEpochs(budget) + budget.epochs;
}

/** The epochs that a trial trains if no rule ends an attempt before. */
export function mostEpochs(budget: Epochs & Pick<BudgetSpec, "attempts">): number {
  return totalEpochs(budget) * (budget.attempts ?? 1);
}

/** The length of a training, for schedules that count its epochs. */
export function lengthOf(budget: Epochs): TrainingLength {
  return { before: earlierEpochs(budget), last: budget.epochs };
}

/**
 * The phase of an epoch, which counts from 0.
 *
 * @param names The model's phases, in order.
 */
export function phaseOf(epoch: number, { phases }: Epochs, names: readonly string[]): string {
  let end = 0;
  for (const name of names.slice(0, -1)) {
    end += phases[name] ?? 0;
    if (epoch < end) return name;
  }
  return names.at(-1)!;
}

/** Updates in an epoch over a number of questions, as training counts them. */
export function updatesPerEpoch(
  { batchSize, sampling, lastBatch }: BudgetSpec,
  questions: number,
): number {
  const examples = typeof sampling === "object" ? sampling.fresh : questions;
  switch (lastBatch) {
    case "short":
      return Math.ceil(examples / batchSize);
    case "dropped":
      return Math.floor(examples / batchSize);
  }
}
