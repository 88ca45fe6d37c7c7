import { type Interval, wilsonInterval } from "./wilson.ts";

/** What became of pairs: which of the two succeeded. */
export interface SolvedPairs {
  readonly both: number;
  readonly onlyVariant: number;
  readonly onlyReference: number;
  readonly neither: number;
}

/**
 * The interval of the difference between two shares over the same pairs, variant minus reference:
 * Wilson's intervals of both, joined with the correlation that the pairs have. Unlike Student's t over
 * differences of 0 and 1 it holds for counts like 1 and 9 of 216, and it does not shrink to a point when
 * all differences are equal.
 *
 * Source: Newcombe 1998, Statistics in Medicine 17, 2635-2650, method 10.
 */
export function differenceOfPairedShares(
  { both, onlyVariant, onlyReference, neither }: SolvedPairs,
  coverage = 0.95,
): Interval {
  const pairs = both + onlyVariant + onlyReference + neither;
  const ofVariant = both + onlyVariant, ofReference = both + onlyReference;
  const variant = ofVariant / pairs, reference = ofReference / pairs;
  const own = wilsonInterval(ofVariant, pairs, coverage);
  const other = wilsonInterval(ofReference, pairs, coverage);
  const product = ofVariant * (pairs - ofVariant) * ofReference * (pairs - ofReference);
  const excess = both * neither - onlyVariant * onlyReference;
  // A correction for continuity, where pairs agree more often than not.
  const corrected = excess > 0 ? Math.max(excess - pairs / 2, 0) : excess;
  const correlation = product === 0 ? 0 : corrected / Math.sqrt(product);
  const reach = (a: number, b: number) =>
    Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
  const difference = variant - reference;
  return {
    lowest: difference - reach(variant - own.lowest, other.highest - reference),
    highest: difference + reach(own.highest - variant, reference - other.lowest),
  };
}
