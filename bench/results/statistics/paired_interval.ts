import { deriveKey, type PhiloxKey, RandomStream } from "../../../engine/base/mod.ts";
import { mean } from "./averages.ts";
import { bootstrapT } from "./_bootstrap_t.ts";
import { smallTogether, stratifiedT } from "./_stratified_t.ts";
import { percentileInterval } from "./percentile_interval.ts";
import type { Interval } from "./wilson.ts";

/**
 * How an interval is made. `stratifiedT`: Student's t with Welch's degrees of freedom. `bootstrapT`:
 * resampled differences give the distribution of t. `percentile`: quantiles of resampled means, as in
 * rliable; too narrow for few seeds, and here to compare with rliable alone.
 */
export type IntervalMethod = "stratifiedT" | "bootstrapT" | "percentile";

/** A mean difference, and an interval for the mean over all seeds. */
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
  /**
   * What the measurement can tell apart, 0 by default: the interval reaches at least so far to each side.
   * Without it, differences that are all equal would have an interval of no width. Not of `percentile`.
   */
  readonly resolution?: number;
  /** How many pairs have to differ for an interval: 0. Where nearly all are equal, the few decide the mean. */
  readonly fewestDifferent?: number;
  /** Of the bootstrap; the same key gives the same interval. */
  readonly key?: PhiloxKey;
  readonly resamples?: number;
}

/**
 * Pairs beyond one for each workload that an interval takes, workloads of one or two pairs put together:
 * 5 seeds of one workload, 3 of two, 2 of three, 1 of five.
 */
const FEWEST = 4;

/**
 * Pairs that have to differ for the interval of an error. On a task that nearly every trial solves, the rare seed
 * that does not decides the mean, and where so few pairs differ it usually is not among them.
 */
export const FEWEST_DIFFERENT = 5;

const KEY = deriveKey([0, 0], "paired interval");

/**
 * The interval of a mean difference between variants that share seeds: of the mean over all seeds of these
 * workloads, not over other workloads. A stratum is a workload, its numbers are differences of pairs.
 * How often intervals contain the mean is measured by `deno task bench:evidence coverage`.
 *
 * @throws {RangeError} If a difference is not finite or the coverage not between 0 and 1.
 *
 * @example
 * ```ts
 * import { pairedInterval } from "./mod.ts";
 *
 * // Test error with noise minus without, five seeds of one workload.
 * const found = pairedInterval([[-0.02, -0.03, -0.01, -0.02, -0.03]]);
 * if (found.tooFewSeeds || found.highest > 0) throw new Error("the noise did not help");
 * ```
 */
export function pairedInterval(
  strata: readonly (readonly number[])[],
  {
    method = "stratifiedT",
    coverage = 0.95,
    resolution = 0,
    fewestDifferent = 0,
    key = KEY,
    resamples = 2000,
  }: PairedIntervalOptions = {},
): PairedInterval {
  const differences = strata.flat(), pairs = differences.length;
  const strange = differences.find((difference) => !Number.isFinite(difference));
  if (strange !== undefined) {
    throw new RangeError(`Cannot take an interval of a difference: ${strange}`);
  }
  if (!(coverage > 0 && coverage < 1)) {
    throw new RangeError(`Cannot take an interval that covers a share of ${coverage}`);
  }
  const known: MeanDifference = { mean: mean(differences), pairs };
  const joined = smallTogether(strata);
  const different = differences.filter((difference) => difference !== 0).length;
  if (pairs - joined.length < FEWEST || different < fewestDifferent) {
    return { ...known, tooFewSeeds: true };
  }
  const widened = ({ lowest, highest }: Interval): PairedInterval => ({
    ...known,
    tooFewSeeds: false,
    method,
    lowest: Math.min(lowest, known.mean - resolution),
    highest: Math.max(highest, known.mean + resolution),
  });
  switch (method) {
    case "percentile": {
      const interval = percentileInterval(strata, mean, { coverage, key, resamples });
      return { ...known, tooFewSeeds: false, method, ...interval };
    }
    case "stratifiedT":
      return widened(stratifiedT(joined, coverage));
    case "bootstrapT":
      return widened(bootstrapT(joined, { coverage, random: new RandomStream(key), resamples }));
  }
}
