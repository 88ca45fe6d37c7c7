/** Runs of shards on schedulers whose nodes and processes are killed. */

export { compareRuns, type RunComparison } from "./compare_runs.ts";
export { type Scheduler, schedulers, type ShardedOptions } from "./schedulers.ts";
export { type ShardedRun, shardedRun } from "./sharded_run.ts";
