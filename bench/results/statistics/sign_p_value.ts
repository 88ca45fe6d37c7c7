/**
 * The p-value of the two-sided sign test: the probability that a fair coin splits the pairs at least this
 * unevenly. Leave ties out; without pairs it is 1.
 *
 * Exact to 1e-14 of the value, however small. (jstat's binomial is off by up to 2e-10, and 0 from 35
 * pairs on one side.)
 *
 * @throws {RangeError} If a count is not a natural number.
 *
 * @example
 * ```ts
 * import { signPValue } from "./mod.ts";
 *
 * // 5 of 5 pairs: 2 of the 32 ways that coins fall.
 * if (signPValue(5, 0) !== 2 / 32) throw new Error("not 1 in 16");
 * ```
 */
export function signPValue(better: number, worse: number): number {
  for (const count of [better, worse]) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`Cannot test the signs of ${count} pairs`);
    }
  }
  const throws = better + worse, fewer = Math.min(better, worse);
  // The largest term of the tail, and the others as fractions of it: 2^-throws alone underflows to 0
  // from 1,075 throws on.
  let share = 1, halvings = 0, parts = 1, part = 1;
  for (let heads = 1; heads <= fewer; heads++) {
    share *= (throws - heads + 1) / heads;
    while (share > 1) {
      share /= 2;
      halvings += 1;
    }
  }
  for (let heads = fewer; heads > 0; heads--) {
    part *= heads / (throws - heads + 1);
    parts += part;
  }
  return Math.min(1, 2 * share * parts * 0.5 ** (throws - halvings));
}
