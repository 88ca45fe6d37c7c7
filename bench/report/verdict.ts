import type { Comparison } from "../results/statistics/mod.ts";

/** Below this probability what is seen is not put down to chance. */
export const SIGNIFICANCE = 0.05;

/** What a comparison says in short: an error that is lower helped, one that is higher did harm. */
export type Verdict = "tooFewSeeds" | "mixed" | "unclear" | "better" | "worse";

/**
 * The interval of the mean decides: one that contains zero, or ends at it, is no clear difference. The split of
 * the pairs may disagree with the mean.
 */
export function verdictOf(
  { mean, interval, better, worse, signTest }: Pick<
    Comparison,
    "mean" | "interval" | "better" | "worse" | "signTest"
  >,
): Verdict {
  if (interval.tooFewSeeds) return "tooFewSeeds";
  const split = signTest < SIGNIFICANCE ? Math.sign(worse - better) : 0;
  if (split !== 0 && split !== Math.sign(mean)) return "mixed";
  if (interval.highest < 0) return "better";
  return interval.lowest > 0 ? "worse" : "unclear";
}
