/** One trial: from its specification to its result. */

export { failedTrial } from "./spec/failed_trial.ts";
export { type Checkpoint, CHECKPOINT_TIMES, type CheckpointTimes } from "./spec/checkpoint.ts";
export type { TrialJob, TrialListeners, TrialProgress } from "./spec/job.ts";
export { runTrial } from "./run_trial.ts";
