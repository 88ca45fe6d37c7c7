import { noncentralStudentShare, studentQuantile } from "./_distributions.ts";

/** What is to be seen, and how surely. */
export interface PowerOptions {
  /** The mean difference to see; its sign does not matter. */
  readonly difference: number;
  /** Of the differences of pairs. */
  readonly standardDeviation: number;
  /** How likely the test is to see it: 0.8. */
  readonly power?: number;
  /** How likely it may see a difference that is not there: 0.05, two-sided. */
  readonly significance?: number;
}

/** More pairs than anybody trains. */
const MOST = 1e7;

/**
 * The smallest number of pairs with which the paired t test sees a mean difference with a power of 0.8: by
 * the noncentral t distribution with shift difference / deviation x sqrt(pairs).
 *
 * @returns At least 2; Infinity for a difference of 0, or one that ten million pairs would not show.
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
  if (effect === Infinity) return 2;
  const isEnough = (pairs: number) => powerOf(pairs, effect, significance) >= power;
  let enough = 2;
  while (!isEnough(enough)) {
    if (enough > MOST) return Infinity;
    enough *= 2;
  }
  // Power grows with the pairs: between the last two powers of two is the first that is enough.
  let few = enough === 2 ? 1 : enough / 2;
  while (enough - few > 1) {
    const middle = (few + enough) >> 1;
    if (isEnough(middle)) enough = middle;
    else few = middle;
  }
  return enough;
}

/** How often a two-sided t test of so many pairs sees an effect, in standard deviations. */
function powerOf(pairs: number, effect: number, significance: number): number {
  const degrees = pairs - 1, shift = effect * Math.sqrt(pairs);
  const limit = studentQuantile(1 - significance / 2, degrees);
  return 1 - noncentralStudentShare(limit, degrees, shift) +
    noncentralStudentShare(-limit, degrees, shift);
}
