import { judgeMargin } from "./non_inferiority.ts";
import type { Interval } from "./wilson.ts";

/** Whether a difference is shown to be smaller than a margin, to either side. */
export interface Equivalence {
  /** A fraction. */
  readonly margin: number;
  readonly holds: boolean;
  /** 90 %: each of its ends is the bound of a one-sided test at 5 %. */
  readonly interval90: Interval;
}

/**
 * Two one-sided tests: a difference is equivalent to none if neither it nor its negative is worse by the margin.
 * That is so exactly if the 90 % interval lies within the margin, and wrongly so in at most 5 % of experiments.
 *
 * Source: Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15.
 *
 * @throws {RangeError} If the margin is not positive.
 *
 * @example
 * ```ts
 * import { testEquivalence } from "./mod.ts";
 *
 * const { holds } = testEquivalence({ lowest: -0.008, highest: 0.002 }, 0.01);
 * if (!holds) throw new Error("the difference may be a point");
 * ```
 */
export function testEquivalence(interval90: Interval, margin: number): Equivalence {
  const sides = [interval90, turnedInterval(interval90)].map((side) => judgeMargin(side, margin));
  return { margin, holds: sides.every((side) => side === "notWorse"), interval90 };
}

/** The interval of the difference the other way round. */
export function turnedInterval({ lowest, highest }: Interval): Interval {
  return { lowest: -highest, highest: -lowest };
}

/**
 * The size that a difference does not exceed, to either side, with 95 %: the end of its 90 % interval that is
 * farther from zero. Only one of the ends can be missed, as the true difference has but one sign.
 */
export function largestSize({ lowest, highest }: Interval): number {
  return Math.max(Math.abs(lowest), Math.abs(highest));
}
