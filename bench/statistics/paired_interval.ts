import { deriveKey, type PhiloxKey, RandomStream } from "../../engine/base/mod.ts";
import { mean } from "./averages.ts";
import { bootstrapT, percentileBootstrap } from "./_bootstrap.ts";
import { stratifiedT } from "./_stratified_t.ts";
import type { Interval } from "./wilson.ts";

/**
 * How an interval is made. `stratifiedT`: Student's t with the degrees of freedom of Welch and
 * Satterthwaite. `bootstrapT`: resampled differences tell the distribution of t. `percentile`: quantiles
 * of resampled means, as in rliable; too narrow for few seeds, and here to compare with rliable alone.
 */
export type IntervalMethod = "stratifiedT" | "bootstrapT" | "percentile";

/** A mean difference, and where the mean over all seeds lies as far as these tell. */
export type PairedInterval =
  | (MeanDifference & Interval & { readonly tooFewSeeds: false; readonly method: IntervalMethod })
  | (MeanDifference & { readonly tooFewSeeds: true });

/** The sum of all differences over how many they are; NaN of none. */
export interface MeanDifference {
  readonly mean: number;
  readonly pairs: number;
}

/** What can be chosen of an interval. */
export interface PairedIntervalOptions {
  readonly method?: IntervalMethod;
  /** How often it is to hold the true mean: 0.95. */
  readonly coverage?: number;
  /** Of the bootstrap; the same key gives the same interval. */
  readonly key?: PhiloxKey;
  readonly resamples?: number;
}

/** Pairs beyond one for each workload that it takes: 5 seeds of one workload, 3 seeds of two. */
const FEWEST = 4;

const KEY = deriveKey([0, 0], "paired interval");

/**
 * The interval of a mean difference between variants that share seeds: the mean over all seeds of these
 * workloads, not over other workloads. A stratum is a workload, its numbers are differences of pairs.
 *
 * @throws {RangeError} If a difference is not finite or the coverage not between 0 and 1.
 */
export function pairedInterval(
  strata: readonly (readonly number[])[],
  { method = "stratifiedT", coverage = 0.95, key = KEY, resamples = 2000 }: PairedIntervalOptions =
    {},
): PairedInterval {
  const differences = strata.flat(), pairs = differences.length;
  const strange = differences.find((difference) => !Number.isFinite(difference));
  if (strange !== undefined) {
    throw new RangeError(`Cannot take an interval of a difference: ${strange}`);
  }
  if (!(coverage > 0 && coverage < 1)) {
    throw new RangeError(`Cannot take an interval that covers a share of ${coverage}`);
  }
  const filled = strata.filter(({ length }) => length > 0);
  const known: MeanDifference = { mean: mean(differences), pairs };
  if (pairs - filled.length < FEWEST) return { ...known, tooFewSeeds: true };
  const random = new RandomStream(key);
  const interval = method === "stratifiedT"
    ? stratifiedT(filled, coverage)
    : method === "bootstrapT"
    ? bootstrapT(filled, { coverage, random, resamples })
    : percentileBootstrap(filled, mean, { coverage, random, resamples });
  return { ...known, tooFewSeeds: false, method, ...interval };
}
