import { mean } from "./averages.ts";

/** Values of a variant and of its reference in one workload. Lower is better. */
export interface TwoSamples {
  readonly variant: readonly number[];
  readonly reference: readonly number[];
}

/**
 * The probability that a trial of the variant has a lower value than a trial of the reference, whatever
 * their seeds: the share of such pairs in a workload in which it is lower, counting ties as half; then the
 * mean over workloads.
 *
 * Source: Agarwal et al. 2021, arXiv 2108.13264, for scores, where higher is better.
 *
 * @returns From 0 to 1; NaN without a workload in which both have values.
 */
export function probabilityOfImprovement(strata: readonly TwoSamples[]): number {
  const shares = strata.filter(({ variant, reference }) => variant.length * reference.length > 0)
    .map(({ variant, reference }) => {
      const sorted = reference.toSorted((a, b) => a - b);
      const wins = variant.reduce(
        (sum, value) =>
          sum + sorted.length - (placeOf(sorted, value, false) + placeOf(sorted, value, true)) / 2,
        0,
      );
      return wins / (variant.length * reference.length);
    });
  return mean(shares);
}

/** How many of the sorted values are below one, or not above it. */
function placeOf(sorted: readonly number[], value: number, withEqual: boolean): number {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1, other = sorted[middle]!;
    if (other < value || withEqual && other === value) low = middle + 1;
    else high = middle;
  }
  return low;
}
