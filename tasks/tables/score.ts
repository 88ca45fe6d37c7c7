import type { TableBatch } from "../kinds/table/mod.ts";

/** What a model answered: a number, or cells of a column (numeric columns first). */
export type GivenAnswer =
  | { readonly kind: "scalar"; readonly value: number }
  | { readonly kind: "cells"; readonly column: number; readonly selected: ArrayLike<number> };

/** A number may be off by so much of the right one, or by so much. Sums reach 24,000 in float32. */
const RELATIVE = 1e-4;
const ABSOLUTE = 1e-2;

/** Whether a number is within 1e-4 of the right one, or 0.01. */
export function isRightNumber(right: number, given: number): boolean {
  return Math.abs(given - right) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(right));
}

/**
 * Whether an answer to question b of a batch is right: a number within 1e-4 of the right one, or 0.01;
 * cells when the column and every row are right. No cells are right in every column.
 */
export function isRightAnswer(batch: TableBatch, b: number, given: GivenAnswer): boolean {
  const { rows: M, isScalar, scalars, answerColumns, answerRows, rowCounts } = batch;
  if (given.kind === "scalar") {
    return isScalar[b] === 1 && isRightNumber(scalars[b]!, given.value);
  }
  if (isScalar[b] === 1) return false;
  let some = false;
  for (let row = 0; row < rowCounts[b]!; row++) {
    const expected = answerRows[b * M + row] === 1;
    if (expected !== (given.selected[row] === 1)) return false;
    some ||= expected;
  }
  return !some || given.column === answerColumns[b];
}
