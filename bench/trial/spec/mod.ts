/** What goes into a trial and what comes out of it. Nothing heavy is loaded here. */

export { anyRecord } from "./any_record.ts";
export { budgetFault } from "./budget_fault.ts";
export { earlierEpochs, lengthOf, mostEpochs, totalEpochs, updatesPerEpoch } from "./budget.ts";
export {
  type Checkpoint,
  CHECKPOINT_TIMES,
  type CheckpointTimes,
  type EarlierAttempts,
} from "./checkpoint.ts";
export { failedTrial } from "./failed_trial.ts";
export { type Inspection, inspectionSchema } from "./inspection.ts";
export {
  isSameCode,
  loadPlugins,
  type PluginModule,
  pluginsOf,
  registerParts,
  type TrialParts,
  unknownNames,
} from "./plugins.ts";
export type { TrialJob, TrialListeners, TrialProgress } from "./job.ts";
export { checkNetwork, type TrainedNetwork, trainedNetworkSchema } from "./trained_network.ts";
export type { CheckedTrial, Fault } from "./trial_faults.ts";
export {
  type Attempt,
  type EpochColumn,
  type Epochs,
  type FurtherError,
  type Metrics,
  metricsSchema,
  noEpochs,
  type Rate,
  statusBy,
  statusSchema,
  type TrialResult,
  trialSchema,
  type TrialStatus,
} from "./trial_result.ts";
export {
  type BackendName,
  budgetSchema,
  type BudgetSpec,
  type CurriculumSpec,
  type DataSpec,
  trialId,
  trialIdSchema,
  type TrialSpec,
  trialSpecSchema,
} from "./trial_spec.ts";
export type { WorkerMessage } from "./worker_message.ts";
export type { TrainingState } from "./training_state.ts";
