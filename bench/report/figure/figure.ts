import type { About, Words } from "../../../models/mod.ts";

/**
 * The chart of the first screen: a line for each workload, variant or rate, all along one axis. It is drawn as a
 * table with pictures, so that it is there at once, without a script, and its numbers can be read and searched.
 */
export interface Figure {
  /** "Difference in test error, noisy minus plain" */
  readonly title: string;
  /** How to read it. */
  readonly note: string;
  /** What the lines are: "Workload". */
  readonly linesAre: string;
  readonly axis: Axis;
  readonly lines: readonly FigureLine[];
}

/** Where an axis begins and ends, in fractions, and where its marks are. */
export interface Axis {
  readonly unit: "points" | "percent";
  readonly lowest: number;
  readonly highest: number;
  readonly ticks: readonly number[];
}

/** A range in fractions. */
export interface Range {
  readonly lowest: number;
  readonly highest: number;
}

/** A line of a figure; numbers are fractions along its axis. */
export interface FigureLine {
  readonly name: Words;
  /** What the name means; left out where there is no room. */
  readonly note?: string;
  /** Lines of a group follow each other under its name. */
  readonly group?: string;
  /** Null where nothing was measured. */
  readonly value: number | null;
  /** The 95 % interval; null where there are too few seeds. */
  readonly interval: Range | null;
  /** Where a step begins, which ends at the value. */
  readonly from?: number;
  /** Small marks, one for each seed. */
  readonly seeds?: readonly number[];
  /** The number as people read it, and its interval. */
  readonly text: string;
  readonly intervalText: string;
  /** Missing: neither. */
  readonly tone?: "better" | "worse";
  /** All lines together. */
  readonly isWhole?: boolean;
  readonly about?: About;
}
