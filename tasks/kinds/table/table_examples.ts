import type { Examples } from "../../dataset.ts";
import type { TableBatch, TableShape } from "./batch.ts";
import type { TableQuestion } from "./question.ts";

/** Questions as arrays: a batch pads them to its longest. */
export class TableExamples implements Examples<TableBatch> {
  readonly length: number;
  readonly #questions: readonly TableQuestion[];
  readonly #shape: TableShape;
  /** By question. */
  readonly #words: readonly Int32Array[];
  /** The ids of the words of text columns, by their numbers. */
  readonly #textIds: Int32Array;

  constructor(
    questions: readonly TableQuestion[],
    shape: TableShape,
    ids: ReadonlyMap<string, number>,
    textWords: readonly string[],
  ) {
    this.length = questions.length;
    this.#questions = questions;
    this.#shape = shape;
    this.#words = questions.map(({ words }) =>
      Int32Array.from(words, (word) => ids.get(word) ?? 0)
    );
    this.#textIds = Int32Array.from(textWords, (word) => ids.get(word) ?? 0);
  }

  /** The words of a question, by their ids. */
  wordsOf(index: number): Int32Array {
    return this.#words[index]!;
  }

  batch(indices: ArrayLike<number>): TableBatch {
    const { numericColumns: C, textColumns: K } = this.#shape;
    const chosen = Array.from(indices, (index) => {
      const question = this.#questions[index];
      if (question === undefined) {
        throw new RangeError(`Cannot take example ${index} of ${this.length}`);
      }
      return question;
    });
    const most = (size: (question: TableQuestion) => number) =>
      chosen.reduce((most, question) => Math.max(most, size(question)), 1);
    const B = chosen.length, M = most(({ table }) => table.rows);
    const Q = most(({ words }) => words.length), N = most(({ operands }) => operands.length);
    const batch: TableBatch = {
      kind: "table",
      size: B,
      rows: M,
      numericColumns: C,
      textColumns: K,
      questionWords: Q,
      questionNumbers: N,
      numbers: new Float32Array(B * C * M),
      words: new Int32Array(B * K * M),
      rowCounts: Int32Array.from(chosen, ({ table }) => table.rows),
      tableColumns: new Uint8Array(B * (C + K)),
      questions: new Int32Array(B * Q),
      questionLengths: Int32Array.from(chosen, ({ words }) => words.length),
      questionOperands: new Float32Array(B * N),
      operandPositions: new Int32Array(B * N).fill(-2),
      isScalar: new Uint8Array(B),
      scalars: new Float64Array(B),
      answerColumns: new Int32Array(B).fill(-1),
      answerRows: new Uint8Array(B * M),
    };
    for (const [b, { table, operands, answer }] of chosen.entries()) {
      for (const [c, cells] of table.numbers.entries()) {
        batch.numbers.set(cells, (b * C + c) * M);
        batch.tableColumns[b * (C + K) + c] = Number(cells.length > 0);
      }
      for (const [k, cells] of table.words.entries()) {
        const from = (b * K + k) * M;
        for (let row = 0; row < cells.length; row++) {
          batch.words[from + row] = this.#textIds[cells[row]!]!;
        }
        batch.tableColumns[b * (C + K) + C + k] = Number(cells.length > 0);
      }
      batch.questions.set(this.#words[indices[b]!]!, b * Q);
      for (const [n, { value, position }] of operands.entries()) {
        batch.questionOperands[b * N + n] = value;
        batch.operandPositions[b * N + n] = position;
      }
      switch (answer.kind) {
        case "scalar":
          batch.isScalar[b] = 1;
          batch.scalars[b] = answer.value;
          break;
        case "cells":
          batch.answerColumns[b] = answer.column;
          for (let row = 0; row < answer.selected.length; row++) {
            batch.answerRows[b * M + row] = Number(answer.selected[row]);
          }
          break;
        default:
          // A new kind of answer does not compile without a case.
          answer satisfies never;
      }
    }
    return batch;
  }
}
