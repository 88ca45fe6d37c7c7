import type { RandomStream } from "../../../engine/base/mod.ts";
import { mean, quantile } from "./averages.ts";
import { resample } from "./_resample.ts";
import { standardErrorOf } from "./_stratified_t.ts";
import type { Interval } from "./wilson.ts";

/**
 * The mean minus quantiles of t times the standard error, with t as resamples have it around their mean.
 * Resamples without a variance are left out.
 *
 * Source: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", section 12.5.
 */
export function bootstrapT(
  strata: readonly (readonly number[])[],
  { coverage, random, resamples }: { coverage: number; random: RandomStream; resamples: number },
): Interval {
  const middle = mean(strata.flat()), { error } = standardErrorOf(strata);
  if (error === 0) return { lowest: middle, highest: middle };
  const ratios: number[] = [];
  for (let i = 0; i < resamples; i++) {
    const drawn = resample(strata, random), own = standardErrorOf(drawn);
    if (own.error > 0) ratios.push((mean(drawn.flat()) - middle) / own.error);
  }
  return {
    lowest: middle - error * quantile(ratios, (1 + coverage) / 2),
    highest: middle - error * quantile(ratios, (1 - coverage) / 2),
  };
}
