import type { DatasetPart, Examples } from "../dataset.ts";
import type { ReadableQuestion, TableBatch, TableDataset, TableShape } from "../table.ts";
import { DataError } from "../task.ts";
import { checkQuestions } from "./check.ts";
import { type TableQuestion, textWords } from "./question.ts";

/** The questions of a data set, in the order in which each part has them. */
export interface TableQuestions {
  readonly train: readonly TableQuestion[];
  readonly test: readonly TableQuestion[];
  /** Names of the columns, numeric ones first. */
  readonly columns: readonly string[];
  readonly numericColumns: number;
  /** SHA-256: the identity of the data. */
  readonly digest: string;
}

/** Every so many-th training question is held out for validation. */
const HELD_OUT = 10;

/**
 * Makes numbers of questions.
 *
 * The vocabulary is that of the training questions and of text columns, its words numbered as they
 * appear and word 0 the null word; a test word outside it becomes null. Numbers are taken out of a
 * question, and the word to the left of each is remembered. Validation is every tenth training question.
 *
 * @throws {DataError} If there are too few training questions to hold some out.
 * @throws {TypeError | RangeError} If a question cannot be asked; see `checkQuestions`.
 */
export function buildTableDataset(questions: TableQuestions): TableDataset {
  const { train: all, test, columns, numericColumns, digest } = questions;
  const held = all.filter((_, i) => i % HELD_OUT === HELD_OUT - 1);
  const train = all.filter((_, i) => i % HELD_OUT !== HELD_OUT - 1);
  if (held.length === 0) {
    throw new DataError(`Cannot hold some of ${all.length} questions out for validation`);
  }
  checkQuestions({ training: all, test }, { columns, numericColumns, textWords: textWords.length });
  const textColumns = columns.length - numericColumns;
  const vocabulary = [
    ...new Set(["", ...textColumns > 0 ? textWords : [], ...all.flatMap(({ words }) => words)]),
  ];
  const ids = new Map(vocabulary.map((word, id) => [word, id]));
  const shape: TableShape = { vocabularySize: vocabulary.length, numericColumns, textColumns };
  const sorted = sortByPart(test);
  const examples = (some: readonly TableQuestion[]) => new TableExamples(some, shape, ids);
  return {
    train: examples(train),
    validation: examples(held),
    test: examples(sorted),
    parts: partsOf(all, sorted),
    digest,
    shape,
    vocabulary,
    columns,
    readTest(index) {
      const question = sorted[index];
      if (question === undefined) throw new RangeError(`Cannot read test question ${index}`);
      return readable(question, columns);
    },
  };
}

/** The questions of each part together, parts in the order in which they first appear. */
function sortByPart(questions: readonly TableQuestion[]): TableQuestion[] {
  return [...Map.groupBy(questions, ({ part }) => part).values()].flat();
}

function partsOf(train: readonly TableQuestion[], test: readonly TableQuestion[]): DatasetPart[] {
  const trained = Map.groupBy(train, ({ part }) => part);
  return [...Map.groupBy(test, ({ part }) => part)].map(([task, { length }]) => ({
    task,
    trainingQuestions: trained.get(task)?.length ?? 0,
    testQuestions: length,
  }));
}

/** A question with its numbers in their places. */
export function questionText({ words, operands }: TableQuestion): string {
  const numbersAfter = (position: number) =>
    operands.filter((operand) => operand.position === position)
      .map(({ value }) => String(Number(value.toPrecision(6))));
  return [numbersAfter(-1), ...words.map((word, i) => [word, ...numbersAfter(i)])].flat().join(" ");
}

function readable(question: TableQuestion, columns: readonly string[]): ReadableQuestion {
  const { table, answer } = question;
  const number = (value: number) => String(Number(value.toPrecision(6)));
  return {
    question: questionText(question),
    columns,
    rows: Array.from({ length: table.rows }, (_, row) => [
      ...table.numbers.map((cells) => number(cells[row]!)),
      ...table.words.map((cells) => textWords[cells[row]!]!),
    ]),
    answer: answer.kind === "scalar"
      ? number(answer.value)
      : `${columns[answer.column]} of rows ${
        answer.selected.flatMap((is, row) => is ? row + 1 : []).join(", ") || "none"
      }`,
  };
}

/** Questions as arrays: a batch pads them to its longest. */
class TableExamples implements Examples<TableBatch> {
  readonly length: number;
  readonly #questions: readonly TableQuestion[];
  readonly #shape: TableShape;
  /** By question. */
  readonly #words: readonly Int32Array[];
  /** The ids of `textWords`. */
  readonly #textIds: Int32Array;

  constructor(
    questions: readonly TableQuestion[],
    shape: TableShape,
    ids: ReadonlyMap<string, number>,
  ) {
    this.length = questions.length;
    this.#questions = questions;
    this.#shape = shape;
    this.#words = questions.map(({ words }) =>
      Int32Array.from(words, (word) => ids.get(word) ?? 0)
    );
    this.#textIds = Int32Array.from(textWords, (word) => ids.get(word) ?? 0);
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
      questions: new Int32Array(B * Q),
      questionLengths: Int32Array.from(chosen, ({ words }) => words.length),
      questionOperands: new Float32Array(B * N),
      operandPositions: new Int32Array(B * N).fill(-2),
      isScalar: Uint8Array.from(chosen, ({ answer }) => Number(answer.kind === "scalar")),
      scalars: Float64Array.from(
        chosen,
        ({ answer }) => answer.kind === "scalar" ? answer.value : 0,
      ),
      answerColumns: Int32Array.from(
        chosen,
        ({ answer }) => answer.kind === "cells" ? answer.column : -1,
      ),
      answerRows: new Uint8Array(B * M),
    };
    for (const [b, { table, operands, answer }] of chosen.entries()) {
      for (const [c, cells] of table.numbers.entries()) batch.numbers.set(cells, (b * C + c) * M);
      for (const [k, cells] of table.words.entries()) {
        const ids = Int32Array.from(cells, (word) => this.#textIds[word]!);
        batch.words.set(ids, (b * K + k) * M);
      }
      batch.questions.set(this.#words[indices[b]!]!, b * Q);
      for (const [n, { value, position }] of operands.entries()) {
        batch.questionOperands[b * N + n] = value;
        batch.operandPositions[b * N + n] = position;
      }
      if (answer.kind === "cells") batch.answerRows.set(answer.selected.map(Number), b * M);
    }
    return batch;
  }
}
