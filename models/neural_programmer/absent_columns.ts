import type { TableBatch } from "../../tasks/mod.ts";

/** Is added to the score of what is not there, so that a softmax passes it over. */
export const ABSENT = -1e9;

/** How many columns the table of each question has, `[B]`. */
export function columnCounts({ size, tableColumns }: TableBatch): Int32Array {
  const columns = tableColumns.length / size;
  return Int32Array.from({ length: size }, (_, b) => {
    const there = tableColumns.subarray(b * columns, (b + 1) * columns);
    return there.reduce((sum, is) => sum + is, 0);
  });
}

/**
 * The columns that the tables of some questions do not have, as places in `[L, C + K]`.
 *
 * @param questions `[L]`
 */
export function absentColumns(
  { tableColumns, size }: TableBatch,
  questions: readonly number[],
): number[] {
  const columns = tableColumns.length / size;
  return questions.flatMap((b, l) =>
    Array.from({ length: columns }, (_, j) => j)
      .filter((j) => tableColumns[b * columns + j] === 0)
      .map((j) => l * columns + j)
  );
}
