import type { ResultFile } from "../result_file.ts";
import { type ClusteredInterval, clusteredInterval } from "./clustered_interval.ts";
import { couplesOf, type PairedTrials, pairedTrials, referenceName } from "./_paired_trials.ts";
import { differenceOfPairedShares, type SolvedPairs } from "./difference_of_paired_shares.ts";
import { mcNemar } from "./mc_nemar.ts";
import { succeeded, type Success } from "./success.ts";
import { TrialIndex } from "./trial_index.ts";
import type { Interval } from "./wilson.ts";

/** Which of two variants succeeds, pair by pair. */
export interface SuccessesCompared extends SolvedPairs {
  readonly reference: string;
  readonly pairs: number;
  /** Different ones among the pairs. */
  readonly seeds: number;
  /** McNemar's, of the pairs in which one of the two alone succeeded. */
  readonly p: number;
  /** Share that succeeded, variant minus reference: more is better. */
  readonly difference: number;
  /** 95 %, Newcombe's for pairs. */
  readonly interval: Interval;
  /**
   * The same without taking pairs of one seed and of one configuration for independent, and no narrower than
   * Newcombe's; null where no pairs share any, and with too few seeds.
   */
  readonly clustered: ClusteredInterval | null;
}

/**
 * How often a variant, or an arm, succeeds on a workload, against its reference: over the seeds that both have,
 * each configuration of an arm with its own reference.
 *
 * @returns Null without a reference or a pair.
 */
export function compareSuccesses(
  result: ResultFile,
  variant: string,
  { workload, success, index = new TrialIndex(result) }: {
    readonly workload: string;
    readonly success?: Success;
    /** Of the result, if it is there already. */
    readonly index?: TrialIndex;
  },
): SuccessesCompared | null {
  const couples = couplesOf(result, variant);
  const strata = pairedTrials(index, workload, couples);
  const { p, ...solved } = successesOf(strata, success);
  const { both, onlyVariant, onlyReference, neither } = solved;
  const pairs = both + onlyVariant + onlyReference + neither;
  if (pairs === 0) return null;
  const interval = differenceOfPairedShares(solved);
  return {
    ...solved,
    reference: referenceName(result, variant, couples),
    pairs,
    seeds: seedsOf(strata, success),
    p,
    difference: (onlyVariant - onlyReference) / pairs,
    interval,
    clustered: clusteredShares(strata, success, interval),
  };
}

/** Of the difference of the shares that succeed, variant minus reference. */
function clusteredShares(
  strata: readonly PairedTrials[],
  success: Success | undefined,
  { lowest, highest }: Interval,
): ClusteredInterval | null {
  const found = clusteredInterval(
    strata.flatMap(({ pairs, configuration }) =>
      pairs.flatMap(({ variant, reference }) => {
        const own = succeeded(variant, success), other = succeeded(reference, success);
        if (own === null || other === null) return [];
        const { workload, seed } = variant;
        return [{ workload, seed, configuration, difference: Number(own) - Number(other) }];
      })
    ),
  );
  return found === null ? null : {
    ...found,
    lowest: Math.min(found.lowest, lowest),
    highest: Math.max(found.highest, highest),
  };
}

function seedsOf(strata: readonly PairedTrials[], success?: Success): number {
  const counted = strata.flatMap(({ pairs }) => pairs).filter(({ variant, reference }) =>
    succeeded(variant, success) !== null && succeeded(reference, success) !== null
  );
  return new Set(counted.map(({ variant }) => variant.seed)).size;
}

/** The pairs by which of the two succeeded, with McNemar's p; those are left out of which one counts nowhere. */
export function successesOf(
  strata: readonly PairedTrials[],
  success?: Success,
): SolvedPairs & { readonly p: number } {
  let both = 0, onlyVariant = 0, onlyReference = 0, neither = 0;
  for (const { variant, reference } of strata.flatMap(({ pairs }) => pairs)) {
    const own = succeeded(variant, success), other = succeeded(reference, success);
    if (own === null || other === null) continue;
    if (own && other) both += 1;
    else if (own) onlyVariant += 1;
    else if (other) onlyReference += 1;
    else neither += 1;
  }
  const p = mcNemar(onlyVariant, onlyReference);
  return { both, onlyVariant, onlyReference, neither, p };
}
