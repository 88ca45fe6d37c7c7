import { plainLine } from "../../../base/mod.ts";
import type { ResultFile } from "../../result_file.ts";
import {
  type ColumnOf,
  epochColumns,
  taskColumns,
  trialColumns,
  type TrialRow,
  trialRows,
  type Value,
} from "../../tables/mod.ts";
import type { TrialResult } from "../../../trial/spec/mod.ts";
import { safeName } from "./safe_name.ts";

/** Numbers over the epochs, counted from 1. An epoch without a finite number has no point. */
export interface Curve {
  readonly name: string;
  readonly meaning: string;
  readonly points: readonly (readonly [epoch: number, value: number])[];
}

/** A trial as dashboards show one: names are safe as parts of a path. */
export interface TrialRecord {
  readonly trial: TrialResult;
  readonly curves: readonly Curve[];
  /** At the end of the trial, as curves of one point. */
  readonly measures: readonly Curve[];
  /** What the trial was run with. */
  readonly settings: ReadonlyMap<string, Exclude<Value, null>>;
  /** Words about it, of one line each. */
  readonly facts: ReadonlyMap<string, string>;
}

/** Columns of `--rows trials` by what they are to a dashboard. */
export const TRIAL_COLUMNS = {
  measures: [
    ...["test_error", "validation_error", "train_error", "train_loss"],
    ...["epochs", "attempts", "parameters", "seconds"],
  ],
  settings: [
    ...["workload", "variant", "seed", "model", "task", "optimizer", "clip", "clip_norm", "noise"],
    ...["noise_standard_deviation", "rule", "learning_rate", "earlier_epochs", "planned_epochs"],
    ...["batch_size", "planned_attempts", "backend", "data_source", "training_questions"],
    "test_questions",
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

/** The trials of a result as dashboards show them. */
export function* trialRecords(result: ResultFile): Generator<TrialRecord> {
  for (const row of trialRows(result)) {
    const { trial } = row;
    yield {
      trial,
      // Some ask for settings alone, of thousands of trials.
      get curves() {
        return curvesOf(row);
      },
      get measures() {
        return [...measuresOf(row), ...taskMeasures(row), ...furtherMeasures(row)];
      },
      settings: new Map([...chosen(TRIAL_COLUMNS.settings, row), ...optionsOf(trial)]),
      facts: new Map(
        chosen(TRIAL_COLUMNS.facts, row).map(([name, value]) => [name, plainLine(String(value))]),
      ),
    };
  }
}

function columnOf(name: string): ColumnOf<TrialRow> {
  return trialColumns.find((column) => column.name === name)!;
}

/** The cells of a trial that are not empty. */
function chosen(names: readonly string[], row: TrialRow): [string, Exclude<Value, null>][] {
  return names.flatMap((name) => {
    const value = columnOf(name).valueOf(row);
    return value === null ? [] : [[name, value]];
  });
}

function meaningOf({ unit, meaning }: ColumnOf<never>): string {
  return unit === "" ? meaning : `${unit}; ${meaning}`;
}

function curvesOf(row: TrialRow): Curve[] {
  const { length } = row.trial.epochs.phase;
  const columns = epochColumns.filter(({ name, type }) =>
    type === "double" || name === "attempt" && (row.trial.attempts?.length ?? 1) > 1
  );
  return columns.map((column) => ({
    name: `epochs/${column.name}`,
    meaning: meaningOf(column),
    points: Array.from({ length }, (_, epoch) => {
      const value = column.valueOf({ ...row, epoch });
      return [epoch + 1, typeof value === "number" ? value : NaN] as const;
    }).filter(([, value]) => Number.isFinite(value)),
  }));
}

/** One point at the last epoch. */
function atTheEnd({ trial }: TrialRow, name: string, meaning: string, value: Value): Curve[] {
  if (typeof value !== "number" || !Number.isFinite(value)) return [];
  return [{ name, meaning, points: [[trial.epochs.phase.length, value]] }];
}

function measuresOf(row: TrialRow): Curve[] {
  return TRIAL_COLUMNS.measures.flatMap((name) => {
    const column = columnOf(name);
    return atTheEnd(row, `trials/${name}`, meaningOf(column), column.valueOf(row));
  });
}

function taskMeasures(row: TrialRow): Curve[] {
  const column = taskColumns.find(({ name }) => name === "test_error")!;
  const errors = Object.entries(row.trial.metrics?.testErrorByTask ?? {});
  return errors.flatMap(([task, error]) =>
    atTheEnd(row, `tasks/${safeName(task)}`, meaningOf(column), error.value)
  );
}

function furtherMeasures(row: TrialRow): Curve[] {
  return (row.trial.metrics?.furtherErrors ?? []).flatMap(({ part, way, error }) => {
    const name = `further/${safeName(way === null ? part : `${part}, ${way}`)}`;
    return atTheEnd(row, name, "fraction; wrong answers", error.value);
  });
}

/** Each option of the model and of the task, by its name. */
function optionsOf({ spec }: TrialResult): [string, Exclude<Value, null>][] {
  return (["model", "task"] as const).flatMap((owner) =>
    Object.entries(spec[owner].options).map(([name, value]): [string, Exclude<Value, null>] => [
      `${owner}_options.${safeName(name)}`,
      typeof value === "object" ? JSON.stringify(value) : value,
    ])
  );
}
