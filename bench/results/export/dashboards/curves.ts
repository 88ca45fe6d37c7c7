import {
  type ColumnOf,
  epochColumns,
  taskColumns,
  type TrialRow,
  type Value,
} from "../../tables/mod.ts";
import { safeName } from "./safe_name.ts";
import { columnOf, TRIAL_COLUMNS } from "./trial_columns.ts";

/** Numbers over the epochs, counted from 1. An epoch without a finite number has no point. */
export interface Curve {
  readonly name: string;
  readonly meaning: string;
  readonly points: readonly (readonly [epoch: number, value: number])[];
}

function meaningOf({ unit, meaning }: ColumnOf<never>): string {
  return unit === "" ? meaning : `${unit}; ${meaning}`;
}

/** The columns of `--rows epochs`, without the epochs that have no finite number. */
export function curvesOf(row: TrialRow): Curve[] {
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

/** What was measured at the end of a trial: of the trial, its tasks, and further parts and ways. */
export function measuresOf(row: TrialRow): Curve[] {
  return [...trialMeasures(row), ...taskMeasures(row), ...furtherMeasures(row)];
}

function trialMeasures(row: TrialRow): Curve[] {
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
