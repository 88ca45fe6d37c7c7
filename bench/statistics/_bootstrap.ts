import type { RandomStream } from "../../engine/base/mod.ts";
import { mean, quantile } from "./averages.ts";
import { standardErrorOf } from "./_stratified_t.ts";
import type { Interval } from "./wilson.ts";

/** How a bootstrap is made. */
export interface BootstrapOptions {
  readonly coverage: number;
  readonly random: RandomStream;
  readonly resamples: number;
}

/** The same number of values of each stratum, drawn from it with replacement. */
function resample(strata: readonly (readonly number[])[], random: RandomStream): number[][] {
  return strata.map((values) => values.map(() => random.pick(values)));
}

/**
 * Quantiles of a statistic of all values together, over resamples of each stratum.
 *
 * Source: Agarwal et al. 2021, arXiv 2108.13264: what rliable calls the stratified bootstrap, percentile.
 */
export function percentileBootstrap(
  strata: readonly (readonly number[])[],
  statistic: (values: readonly number[]) => number,
  { coverage, random, resamples }: BootstrapOptions,
): Interval {
  const statistics = Array.from(
    { length: resamples },
    () => statistic(resample(strata, random).flat()),
  );
  return {
    lowest: quantile(statistics, (1 - coverage) / 2),
    highest: quantile(statistics, (1 + coverage) / 2),
  };
}

/**
 * The mean minus quantiles of t times the standard error, with t as resamples have it around their mean.
 * Resamples without a variance are left out.
 *
 * Source: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", section 12.5.
 */
export function bootstrapT(
  strata: readonly (readonly number[])[],
  { coverage, random, resamples }: BootstrapOptions,
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
