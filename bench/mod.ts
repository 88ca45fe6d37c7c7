/** Suite, trials, store, result: the benchmark without its command line. */

export { UsageError } from "./base/mod.ts";
export { definePlugin, type Plugin, type PluginWorkload } from "./plugins/mod.ts";
export {
  type BudgetSpec,
  type Checkpoint,
  type CheckpointTimes,
  type DataSpec,
  type Epochs,
  type Inspection,
  inspectionSchema,
  type Metrics,
  type Rate,
  type TrainedNetwork,
  trainedNetworkSchema,
  trialId,
  type TrialJob,
  type TrialListeners,
  type TrialProgress,
  type TrialResult,
  type TrialSpec,
  trialSpecSchema,
  type TrialStatus,
} from "./trial/spec/mod.ts";
export { runTrial } from "./trial/mod.ts";
export {
  hasSearch,
  type SearchedSuite,
  type Suite,
  suites,
  type Variant,
  variants,
  type Workload,
  workloads,
} from "./suites/mod.ts";
export { suiteSchema } from "./suites/schema/mod.ts";
export {
  CheckpointFolder,
  codeFingerprint,
  type Found,
  foundBy,
  type Plan,
  planAnswer,
  type PlannedTrial,
  type PlanOptions,
  planSearch,
  planSuite,
  type Reuse,
  type RunContext,
  type RunnerOptions,
  runPlan,
  type RunPlanOptions,
  runRecord,
  type SearchedTrial,
  thisMachine,
} from "./run/mod.ts";
export {
  DigestAlarm,
  type Machine,
  type ResultOrigin,
  type RunRecord,
  SqliteStore,
  type TrialStore,
} from "./run/store/mod.ts";
export {
  assembleResult,
  type ResultContext,
  type ResultFile,
  resultFileSchema,
  type ResultRun,
} from "./results/mod.ts";
