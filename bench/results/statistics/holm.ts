/**
 * P-values adjusted by Holm for a family of tests: at any level, the probability of rejecting even one true hypothesis of
 * the family is at most that level, however the tests depend on each other. The k-th smallest of m is multiplied by
 * m - k + 1; none is smaller than one before it, or greater than 1.
 *
 * Source: Holm 1979, Scandinavian Journal of Statistics 6.
 *
 * @returns In the order of the p-values.
 *
 * @example
 * ```ts
 * import { holm } from "./mod.ts";
 *
 * const [first, second] = holm([0.04, 0.01]);
 * if (first !== 0.04 || second !== 0.02) throw new Error(`${first}, ${second}`);
 * ```
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = pValues.map(() => 1);
  let least = 0;
  const order = [...pValues.keys()].toSorted((a, b) => pValues[a]! - pValues[b]!);
  for (const [rank, at] of order.entries()) {
    least = Math.min(1, Math.max(least, (pValues.length - rank) * pValues[at]!));
    adjusted[at] = least;
  }
  return adjusted;
}
