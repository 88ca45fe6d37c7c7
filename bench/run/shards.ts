import { counted, grouped, UsageError } from "../base/mod.ts";
import { LIMITS } from "../suites/mod.ts";
import { LeastFirst } from "./least_first.ts";
import type { Pair } from "./pairs.ts";
import type { Shard } from "./store/run_record.ts";

/** A trial, and about how long it takes. */
export interface TimedTrial {
  /** On one core; 0 if that is not known. */
  readonly seconds: number;
}

/** What is in a shard. */
export interface ShardSize {
  readonly trials: number;
  /** Of one core. */
  readonly seconds: number;
}

/** A shard of a plan, and how it compares with the others. */
export interface PlannedShard extends Shard {
  /** Of all shards. */
  readonly plannedTrials: number;
  /** Of every shard, in their order. */
  readonly sizes: readonly ShardSize[];
  /** Of the pair that takes longest, of one core. */
  readonly longestPair: number;
}

/**
 * Distributes pairs over shards: the longest first, each to the shard that has least to do so far. No shard
 * then takes over 4/3 of what the best distribution takes (Graham 1969). The order of the pairs does not
 * matter; which pairs there are does.
 *
 * @param of How many shards, at most one for each pair.
 * @returns The pairs of every shard.
 */
export function distribute<T extends TimedTrial>(
  pairs: readonly Pair<T>[],
  of: number,
): Pair<T>[][] {
  const weighed = pairs.map((pair) => ({ pair, weight: 0 }));
  const usual = usualSeconds(pairs);
  // Whole milliseconds add up to the same sum in every order.
  for (const each of weighed) {
    each.weight = each.pair.trials.reduce(
      (sum, { seconds }) => sum + Math.max(1, Math.round(1000 * (seconds || usual))),
      0,
    );
  }
  weighed.sort((one, other) => other.weight - one.weight || one.pair.place - other.pair.place);
  const shards = Array.from({ length: of }, (): Pair<T>[] => []);
  const queue = new LeastFirst(of);
  for (const { pair, weight } of weighed) shards[queue.add(weight)]!.push(pair);
  return shards;
}

/**
 * The trials of one shard, in the order of the plan.
 *
 * @throws {UsageError} If there is no such shard, or not a pair for each.
 */
export function chooseShard<T extends TimedTrial>(
  pairs: readonly Pair<T>[],
  { number, of }: Shard,
): { readonly pairs: Pair<T>[]; readonly shard: PlannedShard } {
  checkShard({ number, of }, pairs.length);
  const shards = distribute(pairs, of);
  const sizes = shards.map(sizeOf);
  return {
    pairs: shards[number - 1]!,
    shard: {
      number,
      of,
      plannedTrials: sizes.reduce((sum, { trials }) => sum + trials, 0),
      sizes,
      longestPair: pairs.reduce((most, pair) => Math.max(most, sizeOf([pair]).seconds), 0),
    },
  };
}

function checkShard({ number, of }: Shard, pairs: number): void {
  const fits = [number, of].every(Number.isInteger) && number >= 1 && number <= of;
  if (!fits || of > LIMITS.shards) {
    throw new UsageError(
      `Cannot plan shard ${number} of ${of}: expected one of at most ${grouped(LIMITS.shards)}`,
    );
  }
  if (of <= pairs) return;
  throw new UsageError(
    `Cannot divide ${counted(pairs, "pair")} of trials into ${grouped(of)} shards: at most ` +
      grouped(pairs),
  );
}

function sizeOf(pairs: readonly Pair<TimedTrial>[]): ShardSize {
  const trials = pairs.flatMap(({ trials }) => trials);
  return { trials: trials.length, seconds: trials.reduce((sum, { seconds }) => sum + seconds, 0) };
}

/** What a trial counts for whose time is not known: as the mean of the others; a second if none is known. */
function usualSeconds(pairs: readonly Pair<TimedTrial>[]): number {
  const known = pairs.flatMap(({ trials }) => trials)
    .map(({ seconds }) => Math.round(1000 * seconds)).filter((milliseconds) => milliseconds > 0);
  if (known.length === 0) return 1;
  return known.reduce((sum, milliseconds) => sum + milliseconds, 0) / known.length / 1000;
}
