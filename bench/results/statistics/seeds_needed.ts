import { normalQuantile } from "../../../engine/base/mod.ts";
import { noncentralStudentShare, studentQuantile } from "./_distributions.ts";

/** The effect to detect, and with which certainty. */
export interface PowerOptions {
  /** The mean difference to detect; its sign does not matter. */
  readonly difference: number;
  /** Of the differences of pairs. */
  readonly standardDeviation: number;
  /** The probability that the test detects it: 0.8. */
  readonly power?: number;
  /** The probability of a false alarm: 0.05, two-sided. */
  readonly significance?: number;
}

/** From this many pairs, the normal approximation is within one or two. */
const MANY = 1e6;

/**
 * The smallest number of pairs with which the paired t test sees a mean difference with a power of 0.8: by
 * the noncentral t distribution with shift difference / deviation x sqrt(pairs).
 *
 * @returns At least 2; Infinity for a difference of 0.
 * @throws {RangeError} If a share is not between 0 and 1, or the deviation is negative.
 */
export function seedsNeeded(
  { difference, standardDeviation, power = 0.8, significance = 0.05 }: PowerOptions,
): number {
  for (const share of [power, significance]) {
    if (!(share > 0 && share < 1)) {
      throw new RangeError(`Cannot plan seeds for a share of ${share}, it must be between 0 and 1`);
    }
  }
  if (!(standardDeviation >= 0)) {
    throw new RangeError(`Cannot plan seeds for a standard deviation of ${standardDeviation}`);
  }
  const effect = Math.abs(difference) / standardDeviation;
  if (!(effect > 0)) return Infinity;
  const reach = normalQuantile(1 - significance / 2) + normalQuantile(power);
  // The normal distribution has thinner tails than t, so that it asks for one or two pairs too few.
  let pairs = Math.max(2, Math.ceil((Math.max(0, reach) / effect) ** 2));
  while (pairs < MANY && powerOf(pairs, effect, significance) < power) pairs++;
  return pairs;
}

/** How often a two-sided t test of so many pairs sees an effect, in standard deviations. */
function powerOf(pairs: number, effect: number, significance: number): number {
  const degrees = pairs - 1, shift = effect * Math.sqrt(pairs);
  const limit = studentQuantile(1 - significance / 2, degrees);
  return 1 - noncentralStudentShare(limit, degrees, shift) +
    noncentralStudentShare(-limit, degrees, shift);
}
