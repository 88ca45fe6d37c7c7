import { chooseFraction } from "./fraction.ts";
import { type PairedTrial, pairsOf } from "./pairs.ts";
import { chooseShard, type PlannedShard, type TimedTrial } from "./shards.ts";
import type { Shard } from "./store/run_record.ts";

/** Which trials of a plan are to run. */
export interface TrialChoice {
  /** See `chooseFraction`. */
  readonly fraction?: number | undefined;
  /** See `chooseShard`: of what the fraction leaves. */
  readonly shard?: Shard | undefined;
}

/**
 * Chooses among the trials of a plan, pair by pair, and keeps their order.
 *
 * @param rootOf The variant in which the chain of references that starts at a variant ends.
 * @throws {UsageError} If there is no such shard.
 */
export function chooseTrials<T extends PairedTrial & TimedTrial>(
  trials: readonly T[],
  { fraction = 1, shard }: TrialChoice,
  rootOf: (variant: string) => string,
): { readonly trials: readonly T[]; readonly shard: PlannedShard | null } {
  if (fraction === 1 && shard === undefined) return { trials, shard: null };
  const pairs = chooseFraction(pairsOf(trials, rootOf), fraction);
  const chosen = shard === undefined ? { pairs, shard: null } : chooseShard(pairs, shard);
  const kept = new Set(chosen.pairs.flatMap((pair) => pair.trials));
  return { trials: trials.filter((trial) => kept.has(trial)), shard: chosen.shard };
}
