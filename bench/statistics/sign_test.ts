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
  let share = 0.5 ** throws, tail = share;
  for (let heads = 1; heads <= fewer; heads++) {
    share *= (throws - heads + 1) / heads;
    tail += share;
  }
  return Math.min(1, 2 * tail);
}
