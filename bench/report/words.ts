/** Statistics as people read them. */

import { percent, rangeDecimals } from "../base/mod.ts";
import type { Interval } from "../results/statistics/mod.ts";

/** A difference of errors in percentage points, as "1.2 lower"; "0.0" of less than a twentieth. */
export function side(difference: number, decimals = 1): string {
  const text = (100 * Math.abs(difference)).toFixed(decimals);
  return Number(text) === 0 ? text : `${text} ${difference < 0 ? "lower" : "higher"}`;
}

/** An interval of such differences, as "from 1.2 lower to 0.4 higher". */
export function sides({ lowest, highest }: Interval): string {
  const decimals = rangeDecimals(lowest, highest);
  return `from ${side(lowest, decimals)} to ${side(highest, decimals)}`;
}

/** The error with something against that with something else, by their difference. */
export function compared(difference: number, other: string): string {
  const text = side(difference);
  return text === "0.0"
    ? `the same as with ${other}, to a tenth of a percentage point`
    : `${text.replace(" ", " percentage points ")} than with ${other}`;
}

/** A probability in words: "6 of 100 cases". */
export function cases(p: number): string {
  if (p < 0.001) return "less than 1 of 1,000 cases";
  return p < 0.01 ? "less than 1 of 100 cases" : `${Math.round(100 * p)} of 100 cases`;
}

/** A text whose signs of percent stay on the line of their numbers. */
export function together(text: string): string {
  return text.replaceAll(" %", "\u00a0%");
}

/** An error, or any that is smaller, as "5.0 % or less". */
export function orLess(error: number): string {
  return together(error === 0 ? percent(error) : `${percent(error)} or less`);
}
