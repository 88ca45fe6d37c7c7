import type { Pair } from "./pairs.ts";

/**
 * A random subset of pairs. The choice is a hash of what the trials of a pair share: it does not depend on
 * the other variants, workloads or seeds, and variants that are compared are chosen together. At least one
 * pair stays.
 *
 * @param fraction The approximate share of the pairs, over 0 and at most 1.
 */
export function chooseFraction<T>(pairs: readonly Pair<T>[], fraction: number): Pair<T>[] {
  const least = pairs.reduce((least, { place }) => Math.min(least, place), 1);
  return pairs.filter(({ place }) => place < fraction || place === least);
}
