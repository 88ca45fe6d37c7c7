/** Trials that any number of machines run: a queue in a PostgreSQL database, workers, and runs that wait. */

export { FitnessTest, type WorkerParts } from "./fitness.ts";
export { openQueue, type PooledStore } from "./open_queue.ts";
export { PoolCheckpoints } from "./pool_checkpoints.ts";
export { type QueueKind, queueKindOf, queueName } from "./queue_kind.ts";
export { PooledStates } from "./pooled_states.ts";
export { runPooled, type RunPooledOptions } from "./run_pooled.ts";
export { QUEUE_TIMES, type QueueTimes } from "./times.ts";
export { type QueuedTrial, TrialQueue } from "./trial_queue.ts";
export { type WorkDone, type WorkOptions, workPool } from "./work_pool.ts";
