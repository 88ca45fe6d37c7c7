/**
 * The two-sided sign test: how likely a fair coin splits as many throws at least as unevenly.
 * Ties are to be left out. 1 when there is nothing to count.
 *
 * @throws {RangeError} If a count is not a natural number.
 */
export function signTest(better: number, worse: number): number {
  for (const count of [better, worse]) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`Cannot test the signs of ${count} pairs`);
    }
  }
  const throws = better + worse, fewer = Math.min(better, worse);
  // The share of the longest series of heads that counts, and the shorter ones in parts of it: 2^-throws
  // alone would be 0 from 1,075 throws on.
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
