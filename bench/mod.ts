/** Suite, trials, store, result: the benchmark without its command line. */

export { CheckpointFolder } from "./checkpoint_folder.ts";
export { UsageError } from "./errors.ts";
export { codeFingerprint } from "./fingerprint.ts";
export { type Inspection, inspectionSchema } from "./inspection.ts";
export { type Plan, type PlannedTrial, type PlanOptions, planSuite } from "./plan.ts";
export { assembleResult, type ResultContext } from "./result.ts";
export {
  type Epochs,
  type Metrics,
  type Rate,
  type ResultFile,
  resultFileSchema,
  type TrialResult,
  type TrialStatus,
} from "./result_file.ts";
export { type Reuse, runPlan, type RunPlanOptions } from "./run_plan.ts";
export type { RunnerOptions } from "./runner.ts";
export { SqliteStore, type TrialStore } from "./store/mod.ts";
export { type TrainedNetwork, trainedNetworkSchema } from "./trained_network.ts";
export { type Suite, suites, type Variant } from "./suites/mod.ts";
export { suiteSchema } from "./suites/schema.ts";
export {
  type Checkpoint,
  type CheckpointTimes,
  runTrial,
  type TrialJob,
  type TrialListeners,
  type TrialProgress,
} from "./trial/mod.ts";
export {
  type BudgetSpec,
  type DataSpec,
  type LearningRateSpec,
  type OptimizerSpec,
  trialId,
  type TrialSpec,
  trialSpecSchema,
} from "./trial_spec.ts";
export { variants } from "./variants.ts";
export { type Workload, workloads } from "./workloads.ts";
