/** The result file: its schema, and what makes it of a plan and its trials. */

export {
  assembleResult,
  type ResultContext,
  type ResultRun,
  shownTrials,
} from "./assemble_result.ts";
export { confirmatoryWords, isConfirmatory } from "./confirmatory.ts";
export { inspectedTrial } from "./inspected_trial.ts";
export { type ResultFile, resultFileKind, resultFileSchema } from "./result_file.ts";
export { type SeedsToConfirm, seedsToConfirm } from "./seeds_to_confirm.ts";
