/** One trial: from its specification to its result. */

export { failedTrial } from "./failed_trial.ts";
export type { TrialJob, TrialProgress } from "./job.ts";
export { runTrial } from "./run_trial.ts";
