/** From a suite to its trials: the plan, the pool of workers, checkpoints. */

export { CheckpointFolder } from "./checkpoint_folder.ts";
export type { Checkpoints } from "./checkpoints.ts";
export { chooseTrials } from "./choose_trials.ts";
export { unknownAnswerNotes } from "./data_notes.ts";
export { variantDescriptionSchema, workloadDescriptionSchema } from "./description.ts";
export { codeFingerprint, trialFingerprint } from "./fingerprint.ts";
export { FreshRun } from "./fresh_run.ts";
export { type Plan, type PlannedTrial, type PlanOptions, planSuite } from "./plan.ts";
export { probeBackend } from "./probe.ts";
export { type Reuse, runPlan, type RunPlanOptions } from "./run_plan.ts";
export { type RunContext, runRecord } from "./run_record.ts";
export { runJobs, type RunnerOptions } from "./runner.ts";
export { type Pair, pairsOf } from "./pairs.ts";
export { rootsOf } from "./references.ts";
export { longestShard, type OrderedTrial, type ShardCapacity, shardCount } from "./shard_count.ts";
export {
  choicesByBudget,
  chosenOf,
  type Found,
  foundBy,
  foundSchema,
  planAnswer,
  planSearch,
  type SearchedTrial,
  searchError,
  type SearchRecord,
} from "./search/mod.ts";
export { shardNotes } from "./shard_notes.ts";
export type { PlannedShard, ShardSize } from "./shards.ts";
export type { Shard } from "./store/run_record.ts";
export { processorName, thisMachine } from "./this_machine.ts";
export { workerPermissions } from "./worker_permissions.ts";
export { type ProgressWords, progressWords } from "./progress_words.ts";
export {
  type CellState,
  type FailedTrial,
  type RunningTrial,
  type RunState,
  runStateSchema,
} from "./run_state.ts";
export { RunStateFile, type StateFileOptions } from "./state_file.ts";
export { type EndedTrial, endedTrial } from "./ended_trial.ts";
export { RunTally, type TalliedRun } from "./run_tally.ts";
export { type RunParts, stateOfRun } from "./state_of_run.ts";
