import type { ResultFile } from "../result_file.ts";
import { type ComparedMetric, comparePairs, type PairsCompared } from "./_compare_pairs.ts";
import { couplesOf, pairedTrials, referenceName } from "./_paired_trials.ts";
import type { Success } from "./success.ts";
import { TrialIndex } from "./trial_index.ts";
import { withDiverged } from "./with_diverged.ts";

/** A variant against its reference, over the seeds that both have. */
export interface Comparison extends PairsCompared {
  readonly variant: string;
  readonly reference: string;
  readonly metric: ComparedMetric;
  /** The same of each workload that has pairs, in the order of the result. */
  readonly workloads: readonly (PairsCompared & { readonly workload: string })[];
}

/** What a comparison is of. */
export interface CompareOptions {
  /** A variant; by default the one that the result names. */
  readonly reference?: string;
  /** By default all. */
  readonly workloads?: readonly string[];
  /** Test errors by default. `unsolved` is 1 for a trial that did not succeed, else 0. */
  readonly metric?: ComparedMetric;
  /** What a trial succeeds by; by solving its task if missing. */
  readonly success?: Success | undefined;
}

/**
 * Everything about a variant against its reference, over the seeds that both have. The name may be that
 * of an arm: then each of its configurations is paired with its own reference, and all pairs count.
 *
 * @returns Null if the result has no such variant, no reference for it, or no pair.
 */
export function compareVariants(
  file: ResultFile,
  variant: string,
  { reference, workloads, metric = "testError", success }: CompareOptions = {},
): Comparison | null {
  const result = withDiverged(file);
  const index = new TrialIndex(result), couples = couplesOf(result, variant, reference);
  const parts = result.workloads
    .filter(({ name }) => workloads === undefined || workloads.includes(name))
    .map(({ name }) => ({ workload: name, strata: pairedTrials(index, name, couples) }));
  const whole = comparePairs(parts.flatMap(({ strata }) => strata), metric, success);
  if (whole === null) return null;
  return {
    variant,
    reference: referenceName(result, variant, couples),
    metric,
    ...whole,
    workloads: parts.flatMap(({ workload, strata }) => {
      const own = comparePairs(strata, metric, success);
      return own === null ? [] : [{ workload, ...own }];
    }),
  };
}
