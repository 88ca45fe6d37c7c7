/** Suite, trials, store, result: the benchmark without its command line. */

export { CheckpointFolder } from "./run/checkpoint_folder.ts";
export { UsageError } from "./base/errors.ts";
export { codeFingerprint } from "./run/fingerprint.ts";
export { type Inspection, inspectionSchema } from "./trial/spec/inspection.ts";
export { type Plan, type PlannedTrial, type PlanOptions, planSuite } from "./run/plan.ts";
export { assembleResult, type ResultContext } from "./results/assemble_result.ts";
export {
  type Epochs,
  type Metrics,
  type Rate,
  type TrialResult,
  type TrialStatus,
} from "./trial/spec/trial_result.ts";
export { type ResultFile, resultFileSchema } from "./results/result_file.ts";
export { type Reuse, runPlan, type RunPlanOptions } from "./run/run_plan.ts";
export type { RunnerOptions } from "./run/runner.ts";
export { SqliteStore, type TrialStore } from "./run/store/mod.ts";
export { type TrainedNetwork, trainedNetworkSchema } from "./trial/spec/trained_network.ts";
export { type Suite, suites, type Variant } from "./suites/mod.ts";
export { suiteSchema } from "./suites/schema/schema.ts";
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
} from "./trial/spec/trial_spec.ts";
export { variants } from "./suites/variants.ts";
export { type Workload, workloads } from "./suites/workloads.ts";
