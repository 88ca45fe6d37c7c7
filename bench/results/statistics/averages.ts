/** The arithmetic mean; NaN of no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The value below which a share of the values lies, by linear interpolation at place share x (n - 1) of
 * the sorted values, as numpy.quantile does by default. Values may be infinite.
 *
 * @returns NaN of no values.
 * @throws {RangeError} If the share is not from 0 to 1.
 */
export function quantile(values: readonly number[], share: number): number {
  return quantileOfSorted(values.toSorted((a, b) => a - b), share);
}

/** The same for values that are already sorted. */
export function quantileOfSorted(sorted: readonly number[], share: number): number {
  if (!(share >= 0 && share <= 1)) {
    throw new RangeError(`Cannot take a quantile, its share must be from 0 to 1: ${share}`);
  }
  if (sorted.length === 0) return NaN;
  const place = share * (sorted.length - 1), below = Math.floor(place);
  const low = sorted[below]!, high = sorted[Math.ceil(place)]!;
  // Infinity - Infinity is not a number.
  return low === high ? low : low + (high - low) * (place - below);
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The mean of the middle half: a quarter of the values, rounded down, is left out at each end.
 *
 * Source: Agarwal et al. 2021, arXiv 2108.13264, as in rliable: over all trials of all workloads together.
 */
export function interquartileMean(values: readonly number[]): number {
  const out = Math.floor(values.length / 4);
  return mean(values.toSorted((a, b) => a - b).slice(out, values.length - out));
}

/** The standard deviation of a sample, with n - 1; NaN of fewer than two values. */
export function standardDeviation(values: readonly number[]): number {
  return Math.sqrt(squaredDeviations(values) / (values.length - 1));
}

/** The sum of squared distances from the mean; exactly 0 of equal values. */
export function squaredDeviations(values: readonly number[]): number {
  const first = values[0] ?? 0;
  // Their mean may be off by a rounding.
  if (values.every((value) => value === first)) return 0;
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
}
