import type { ResultFile } from "../result_file.ts";
import { chancesOfRank, deviationOfDraws, expectedError } from "./_draws_of_best.ts";
import { studentQuantile } from "./_distributions.ts";
import { type MeasuredError, rankedRuns } from "./_ranked_runs.ts";
import type { Interval } from "./wilson.ts";

/** The best of n runs of a variant, and of what it is compared with. Errors are fractions. */
export interface BestOfN {
  /** As many as the paper has, or as there are seeds where these are fewer. */
  readonly n: number;
  /** Those that all workloads have of both sides, with numbers. */
  readonly seeds: number;
  /** Expected over which n of the seeds are drawn, with replacement; over workloads all answers together. */
  readonly variant: number;
  /** Null without a reference. */
  readonly reference: number | null;
  /** The variant's error minus the reference's; the variant's alone without one. */
  readonly difference: number;
  /** Where another best of n lies 95 times in 100: what is published is one. Null under three seeds. */
  readonly interval: Interval | null;
  /** What intervals of other coverages are made of; null under three seeds. */
  readonly spread: {
    /** The standard deviation of another best of n around the expected one, as far as it is known. */
    readonly deviation: number;
    readonly degrees: number;
    /** The least that an interval reaches to each side: one answer. */
    readonly resolution: number;
  } | null;
}

/** What the best of n is taken of. */
export interface BestOfNOptions {
  /** Variants whose runs count together. */
  readonly variants: readonly string[];
  /** By default none: the best of n by itself. */
  readonly references?: readonly string[];
  /** Test errors by default. */
  readonly metric?: MeasuredError;
  /** Restarts of the paper; null where it does not say. */
  readonly n: number | null;
  /** What the best is chosen by: the training error, see `bestTrial`, or as some papers do this very error. */
  readonly by?: "trainError" | "itself";
}

/** Under which there is no interval. */
const FEWEST_SEEDS = 3;

/**
 * The best of n runs, by a bootstrap over which n. A draw takes n of the seeds with replacement, the same for
 * both sides and on all workloads, as these share streams. Its interval is of t around the mean of all draws,
 * with the variance
 *
 *     v / (1 - h) x (1 + n / N)
 *
 * where v is the variance of the draws; h the probability that two of them choose the same run, as a variance
 * over so few distinct runs is too small by 1 - h; and n / N of N seeds stands for the draws' mean being an
 * estimate. In simulations 92 to 100 % of such intervals contain another best of n: docs/statistics.md.
 *
 * @returns Null if there is no seed that all have.
 */
export function bestOfN(
  result: ResultFile,
  { variants, references, metric = "testError", n: asked, by = "trainError" }: BestOfNOptions,
): BestOfN | null {
  const sides = [variants, ...references === undefined ? [] : [references]];
  const runs = rankedRuns(result, sides, by === "itself" ? metric : null);
  if (runs === null) return null;
  const { seeds, cells } = runs, n = Math.min(asked ?? seeds.length, seeds.length);
  const rates = cells.map((sides) =>
    sides.map((ranked) => ranked.map(({ seed, metrics }) => ({ seed, ...metrics![metric] })))
  );
  const chances = chancesOfRank(seeds.length, n);
  const [variant, reference = null] = sides.map((_, side) =>
    expectedError(rates.map((sides) => sides[side]!), chances)
  );
  const difference = variant! - (reference ?? 0);
  const same = chances.reduce((sum, chance) => sum + chance ** 2, 0);
  const best = {
    ...{ n, seeds: seeds.length, variant: variant!, reference, difference },
    spread: seeds.length < FEWEST_SEEDS ? null : {
      deviation: deviationOfDraws(rates, seeds, n) *
        Math.sqrt((1 + n / seeds.length) / (1 - same)),
      degrees: seeds.length - 1,
      resolution: 1 / rates.reduce((sum, [own]) => sum + own![0]!.total, 0),
    },
  };
  return { ...best, interval: bestInterval(best, 0.95) };
}

/** The interval of a best of n, with another coverage; null under three seeds. */
export function bestInterval(
  { difference, spread }: Pick<BestOfN, "difference" | "spread">,
  coverage: number,
): Interval | null {
  if (spread === null) return null;
  const { deviation, degrees, resolution } = spread;
  const reach = studentQuantile((1 + coverage) / 2, degrees) * deviation;
  const half = Math.max(reach, resolution);
  return { lowest: difference - half, highest: difference + half };
}
