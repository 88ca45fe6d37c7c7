import type { TaskData } from "../../tasks/mod.ts";
import type { BudgetSpec } from "./spec/trial_spec.ts";

/** How many examples an epoch shows, if no curriculum leaves any out. */
export function examplesOf(
  { form, train }: TaskData,
  { sampling }: Pick<BudgetSpec, "sampling">,
): number {
  if (typeof sampling === "object") return sampling.fresh;
  return form === "finite" ? train.length : 0;
}

/** The highest difficulty of a data set. */
export function hardestOf(dataset: TaskData): number {
  switch (dataset.form) {
    case "finite":
      return Array.from(dataset.difficulties ?? []).reduce((a, b) => Math.max(a, b), 1);
    case "streamed":
      return dataset.train.hardest;
  }
}
