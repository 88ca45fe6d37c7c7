/** What can be exported, by what a row stands for. */

import { UsageError } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import type { Column, ColumnOf, Value } from "./column.ts";
import { epochColumns, type EpochRow } from "./epoch_columns.ts";
import { furtherColumns, type FurtherErrorRow } from "./further_columns.ts";
import { successColumns } from "./success_columns.ts";
import { type SuccessRow, successRows } from "./success_rows.ts";
import { summaryColumns } from "./summary_columns.ts";
import { type SummaryRow, summaryRows } from "./summary_rows.ts";
import { taskColumns, type TaskRow } from "./task_columns.ts";
import { trialColumns, type TrialRow } from "./trial_columns.ts";

/** A table that can be made of any result. */
export interface DataTable {
  readonly title: string;
  readonly columns: readonly Column[];
  /** The cells of some columns, given by position, a row at a time: there may be a million. */
  rows(result: ResultFile, columns: readonly number[]): Iterable<readonly Value[]>;
}

function table<Row>(
  title: string,
  columns: readonly ColumnOf<Row>[],
  rowsOf: (result: ResultFile) => Iterable<Row>,
): DataTable {
  return {
    title,
    columns,
    *rows(result, positions) {
      const chosen = positions.map((position) => columns[position]!);
      for (const row of rowsOf(result)) yield chosen.map((column) => column.valueOf(row));
    },
  };
}

/**
 * The trials, each with what the file says of its workload and variant.
 *
 * @throws {UsageError} If the file does not list one of these.
 */
export function* trialRows(result: ResultFile): Generator<TrialRow> {
  const workloads = new Map(result.workloads.map((one) => [one.name, one]));
  const variants = new Map(result.variants.map((one) => [one.name, one]));
  for (const trial of result.trials) {
    const workload = workloads.get(trial.workload), variant = variants.get(trial.variant);
    if (workload === undefined || variant === undefined) {
      throw new UsageError(`Cannot export trial ${trial.id}: the file does not list what it is of`);
    }
    yield { result, trial, workload, variant };
  }
}

/** The row is the same object for all epochs of a trial, which are too many for one each. */
function* epochRows(result: ResultFile): Generator<EpochRow> {
  for (const trial of trialRows(result)) {
    const { length } = trial.trial.epochs.phase, row = { ...trial, epoch: 0 };
    for (; row.epoch < length; row.epoch++) yield row;
  }
}

function* taskRows(result: ResultFile): Generator<TaskRow> {
  for (const row of trialRows(result)) {
    const errors = Object.entries(row.trial.metrics?.testErrorByTask ?? {});
    for (const [task, error] of errors) yield { ...row, task, error };
  }
}

function* furtherErrorRows(result: ResultFile): Generator<FurtherErrorRow> {
  for (const row of trialRows(result)) {
    for (const further of row.trial.metrics?.furtherErrors ?? []) yield { ...row, further };
  }
}

/** Every table, by the word for its rows. */
export const dataTables = {
  trials: table("one row for each trial", trialColumns, trialRows),
  epochs: table("one row for each epoch of each trial", epochColumns, epochRows),
  tasks: table("one row for each trial and task, or kind of questions", taskColumns, taskRows),
  further: table(
    "one row for each trial and error beside its test error",
    furtherColumns,
    furtherErrorRows,
  ),
  summary: table<SummaryRow>(
    "one row for each workload and variant: means, intervals, how many solved it",
    summaryColumns,
    (file) => summaryRows(file).filter(({ level, trials }) => level === "workload" && trials !== 0),
  ),
  successes: table<SuccessRow>(
    "one row for each workload, error, limit and variant",
    successColumns,
    successRows,
  ),
} as const satisfies Readonly<Record<string, DataTable>>;

export type RowKind = keyof typeof dataTables;
