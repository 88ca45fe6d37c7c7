import { type ColumnOf, trialColumns, type TrialRow } from "../../tables/mod.ts";

/** Columns of `--rows trials` by what they are to a dashboard. */
export const TRIAL_COLUMNS = {
  measures: [
    ...["test_error", "validation_error", "train_error", "train_loss"],
    ...["epochs", "attempts", "parameters", "seconds", "skipped_updates"],
  ],
  settings: [
    ...["workload", "variant", "seed", "model", "task", "optimizer", "clip", "clip_norm", "noise"],
    ...["noise_standard_deviation", "rule", "learning_rate", "earlier_epochs", "planned_epochs"],
    ...["batch_size", "planned_attempts", "backend", "data_source", "training_questions"],
    ...["test_questions", "wrappers"],
  ],
  facts: [
    ...["suite", "id", "reference", "arm", "status", "message"],
    ...["digest", "data_digest", "fingerprint"],
  ],
  /** Counts behind the errors, and options: each of those is a setting by itself. */
  leftOut: [
    ...["solved", "test_wrong", "test_total", "validation_wrong", "validation_total"],
    ...["train_wrong", "train_total", "model_options", "task_options"],
  ],
} as const;

/** A column of `--rows trials` by its name. */
export function columnOf(name: string): ColumnOf<TrialRow> {
  return trialColumns.find((column) => column.name === name)!;
}
