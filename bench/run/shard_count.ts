import { LIMITS } from "../suites/mod.ts";
import type { Pair } from "./pairs.ts";
import { distribute, type TimedTrial } from "./shards.ts";

/** A trial, and its place in the plan. */
export interface OrderedTrial extends TimedTrial {
  readonly index: number;
}

/** What a machine can do at a time. */
export interface ShardCapacity {
  readonly seconds: number;
  /** Trials at the same time. */
  readonly workers: number;
}

/**
 * Into how many shards pairs are to be divided, so that each ends in time; the fewest, or a few more.
 *
 * @returns Null if a trial takes longer, or it would take more shards than are allowed.
 */
export function shardCount(
  pairs: readonly Pair<OrderedTrial>[],
  { seconds, workers }: ShardCapacity,
): number | null {
  const times = pairs.flatMap(({ trials }) => trials.map(({ seconds }) => seconds));
  // Sums of fractions are off by a rounding.
  const limit = seconds * (1 + 1e-9);
  if (times.some((time) => time > limit)) return null;
  const total = times.reduce((sum, time) => sum + time, 0);
  const most = Math.min(pairs.length, LIMITS.shards);
  const fits = (of: number) => longestShard(pairs, of, workers) <= limit;
  let tooFew = Math.max(0, Math.ceil(total / (limit * workers)) - 1), enough = tooFew + 1;
  for (let step = 1; enough <= most && !fits(enough); step *= 2) {
    tooFew = enough;
    enough = tooFew < most ? Math.min(most, enough + step) : most + 1;
  }
  if (enough > most) return null;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (fits(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** How long the shard takes that takes longest, with workers of its own. */
export function longestShard(
  pairs: readonly Pair<OrderedTrial>[],
  of: number,
  workers: number,
): number {
  const shards = distribute(pairs, of);
  return shards.reduce((most, shard) => Math.max(most, durationOf(shard, workers)), 0);
}

/** How long a shard takes: each worker takes the next trial of the plan as soon as it has ended one. */
function durationOf(pairs: readonly Pair<OrderedTrial>[], workers: number): number {
  const trials = pairs.flatMap(({ trials }) => trials)
    .sort((one, other) => one.index - other.index);
  const ends = Array.from({ length: workers }, () => 0);
  for (const { seconds } of trials) {
    const first = ends.indexOf(Math.min(...ends));
    ends[first]! += seconds;
  }
  return Math.max(...ends);
}
