import { plainLine } from "../../../base/mod.ts";
import type { TrialResult } from "../../../trial/spec/mod.ts";
import type { ResultFile } from "../../result_file.ts";
import { type TrialRow, trialRows, type Value } from "../../tables/mod.ts";
import { type Curve, curvesOf, measuresOf } from "./curves.ts";
import { safeName } from "./safe_name.ts";
import { columnOf, TRIAL_COLUMNS } from "./trial_columns.ts";

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
        return measuresOf(row);
      },
      settings: new Map([...chosen(TRIAL_COLUMNS.settings, row), ...optionsOf(trial)]),
      facts: new Map(
        chosen(TRIAL_COLUMNS.facts, row).map(([name, value]) => [name, plainLine(String(value))]),
      ),
    };
  }
}

/** The cells of a trial that are not empty. */
function chosen(names: readonly string[], row: TrialRow): [string, Exclude<Value, null>][] {
  return names.flatMap((name) => {
    const value = columnOf(name).valueOf(row);
    return value === null ? [] : [[name, value]];
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
