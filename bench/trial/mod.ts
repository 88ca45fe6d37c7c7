/** One trial: from its specification to its result. */

export { failedTrial } from "./failed_trial.ts";
export { type Checkpoint, CHECKPOINT_TIMES, type CheckpointTimes } from "./checkpoint.ts";
export type { TrialJob, TrialListeners, TrialProgress } from "./job.ts";
export { runTrial } from "./run_trial.ts";
