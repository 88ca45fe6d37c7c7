/**
 * A table: numbers by column, words by column. All columns have as many rows, but that a column which the
 * table lacks has none.
 */
export interface Table {
  readonly rows: number;
  /** `[C][M]` */
  readonly numbers: readonly ArrayLike<number>[];
  /** `[K][M]`: numbers of words. */
  readonly words: readonly ArrayLike<number>[];
}

/** The columns that a table lacks, numeric columns first. */
export function absentColumns({ numbers, words }: Table): number[] {
  const absent: number[] = [];
  // A loop: there are tables by the ten thousand.
  for (let column = 0; column < numbers.length + words.length; column++) {
    const cells = numbers[column] ?? words[column - numbers.length]!;
    if (cells.length === 0) absent.push(column);
  }
  return absent;
}

/** The answer to a question: a number, or cells of one column. */
export type Answer =
  | { readonly kind: "scalar"; readonly value: number }
  | { readonly kind: "cells"; readonly column: number; readonly selected: readonly boolean[] };

/** A question about a table, with its answer: what files and generators give. */
export interface TableQuestion {
  /** The task's part that it counts for. */
  readonly part: string;
  /** How hard it is, from 1; missing where that is not known. */
  readonly level?: number;
  /** Without its numbers. */
  readonly words: readonly string[];
  readonly operands: readonly {
    readonly value: number;
    /** The word just left of it; -1 for none. */
    readonly position: number;
  }[];
  readonly table: Table;
  readonly answer: Answer;
}

/** The questions of a data set, in the order in which each part has them. */
export interface TableQuestions {
  readonly train: readonly TableQuestion[];
  readonly test: readonly TableQuestion[];
  /** Names of the columns, numeric ones first. */
  readonly columns: readonly string[];
  readonly numericColumns: number;
  /** The words of text columns, by their numbers in tables; none where all columns are numeric. */
  readonly textWords: readonly string[];
  /** SHA-256: the identity of the data. */
  readonly digest: string;
}
