import type { PairsCompared } from "./_compare_pairs.ts";
import { type ClusteredDifference, clusteredInterval } from "./clustered_interval.ts";
import { differenceOfPairedShares } from "./difference_of_paired_shares.ts";
import { turnedInterval } from "./equivalence.ts";
import { FEWEST_DIFFERENT, pairedInterval } from "./paired_interval.ts";
import type { Interval } from "./wilson.ts";

/** What the interval is of. */
export interface DecidingOptions {
  /** 0.95. */
  readonly coverage: number;
  /** Whether the differences are those of successes, 1 for a run that did not succeed. */
  readonly ofCounts: boolean;
}

/**
 * Fewer configurations are all that a claim is about, such as two learning rates; of as many and more, those of a grid,
 * others could have been chosen.
 */
const FEWEST_OF_GRID = 10;

/**
 * The interval that decides on a claim. Of a mean difference it is that of independent pairs, and in a grid the one that
 * is clustered by seed and configuration; of successes Newcombe's, or the clustered one where that reaches farther.
 *
 * @returns Null with too few seeds.
 */
export function decidingInterval(
  { pairs: given, resolution, solved }: Pick<PairsCompared, "pairs" | "resolution" | "solved">,
  { coverage, ofCounts }: DecidingOptions,
): Interval | null {
  const isGrid = new Set(given.map(({ configuration }) => configuration)).size >= FEWEST_OF_GRID;
  const pairs = isGrid ? given : given.map(asStrata);
  const clustered = clusteredInterval(pairs, { coverage, resolution: ofCounts ? 0 : resolution });
  if (ofCounts) {
    // The shares are of runs that succeed, the differences of runs that do not.
    const { lowest, highest } = turnedInterval(differenceOfPairedShares(solved, coverage));
    return {
      lowest: Math.min(lowest, clustered?.lowest ?? lowest),
      highest: Math.max(highest, clustered?.highest ?? highest),
    };
  }
  if (isGrid && clustered !== null) {
    return { lowest: clustered.lowest, highest: clustered.highest };
  }
  const strata = Map.groupBy(pairs.map(asStrata), ({ workload }) => workload);
  const differences = [...strata.values()].map((own) => own.map(({ difference }) => difference));
  const found = pairedInterval(differences, {
    ...{ coverage, resolution, fewestDifferent: FEWEST_DIFFERENT },
  });
  return found.tooFewSeeds ? null : { lowest: found.lowest, highest: found.highest };
}

/** A configuration on a workload, as a workload. */
function asStrata(pair: ClusteredDifference): ClusteredDifference {
  const { workload, configuration } = pair;
  return { ...pair, workload: JSON.stringify([workload, configuration]), configuration: null };
}
