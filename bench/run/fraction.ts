import { canonicalJson, sha256 } from "../../engine/base/mod.ts";
import type { TrialSpec } from "../trial/spec/mod.ts";

/** Where a trial lies between 0 and 1: at random, and the same for all that are its pairs. */
function placeOf({ workload, seed, task, data }: TrialSpec, root: string): number {
  // 52 bits, which a number holds.
  return parseInt(sha256(canonicalJson({ workload, seed, task, data, root })).slice(0, 13), 16) /
    2 ** 52;
}

/**
 * A random part of the trials, in their order. What chooses is a hash of what the trials of a pair
 * share: whatever other variants, workloads or seeds there are, a trial is chosen or not. Variants that
 * are held against one another are chosen together. At least one pair stays.
 *
 * @param fraction About the share of the trials, over 0 and at most 1.
 * @param rootOf The variant at the end of the way from a variant to what it is held against.
 */
export function chooseFraction<T extends { readonly spec: TrialSpec }>(
  trials: readonly T[],
  fraction: number,
  rootOf: (variant: string) => string,
): T[] {
  if (fraction === 1) return [...trials];
  const places = trials.map(({ spec }) => placeOf(spec, rootOf(spec.variant)));
  const limit = Math.max(fraction, places.reduce((least, place) => Math.min(least, place), 1));
  return trials.filter((_, i) => places[i]! < fraction || places[i] === limit);
}
