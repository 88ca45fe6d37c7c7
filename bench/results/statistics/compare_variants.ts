import type { ResultFile } from "../result_file.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import {
  type ComparedMetric,
  comparePairs,
  type PairedTrials,
  type PairsCompared,
} from "./_compare_pairs.ts";
import { TrialIndex } from "./trial_index.ts";

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
  /** Test errors by default. `unsolved` is 1 for a trial that did not solve its task, else 0. */
  readonly metric?: ComparedMetric;
}

/**
 * Everything about a variant against its reference, over the seeds that both have. The name may be that
 * of an arm: then each of its configurations is paired with its own reference, and all pairs count.
 *
 * @returns Null if the result has no such variant, no reference for it, or no pair.
 */
export function compareVariants(
  result: ResultFile,
  variant: string,
  { reference, workloads, metric = "testError" }: CompareOptions = {},
): Comparison | null {
  const index = new TrialIndex(result);
  const couples = result.variants
    .filter(({ name, arm }) => name === variant || arm === variant)
    .flatMap((one) => {
      const other = reference ?? one.reference;
      return other === null || other === one.name ? [] : [{ variant: one.name, reference: other }];
    });
  const parts = result.workloads
    .filter(({ name }) => workloads === undefined || workloads.includes(name))
    .map(({ name: workload }) => ({
      workload,
      strata: couples.map((couple) =>
        pairTrials(index.of(workload, couple.variant), index.of(workload, couple.reference))
      ),
    }));
  const whole = comparePairs(parts.flatMap(({ strata }) => strata), metric);
  if (whole === null) return null;
  const arms = new Map(result.variants.map(({ name, arm }) => [name, arm ?? name]));
  const references = couples.map(({ reference }) =>
    // What an arm is held against is an arm too.
    arms.has(variant) ? reference : arms.get(reference) ?? reference
  );
  return {
    variant,
    reference: [...new Set(references)].join(", "),
    metric,
    ...whole,
    workloads: parts.flatMap(({ workload, strata }) => {
      const own = comparePairs(strata, metric);
      return own === null ? [] : [{ workload, ...own }];
    }),
  };
}

/** Trials by seed, and how many seeds only one of the two has. */
function pairTrials(
  variants: readonly TrialResult[],
  references: readonly TrialResult[],
): PairedTrials {
  const others = new Map(references.map((trial) => [trial.seed, trial]));
  const pairs = variants.flatMap((variant) => {
    const reference = others.get(variant.seed);
    return reference === undefined ? [] : [{ variant, reference }];
  });
  return { pairs, unmatched: variants.length + references.length - 2 * pairs.length };
}
