/** Trials that take as long as each other. */
export interface EqualTrials {
  readonly trials: number;
  /** Of one trial, on one core. */
  readonly seconds: number;
}

/** A part of a suite that one machine runs at a time. */
export interface ShardSize {
  readonly seconds: number;
  /** Trials at the same time. */
  readonly workers: number;
}

/**
 * How many shards of a size a suite's trials fill. No trial is divided, so that time is left over in a shard
 * whose length is no multiple of theirs.
 *
 * @returns Null if a trial takes longer than a shard.
 */
export function shardsOf(
  groups: readonly EqualTrials[],
  { seconds, workers }: ShardSize,
): number | null {
  let shards = 0;
  for (const { trials, seconds: each } of groups) {
    const inOne = workers * Math.floor(seconds / each);
    if (inOne === 0) return null;
    shards += trials / inOne;
  }
  // Sums of quotients are off by a rounding.
  return Math.ceil(shards - 1e-9);
}
