/** Cells of tables for people. */

import type { Cell, Unit, Words } from "../../../models/mod.ts";
import type { Interval, PairedInterval, Solved } from "../statistics/mod.ts";
import { solvedText } from "./value_text.ts";

/** A number that is missing. */
export const noCell: Cell = { value: null };

/** Where no number belongs. */
export const blank: Cell = { value: { kind: "text", words: "" } };

export function textCell(words: Words, notes: readonly Words[] = []): Cell {
  return {
    value: { kind: "text", words },
    ...notes.length === 0 ? {} : { notes: notes.map((note) => ({ kind: "text", words: note })) },
  };
}

/** A number, or that there is none. */
export function numberCell(value: number | null | undefined, unit: Unit): Cell {
  return value === null || value === undefined
    ? noCell
    : { value: { kind: "number", value, unit } };
}

export function rangeCell(range: Interval | null, unit: Unit): Cell {
  return range === null
    ? noCell
    : { value: { kind: "interval", lowest: range.lowest, highest: range.highest, unit } };
}

/** A confidence interval of a difference, or why there is none. */
export function intervalCell(interval: PairedInterval | null): Cell {
  if (interval === null) return noCell;
  return interval.tooFewSeeds ? textCell("too few seeds") : rangeCell(interval, "points");
}

export function shareCell(count: number, total: number): Cell {
  return { value: { kind: "share", count, total } };
}

/** A count of solved trials, as "8 of 10 (5 at the first attempt)" where they may begin anew. */
export function solvedCell(solved: Solved): Cell {
  return solved.first === null
    ? shareCell(solved.count, solved.total)
    : textCell(solvedText(solved));
}
