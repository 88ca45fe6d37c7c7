import type { TableBatch } from "../kinds/table/mod.ts";

/** What a model answered: a number, or cells of a column (numeric columns first). */
export type GivenAnswer =
  | { readonly kind: "scalar"; readonly value: number }
  | { readonly kind: "cells"; readonly column: number; readonly selected: ArrayLike<number> };

/** Half a unit of the first decimal place. */
const HALF_A_TENTH = 0.05;

/** Of the right number: some steps of float32, in which networks add up. */
const ROUNDING = 1e-6;

/**
 * Whether a number is less than 0.05 off the right one: equal to the first decimal place, as the paper
 * says. It does not say how it rounds. Rounding both would tell 0.04 from 0.06 and take 0.06 for 0.14, so
 * the difference decides; 0.05 itself is wrong.
 *
 * From 50,000 on a number may be less than a millionth off (ours): from 2^20 on the neighbours of a float32
 * are an eighth apart. What is not finite is never right.
 */
export function isRightNumber(right: number, given: number): boolean {
  return Math.abs(given - right) < Math.max(HALF_A_TENTH, ROUNDING * Math.abs(right));
}

/**
 * Whether an answer to question b of a batch is right: a number as `isRightNumber` says; cells when the
 * column and every row are right. No cells are right in every column.
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
