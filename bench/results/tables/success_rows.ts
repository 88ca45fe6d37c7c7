import type { ResultFile } from "../result_file.ts";
import {
  byArm,
  compareSuccesses,
  countSolved,
  type Interval,
  type Solved,
  type SuccessesCompared,
  TrialIndex,
  wilsonInterval,
} from "../statistics/mod.ts";

/** How many trials of a variant, or of an arm, end under an error. */
export interface SuccessRow {
  readonly workload: string;
  /** The part of the data that the error is on; null for the test error. */
  readonly part: string | null;
  /** A fraction. */
  readonly under: number;
  readonly variant: string;
  /** Trials under it; those that diverged are not, and those that failed are not counted. */
  readonly succeeded: Solved;
  /** 95 %, Wilson's, of their share; null without trials. */
  readonly interval: Interval | null;
  /** Against the variant's reference, in pairs; null without one. */
  readonly compared: SuccessesCompared | null;
}

/** Several tables need them, and a result does not change. */
const known = new WeakMap<ResultFile, readonly SuccessRow[]>();

/** A row for each workload, error, limit and variant, in this order; none where a suite counts none. */
export function successRows(file: ResultFile): readonly SuccessRow[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const made = makeRows(file);
  known.set(file, made);
  return made;
}

function makeRows(file: ResultFile): SuccessRow[] {
  const { successes = [] } = file;
  if (successes.length === 0) return [];
  // Pairs are made before arms are counted together.
  const result = byArm(file), trials = new TrialIndex(result), index = new TrialIndex(file);
  return result.workloads.flatMap(({ name: workload, parts, beyond = [] }) =>
    successes.filter(({ part }) =>
      part === undefined || [...parts, ...beyond].some(({ task }) => task === part)
    ).flatMap(({ part, under: limits }) =>
      limits.flatMap((under) =>
        result.variants.map(({ name: variant }): SuccessRow => {
          const success = { part, under };
          const succeeded = countSolved(trials.of(workload, variant), success);
          return {
            ...{ workload, part: part ?? null, under, variant, succeeded },
            interval: succeeded.total === 0
              ? null
              : wilsonInterval(succeeded.count, succeeded.total),
            compared: compareSuccesses(file, variant, { workload, success, index }),
          };
        })
      )
    )
  );
}
