import { points, pointsRange } from "../../base/mod.ts";
import type { Cell, Unit } from "../../../models/mod.ts";
import type { Interval, Measure } from "../statistics/mod.ts";
import { noCell, numberCell, textCell } from "./cells.ts";
import { numberText } from "./value_text.ts";

/** What a measure is called, and how its numbers are written. */
export interface MeasureEntry {
  readonly title: string;
  /** "the error on the test part" */
  readonly meaning: string;
  readonly unit: Extract<Unit, "percent" | "exact" | "seconds">;
  /** Of its differences. */
  readonly difference: string;
}

/** The measures that a reader of a report can choose from, in this order. */
export const measures: Readonly<Record<Measure, MeasureEntry>> = {
  testError: error("Test error", "wrong answers to the questions of the test part"),
  validationError: error("Validation error", "wrong answers to questions held out from training"),
  trainError: error("Training error", "wrong answers to the training questions"),
  trainLoss: {
    title: "Training loss",
    meaning: "the loss at the end of training, on the training part",
    unit: "exact",
    difference: "loss",
  },
  unsolved: error("Not solved", "the share of trials that did not solve their task"),
  seconds: {
    title: "Time",
    meaning: "what a trial took, on the machine that ran it",
    unit: "seconds",
    difference: "seconds",
  },
};

function error(title: string, meaning: string): MeasureEntry {
  return { title, meaning, unit: "percent", difference: "percentage points" };
}

/** A value of a measure. */
export function measureCell(value: number, measure: Measure): Cell {
  return numberCell(value, measures[measure].unit);
}

/** A difference with its sign: "−0.4" points, "+1.2 s". */
export function differenceText(difference: number, measure: Measure): string {
  const { unit } = measures[measure];
  if (unit === "percent") return points(difference);
  const size = numberText(Math.abs(difference), unit);
  if (Number.parseFloat(size) === 0) return size;
  return `${difference < 0 ? "−" : "+"}${size}`;
}

/** The interval of a difference; nothing with too few seeds. */
export function differenceRangeCell(interval: Interval | null, measure: Measure): Cell {
  if (interval === null) return noCell;
  const { lowest, highest } = interval;
  return textCell(
    measures[measure].unit === "percent"
      ? pointsRange(lowest, highest)
      : `${differenceText(lowest, measure)} to ${differenceText(highest, measure)}`,
  );
}
