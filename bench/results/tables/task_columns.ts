import type { Rate } from "../../trial/spec/mod.ts";
import { type ColumnOf, columnsOf } from "./column.ts";
import { trialKey, type TrialRow } from "./trial_columns.ts";

/** What a trial got wrong of one of the tasks, or kinds of questions, that its test part is of. */
export interface TaskRow extends TrialRow {
  readonly task: string;
  readonly error: Rate;
}

const { text, whole, real } = columnsOf<TaskRow>();

/** One row for each task, or kind of questions, of each trial that has numbers. */
export const taskColumns: readonly ColumnOf<TaskRow>[] = [
  ...trialKey,
  text("task", "the task, or kind of questions", ({ task }) => task, { brief: true }),
  real("test_error", "wrong answers to its test questions", ({ error }) => error.value, {
    unit: "fraction",
    brief: true,
  }),
  whole("test_wrong", "how many were wrong", ({ error }) => error.wrong),
  whole("test_total", "of how many", ({ error }) => error.total),
];
