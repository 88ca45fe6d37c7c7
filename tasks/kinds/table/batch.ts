/**
 * Questions with a table each: what the Neural Programmer is given. Axis letters: B questions, M rows,
 * C numeric columns, K text columns, Q words of a question, N numbers in a question.
 */

import type { Dataset } from "../../dataset.ts";
import type { Task } from "../../task.ts";

/** Questions with tables, padded to one shape. Word 0 is the null word: padding. */
export interface TableBatch {
  readonly kind: "table";
  /** B. */
  readonly size: number;
  /** M: the rows of the longest table in the batch. */
  readonly rows: number;
  /** C and K. */
  readonly numericColumns: number;
  readonly textColumns: number;
  /** Q. */
  readonly questionWords: number;
  /** N. */
  readonly questionNumbers: number;
  /** `[B, C, M]`; 0 in rows past the count. */
  readonly numbers: Float32Array;
  /** `[B, K, M]` word ids; null in rows past the count. */
  readonly words: Int32Array;
  /** `[B]`. */
  readonly rowCounts: Int32Array;
  /** `[B, C + K]`: 1 for a column that the question's table has, numeric columns first. */
  readonly tableColumns: Uint8Array;
  /** `[B, Q]` word ids, the numbers left out, nulls at the end. */
  readonly questions: Int32Array;
  /** `[B]`, the words of each question. */
  readonly questionLengths: Int32Array;
  /** `[B, N]`: the numbers of a question, in their order; 0 past the last one. */
  readonly questionOperands: Float32Array;
  /** `[B, N]`: the word just left of each number, -1 for none; -2 where there is no number. */
  readonly operandPositions: Int32Array;
  /** `[B]`: 1 for a number, 0 for cells. */
  readonly isScalar: Uint8Array;
  /** `[B]`: the number; 0 for cells. */
  readonly scalars: Float64Array;
  /** `[B]`: the column of the cells, numeric columns first; -1 for a number. */
  readonly answerColumns: Int32Array;
  /** `[B, M]`: 1 for a row of the answer. */
  readonly answerRows: Uint8Array;
}

/** The sizes a model has to know before it can be built. */
export interface TableShape {
  /** V: words with the null word, which is word 0. */
  readonly vocabularySize: number;
  /** C and K. */
  readonly numericColumns: number;
  readonly textColumns: number;
  /** `[C + K]`: the word that each column is called by. */
  readonly columnWords: readonly number[];
}

/** A question as a person reads it. */
export interface ReadableQuestion {
  readonly question: string;
  readonly columns: readonly string[];
  /** Row by row; an empty text in a column that the table lacks. */
  readonly rows: readonly (readonly string[])[];
  /** A number, or the cells' column and rows. */
  readonly answer: string;
}

/** Questions about tables over one vocabulary. */
export interface TableDataset extends Dataset<TableBatch> {
  readonly shape: TableShape;
  /** Words by id; word 0 is the null word, written as an empty string. */
  readonly vocabulary: readonly string[];
  /** The names of the columns, numeric ones first. */
  readonly columns: readonly string[];
  /**
   * A test question and its table, in words.
   *
   * @throws {RangeError} If there is no such question.
   */
  readTest(index: number): ReadableQuestion;
  /** The training questions of these words, numbers left out: their indices in `train`. */
  trainingQuestionsOf(words: ArrayLike<number>): readonly number[];
}

/** A task about tables. */
export type TableTask = Task<TableDataset> & { readonly kind: "table" };
