/** One trial: from its specification to its result. */

export { runTrial, type TrialJob, type TrialProgress } from "./run_trial.ts";
