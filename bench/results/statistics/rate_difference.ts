import type { Rate } from "../../trial/spec/mod.ts";

/**
 * One rate minus another. Of equally many questions the wrong answers are subtracted, so that equal
 * differences are equal numbers: 0.3 - 0.2 and 0.2 - 0.1 are not, and a rank test would see no tie.
 */
export function rateDifference(rate: Rate, other: Rate): number {
  return rate.total === other.total
    ? (rate.wrong - other.wrong) / rate.total
    : rate.value - other.value;
}
