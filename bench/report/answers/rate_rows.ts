import type { ResultFile } from "../../results/mod.ts";
import {
  byArm,
  compareSuccesses,
  countSolved,
  TrialIndex,
  wilsonInterval,
} from "../../results/statistics/mod.ts";
import { type SuccessRow, successRows } from "../../results/tables/mod.ts";

/** How many trials of a variant succeed; without a limit, by solving their workload. */
export interface RateRow extends Omit<SuccessRow, "under"> {
  readonly under: number | null;
}

/**
 * The counts that a result is about: those of its suite's limits, or, where only counts of successes were
 * published, of the trials that solved their workload. None where a mean error is asked for.
 */
export function rateRows(file: ResultFile): readonly RateRow[] {
  const counted = successRows(file).filter(({ succeeded }) => succeeded.total > 0);
  if (counted.length > 0) return counted;
  const published = [file.published, ...file.workloads.map(({ published }) => published)].flat();
  if (published.length === 0 || published.some(({ metric }) => metric !== "unsolved")) return [];
  const result = byArm(file), trials = new TrialIndex(result);
  return result.workloads.flatMap(({ name: workload }) =>
    result.variants.map(({ name: variant }): RateRow => {
      const succeeded = countSolved(trials.of(workload, variant)), { count, total } = succeeded;
      return {
        ...{ workload, part: null, under: null, variant, succeeded },
        interval: total === 0 ? null : wilsonInterval(count, total),
        compared: compareSuccesses(file, variant, { workload }),
      };
    })
  ).filter(({ succeeded }) => succeeded.total > 0);
}
