import type { TableBatch } from "../../tasks/mod.ts";

/** Which questions of a batch choose together. */
export interface SharedPrograms {
  /** L. */
  readonly count: number;
  /** `[B]`: the program of each question. */
  readonly ofQuestions: Int32Array;
  /** `[L]`: the first question of each program. */
  readonly first: readonly number[];
}

/**
 * Questions of the same words about tables with the same columns choose the same program; `apart`, each
 * its own.
 */
export function sharePrograms(batch: TableBatch, apart: boolean): SharedPrograms {
  const { size, questions, questionLengths, questionWords: Q, tableColumns } = batch;
  const columns = tableColumns.length / size;
  const known = new Map<string, number>(), first: number[] = [];
  const ofQuestions = Int32Array.from({ length: size }, (_, b) => {
    const words = questions.subarray(b * Q, b * Q + questionLengths[b]!);
    const there = tableColumns.subarray(b * columns, (b + 1) * columns);
    const key = apart ? String(b) : `${words.join(" ")}, ${there.join("")}`;
    const program = known.get(key) ?? first.push(b) - 1;
    known.set(key, program);
    return program;
  });
  return { count: first.length, ofQuestions, first };
}
