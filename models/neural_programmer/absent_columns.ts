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
