import type { Epochs, TrialResult } from "../../result_file.ts";

export type Column = readonly (number | null)[];

/** Epochs of the trial that ran longest; 0 when none ran. */
export function longest(trials: readonly TrialResult[]): number {
  return Math.max(0, ...trials.map(({ epochs }) => epochs.linear.length));
}

export function linearEpochs(trials: readonly TrialResult[]): number {
  const count = ({ linear }: Epochs) => linear.filter((flag) => flag === 1).length;
  return Math.max(0, ...trials.map(({ epochs }) => count(epochs)));
}

/** Epochs as people count them. */
export function epochNumbers(length: number): number[] {
  return Array.from({ length }, (_, i) => i + 1);
}

export function meanOf(values: Column): number | null {
  const finite = values.filter((value) => value !== null);
  if (finite.length === 0) return null;
  return finite.reduce((sum, value) => sum + value, 0) / finite.length;
}

/** Means by position, over the columns that reach it. */
export function meanColumn(columns: readonly Column[], length: number): Column {
  return Array.from({ length }, (_, i) => meanOf(columns.map((column) => column[i] ?? null)));
}
