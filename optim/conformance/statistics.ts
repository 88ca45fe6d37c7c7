import { normalQuantile } from "../../engine/mod.ts";

/**
 * Standard errors that a measured number may be away from its expectation: a Gaussian is further away
 * once in 26 million.
 */
export const ERRORS = 5.5;

/** How far the largest distance of Kolmogorov and Smirnov may be, times root n: once in a million. */
const DISTANCE = 2.69;

/** The root of the mean square. */
export function rootMeanSquare(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! ** 2;
  return Math.sqrt(sum / values.length);
}

/** The correlation of two series, both about 0, over the shorter; 1 of two that are equal. */
export function correlation(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let product = 0, square = 0, otherSquare = 0;
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    product += one[i]! * other[i]!;
    square += one[i]! ** 2;
    otherSquare += other[i]! ** 2;
  }
  return product === 0 ? 0 : product / Math.sqrt(square * otherSquare);
}

/** Mean, skewness and excess kurtosis. */
export function momentsOf(values: ArrayLike<number>) {
  const n = values.length;
  let sum = 0, second = 0, third = 0, fourth = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const mean = sum / n;
  for (let i = 0; i < n; i++) {
    const from = values[i]! - mean, square = from * from;
    second += square;
    third += square * from;
    fourth += square * square;
  }
  const variance = second / n;
  return {
    mean,
    skewness: third / n / variance ** 1.5,
    kurtosis: fourth / n / variance ** 2 - 3,
  };
}

/** Steps of probability between which the distance is not looked for. */
const STEPS = 10_000;

/** The probability of a Gaussian beyond two deviations, on one side. */
const BEYOND_TWO = 0.022750131948179212;

/**
 * The largest distance between the distribution of some values and the standard normal one, at 9,999
 * quantiles, and the distance that is too much: that of a false alarm in a million.
 *
 * Source: Kolmogorov 1933; P(root n D > x) is about 2 exp(-2 x^2).
 */
export function distanceFromNormal(
  values: Float32Array,
  isTruncated: boolean,
): { readonly distance: number; readonly most: number } {
  const sorted = values.toSorted(), n = sorted.length;
  let distance = 0, below = 0;
  for (let step = 1; step < STEPS; step++) {
    const probability = step / STEPS;
    const quantile = normalQuantile(
      isTruncated ? BEYOND_TWO + probability * (1 - 2 * BEYOND_TWO) : probability,
    );
    while (below < n && sorted[below]! <= quantile) below += 1;
    distance = Math.max(distance, Math.abs(below / n - probability));
  }
  return { distance, most: DISTANCE / Math.sqrt(n) };
}
