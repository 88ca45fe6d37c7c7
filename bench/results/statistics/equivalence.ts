import { judgeMargin } from "./non_inferiority.ts";
import type { Interval } from "./wilson.ts";

/** Whether a difference is shown to be smaller than a margin, to either side. */
export interface Equivalence {
  /** A fraction. */
  readonly margin: number;
  readonly holds: boolean;
  /** 95 %: each of its ends is the bound of a one-sided test at 2.5 %. */
  readonly interval: Interval;
}

/**
 * Two one-sided tests: a difference is equivalent to none if neither it nor its negative is worse by the margin.
 * That is so exactly if the interval lies within the margin. It is the 95 % interval, and not that of 90 % as usual
 * for tests at 5 %: differences of networks are skewed, so that 90 % would be wrong in up to 7 % of experiments, and
 * 95 % in fewer than 5 % (`deno task bench:evidence equivalence`).
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
export function testEquivalence(interval: Interval, margin: number): Equivalence {
  const sides = [interval, turnedInterval(interval)].map((side) => judgeMargin(side, margin));
  return { margin, holds: sides.every((side) => side === "notWorse"), interval };
}

/** The interval of the difference the other way round. */
export function turnedInterval({ lowest, highest }: Interval): Interval {
  return { lowest: -highest, highest: -lowest };
}

/**
 * The size that a difference does not exceed, to either side: the end of its 95 % interval that is farther from
 * zero. Only one of the ends can be missed, as the true difference has but one sign.
 */
export function largestSize({ lowest, highest }: Interval): number {
  return Math.max(Math.abs(lowest), Math.abs(highest));
}
