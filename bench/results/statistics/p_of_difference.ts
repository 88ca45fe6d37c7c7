import { smallestLevel } from "./smallest_level.ts";
import type { Interval } from "./wilson.ts";

/**
 * The two-sided p-value of no difference that belongs to an interval: it is below 0.05 exactly if the 95 % interval excludes
 * zero, and so on at every level.
 *
 * @param intervalAt The interval that covers the difference with a probability; null with too few seeds.
 *
 * @example
 * ```ts
 * import { pOfDifference } from "./mod.ts";
 *
 * // An interval that reaches zero at 95 %.
 * const p = pOfDifference((coverage) => coverage < 0.95 ? { lowest: 1, highest: 2 } : { lowest: 0, highest: 3 });
 * if (Math.abs(p - 0.05) > 1e-6) throw new Error(`${p}`);
 * ```
 */
export function pOfDifference(intervalAt: (coverage: number) => Interval | null): number {
  return smallestLevel((level) => {
    const interval = intervalAt(1 - level);
    return interval !== null && (interval.lowest > 0 || interval.highest < 0);
  });
}
