/** One trial: from its specification to its result. */

export { failedTrial } from "./failed_trial.ts";
export { runTrial, type TrialJob, type TrialProgress } from "./run_trial.ts";
