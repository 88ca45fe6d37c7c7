import type { Counts } from "../../../tasks/mod.ts";

/** Half the sum of the differences of the shares: 0 for the same distribution, 1 for disjoint ones. */
export function totalVariation<T>(a: Counts<T>, b: Counts<T>): number {
  const size = (counts: Counts<T>) => counts.values().reduce((sum, n) => sum + n, 0);
  const [sizeA, sizeB] = [size(a), size(b)];
  const outcomes = new Set([...a.keys(), ...b.keys()]);
  const share = (counts: Counts<T>, outcome: T, n: number) => (counts.get(outcome) ?? 0) / n;
  return outcomes.values().reduce(
    (sum, outcome) => sum + Math.abs(share(a, outcome, sizeA) - share(b, outcome, sizeB)),
    0,
  ) / 2;
}
