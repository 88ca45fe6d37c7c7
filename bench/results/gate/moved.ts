import type { Json } from "../../../engine/base/mod.ts";
import { percent } from "../../base/mod.ts";
import { pooledError } from "../statistics/mod.ts";
import { type Baseline, type BaselineCell, type BaselineTrial, trialsOf } from "./baseline.ts";
import { differencesOf } from "./specification.ts";

/** The heading of the table of changes. */
export const MOVED_HEADING = ["", "of", "before", "after"] as const;

function errorOf(trials: readonly BaselineTrial[]): string {
  const error = pooledError(trials.flatMap(({ testError }) => testError ?? []));
  return error === null ? "none" : percent(error);
}

function solvedOf(trials: readonly BaselineTrial[]): string {
  return `${trials.filter(({ status }) => status === "solved").length} of ${trials.length}`;
}

/** The differences between two baselines as rows of a table; none if nothing moved. */
export function movedRows(before: Baseline, after: Baseline): string[][] {
  const { cells: _, trials: __, ...head } = before;
  const { cells: ___, trials: ____, ...newHead } = after;
  const rows = differencesOf(head as Json, newHead as Json)
    .map((one) => [one.path, "all", one.before, one.after]);
  const name = ({ workload, variant }: BaselineCell) => `${workload} ${variant}`;
  const names = new Set([...before.cells, ...after.cells].map(name));
  for (const cell of names) {
    const was = before.cells.find((one) => name(one) === cell);
    const is = after.cells.find((one) => name(one) === cell);
    if (was === undefined || is === undefined) {
      rows.push([
        "cell",
        cell,
        was === undefined ? "none" : "there",
        is === undefined ? "none" : "there",
      ]);
      continue;
    }
    for (const one of differencesOf(was.spec as Json, is.spec as Json)) {
      rows.push([one.path, cell, one.before, one.after]);
    }
    rows.push(...movedNumbers(cell, trialsOf(before.trials, was), trialsOf(after.trials, is)));
    const { calibratedTime: then } = was, { calibratedTime: now } = is;
    // Repeated measurements of the same code differ by less.
    if (Math.abs(now - then) > 0.5 * then) {
      rows.push(["time / calibration", cell, then.toFixed(1), now.toFixed(1)]);
    }
  }
  return rows;
}

function movedNumbers(
  cell: string,
  was: readonly BaselineTrial[],
  is: readonly BaselineTrial[],
): string[][] {
  const values = (
    trials: readonly BaselineTrial[],
    of: (trial: BaselineTrial) => string | number,
  ) => [...new Set(trials.map(of))].join(", ");
  const parameters = ({ parameterCount }: BaselineTrial) => `${parameterCount}`;
  const data = ({ dataDigest }: BaselineTrial) => `${dataDigest}`.slice(0, 12);
  const old = new Set(was.map(({ digest }) => digest));
  const moved = is.filter(({ digest }) => !old.has(digest)).length;
  const candidates = [
    ["digests", `${was.length}`, moved === 0 ? `${was.length}` : `${moved} of ${is.length} moved`],
    ["test error", errorOf(was), errorOf(is)],
    ["solved", solvedOf(was), solvedOf(is)],
    ["parameters", values(was, parameters), values(is, parameters)],
    ["data", values(was, data), values(is, data)],
  ] as [string, string, string][];
  return candidates.filter(([, before, after]) => before !== after)
    .map(([label, before, after]) => [label, cell, before, after]);
}
