import type { TrialResult } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { bestTrial } from "./summary.ts";
import type { ErrorMetric } from "./task_means.ts";
import { withDiverged } from "./with_diverged.ts";

/** An error that a trial with numbers has. */
export type MeasuredError = Exclude<ErrorMetric, "unsolved">;

/** Runs to choose the best of. */
export interface RankedRuns {
  /** That all workloads have of each side, with numbers. */
  readonly seeds: readonly number[];
  /** By workload and side, a run of each seed, from the best to the worst. */
  readonly cells: readonly (readonly (readonly TrialResult[])[])[];
}

/**
 * The runs of some sides, each of variants that count together, on the workloads that all sides have; one that
 * diverged is a guess.
 *
 * @param metric What they are ranked by; null for the training error, see `bestTrial`.
 * @returns Null if there is no seed that all have.
 */
export function rankedRuns(
  result: ResultFile,
  sides: readonly (readonly string[])[],
  metric: MeasuredError | null,
): RankedRuns | null {
  const measured = withDiverged(result).trials.filter(({ metrics }) => metrics !== null);
  const cells = [...Map.groupBy(measured, ({ workload }) => workload).values()]
    .map((own) => sides.map((names) => bestBySeed(own, names, metric)))
    .filter((sides) => sides.every(({ size }) => size > 0));
  const all = cells.flat();
  // In an order of their own, so that draws do not depend on that of the trials.
  const seeds = [...all[0]?.keys() ?? []].filter((seed) => all.every((runs) => runs.has(seed)))
    .sort((a, b) => a - b);
  if (seeds.length === 0) return null;
  return {
    seeds,
    cells: cells.map((sides) =>
      sides.map((runs) => rank(seeds.map((seed) => runs.get(seed)!), metric))
    ),
  };
}

/** Of each seed the best run, of those of all the variants. */
function bestBySeed(
  trials: readonly TrialResult[],
  names: readonly string[],
  metric: MeasuredError | null,
): Map<number, TrialResult> {
  const own = trials.filter(({ variant }) => names.includes(variant));
  const seeds = Map.groupBy(own, ({ seed }) => seed);
  return new Map([...seeds].map(([seed, runs]) => [seed, rank(runs, metric)[0]!]));
}

function rank(runs: readonly TrialResult[], metric: MeasuredError | null): TrialResult[] {
  if (metric !== null) {
    return runs.toSorted((a, b) => a.metrics![metric].value - b.metrics![metric].value);
  }
  return runs.toSorted((a, b) => bestTrial([a, b]) === a ? -1 : 1);
}
