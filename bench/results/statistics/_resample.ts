import type { RandomStream } from "../../../engine/base/mod.ts";

/** As many values of each stratum as it has, drawn from it with replacement. */
export function resample(
  strata: readonly (readonly number[])[],
  random: RandomStream,
): number[][] {
  return strata.map((values) => values.map(() => random.pick(values)));
}
