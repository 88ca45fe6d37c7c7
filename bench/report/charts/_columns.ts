import { findModel } from "../../../models/registry.ts";
import { fourDigits } from "../../base/mod.ts";
import type { Epochs, TrialResult } from "../../trial/spec/mod.ts";
import { mean, quantileOfSorted } from "../../results/statistics/mod.ts";
import type { Chart, Values } from "./chart.ts";
import { at, decimate } from "./decimation.ts";

/** A column of each trial, at the epochs that are drawn. */
export interface Columns {
  readonly positions: readonly number[];
  /** Trial by trial. */
  readonly columns: readonly Values[];
}

/** Epochs of the trial that ran longest; 0 when none ran. */
export function longest(trials: readonly TrialResult[]): number {
  return trials.reduce((most, { epochs }) => Math.max(most, epochs.phase.length), 0);
}

/** The ground of the epochs before the last phase; nothing where there are none. */
export function shadedPhases(trials: readonly TrialResult[]): Pick<Chart, "shaded"> {
  const earlier = trials.map(({ epochs, spec: { model, budget } }) => ({
    model: model.name,
    phases: epochs.phase.filter((name) => Object.hasOwn(budget.phases, name)),
  }));
  const { model, phases } = earlier.reduce(
    (most, one) => one.phases.length > most.phases.length ? one : most,
    { model: "", phases: [] as string[] },
  );
  if (phases.length === 0) return {};
  const known = findModel(model)?.phases ?? [];
  const named = [...new Set(phases)].map((name) =>
    known.find((phase) => phase.name === name) ?? { title: name, words: `in the phase ${name}` }
  );
  return {
    shaded: {
      epochs: phases.length,
      title: named.map(({ title }) => title).join(", "),
      words: named.map(({ words }) => words).join(", then "),
    },
  };
}

/** The epochs to draw, from 0, with those in which the validation error was measured. */
export function drawnEpochs(trials: readonly TrialResult[]): number[] {
  const measured = trials[0]?.epochs.validationError.flatMap((error, i) =>
    error === null ? [] : [i]
  );
  return decimate(longest(trials), measured);
}

/** Epochs as people count them. */
export function epochLabels(positions: readonly number[]): number[] {
  return positions.map((position) => position + 1);
}

export function columnsOf(
  trials: readonly TrialResult[],
  positions: readonly number[],
  column: (epochs: Epochs) => Values,
): Values[] {
  return trials.map(({ epochs }) => at(column(epochs), positions));
}

/** At each position, over the columns that have a number there. */
export function meanColumn(columns: readonly Values[]): Values {
  return overColumns(columns, mean);
}

/** Quantiles at each position, over the columns that have a number there. */
export function quantileColumns(columns: readonly Values[], shares: readonly number[]): Values[] {
  const sorted = positionsOf(columns).map((values) => values.sort((one, other) => one - other));
  return shares.map((share) =>
    sorted.map((values) => values.length === 0 ? null : fourDigits(quantileOfSorted(values, share)))
  );
}

function overColumns(
  columns: readonly Values[],
  reduce: (values: readonly number[]) => number,
): Values {
  return positionsOf(columns).map((values) =>
    values.length === 0 ? null : fourDigits(reduce(values))
  );
}

function positionsOf(columns: readonly Values[]): number[][] {
  return Array.from(
    { length: columns[0]?.length ?? 0 },
    (_, i) => columns.flatMap((column) => column[i] ?? []),
  );
}
