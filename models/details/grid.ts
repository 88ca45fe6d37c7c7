import type { About, Words } from "./words.ts";

/**
 * Small multiples: a cell for each row and column, all drawn alike, with a line for each thing that was
 * measured, such as a workload. A line has one scale in all cells. A reader who cannot see them, or has a
 * terminal, gets a table of the same numbers.
 */
export interface GridDetail {
  readonly kind: "grid";
  readonly title: string;
  /** What cells show. */
  readonly note?: Words;
  /** What rows and columns are: "Clip", "Noise". */
  readonly rowsAre: string;
  readonly columnsAre: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** What lines are: "Workload". */
  readonly linesAre: string;
  readonly lines: readonly GridLine[];
  /** Differences have their zero in the middle of a scale, percentages at its start. */
  readonly unit: "points" | "percent";
  /** By row and column; null where the grid has a hole. */
  readonly cells: readonly (readonly (GridCell | null)[])[];
}

/** A line of every cell. */
export interface GridLine {
  /** "babi-qa1" */
  readonly name: string;
  readonly about?: About;
}

/** One cell. */
export interface GridCell {
  /** What stands there in place of numbers. */
  readonly words?: string;
  /** By line, fractions; null where there is nothing to show. */
  readonly values: readonly (GridValue | null)[];
  readonly about?: About;
}

/** A mean with its interval. */
export interface GridValue {
  readonly value: number;
  /** Null without an interval. */
  readonly interval: { readonly lowest: number; readonly highest: number } | null;
  /** Missing: neither. */
  readonly tone?: "better" | "worse";
}
