import { normalQuantile } from "../../../engine/base/mod.ts";

/** An interval for a true value. */
export interface Interval {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Wilson's score interval: the shares p for which the count of successes is plausible, those
 * with (successes / trials - p)^2 <= z^2 p (1 - p) / trials. It is valid for few trials and for no
 * successes.
 *
 * Source: Wilson 1927, Journal of the American Statistical Association 22, without a correction for
 * continuity.
 *
 * @returns Fractions; 0 to 1 when nothing was tried.
 * @throws {RangeError} If a count is not a natural number, or there are more successes than trials.
 *
 * @example
 * ```ts
 * import { wilsonInterval } from "./mod.ts";
 *
 * // No failure in 10 trials does not mean that there are none.
 * const { lowest, highest } = wilsonInterval(10, 10);
 * if (Math.abs(lowest - 0.722) > 0.001 || highest !== 1) throw new Error(`from ${lowest}`);
 * ```
 */
export function wilsonInterval(successes: number, trials: number, coverage = 0.95): Interval {
  for (const count of [successes, trials]) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`Cannot take an interval of ${count} trials`);
    }
  }
  if (successes > trials) {
    throw new RangeError(`Cannot take an interval of ${successes} successes in ${trials} trials`);
  }
  if (trials === 0) return { lowest: 0, highest: 1 };
  const z = normalQuantile((1 + coverage) / 2);
  const share = successes / trials, squared = z * z / trials;
  const middle = share + squared / 2;
  const reach = Math.sqrt(squared * share * (1 - share) + squared * squared / 4);
  // The ends are exact where rounding would miss them.
  return {
    lowest: successes === 0 ? 0 : (middle - reach) / (1 + squared),
    highest: successes === trials ? 1 : (middle + reach) / (1 + squared),
  };
}
