import type { PairsCompared } from "./_compare_pairs.ts";

/** With fewer seeds a sign test cannot come near 0.05 however the pairs fall: of four it is at least 0.125. */
const FEWEST_SEEDS = 5;

/**
 * Whether there are seeds enough for p-values. What counts is seeds and not pairs: the workloads of a seed, and
 * the configurations of a grid, share their streams of random numbers.
 */
export function enoughToTest(seeds: number): boolean {
  return seeds >= FEWEST_SEEDS;
}

/** Whether a comparison has p-values that may be shown. */
export function hasTests({ pairs, interval }: Pick<PairsCompared, "pairs" | "interval">): boolean {
  return !interval.tooFewSeeds && enoughToTest(new Set(pairs.map(({ seed }) => seed)).size);
}
