import { canonicalJson, sha256 } from "../../engine/base/mod.ts";
import type { TrialSpec } from "../trial/spec/mod.ts";

/** A pseudo-random place of a trial in [0, 1), the same for every trial that it is paired with. */
function placeOf({ workload, seed, task, data }: TrialSpec, root: string): number {
  // 13 hexadecimal digits: 52 bits, which a number holds.
  return parseInt(sha256(canonicalJson({ workload, seed, task, data, root })).slice(0, 13), 16) /
    2 ** 52;
}

/**
 * A random subset of the trials, in their order. The choice is a hash of what the trials of a pair share:
 * it does not depend on the other variants, workloads or seeds, and variants that are compared are chosen
 * together. At least one pair stays.
 *
 * @param fraction The approximate share of the trials, over 0 and at most 1.
 * @param rootOf The variant in which the chain of references that starts at a variant ends.
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
