import type { TrialResult } from "../../trial/spec/mod.ts";
import { mean } from "./averages.ts";

/**
 * By seed, the mean test error of the trials of an arm. A seed counts where all of its trials have an
 * error: two learning rates that share a seed are one draw of it and not two.
 *
 * @param trials Of the arm, on all workloads.
 * @param each How many trials a seed has: configurations times workloads.
 */
export function seedMeans(
  trials: readonly TrialResult[],
  each: number,
): ReadonlyMap<number, number> {
  const seeds = Map.groupBy(trials, ({ seed }) => seed);
  return new Map(
    [...seeds].flatMap(([seed, own]) => {
      const errors = own.flatMap(({ metrics }) => metrics?.testError.value ?? []);
      return errors.length === each ? [[seed, mean(errors)] as const] : [];
    }),
  );
}
