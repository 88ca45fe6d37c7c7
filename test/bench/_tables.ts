/** Tables and a model that answers questions about them without having learned anything. */

import { RandomStream, streamKey } from "../../engine/mod.ts";
import { inspectProgram, type NeuralProgrammer, type ProgramInspection } from "../../models/mod.ts";
import {
  buildTableDataset,
  columnNames,
  generateQuestions,
  operationNames,
  parseQuestion,
  type Step,
  type TableBatch,
  type TableDataset,
  type TableQuestion,
  templatesOf,
} from "../../tasks/mod.ts";

const NUMERIC = 2, TEXT = 1, ROWS = 120;

/** Rows counted from 0: A has 119 down to 0, B -38 up to 81, T its ten words in turn. */
const table: TableQuestion["table"] = {
  rows: ROWS,
  numbers: [
    Float32Array.from({ length: ROWS }, (_, row) => 119 - row),
    Float32Array.from({ length: ROWS }, (_, row) => row - 38),
  ],
  words: [Float32Array.from({ length: ROWS }, (_, row) => row % 10)],
};

/** B of 81 rows is less: -38 to 42, in the sum 39 + 40 + 41 + 42. */
export const summed = { question: "lesser 42.5 B sum B", rows: 81, answer: 162 } as const;

/** A of 48 rows is greater: 72 to 119. */
export const printed = { question: "greater 71.5 A print T", rows: 48 } as const;

/** Two questions that are always there, whatever else is drawn: the first of their kinds. */
const written: readonly TableQuestion[] = [
  {
    ...parseQuestion(summed.question),
    part: "lesser sum",
    level: 1,
    table,
    answer: { kind: "scalar", value: summed.answer },
  },
  {
    ...parseQuestion(printed.question),
    part: "greater print",
    level: 4,
    table,
    answer: {
      kind: "cells",
      column: NUMERIC,
      selected: Array.from({ length: ROWS }, (_, row) => row < printed.rows),
    },
  },
];

/**
 * Questions of every level about tables of 120 rows, two columns of numbers and one of text: the two
 * written ones, and drawn ones.
 */
export function tables(test = 150): TableDataset {
  const style = { numericColumns: NUMERIC, textColumns: TEXT, variety: false };
  const questions = generateQuestions(
    style,
    { level: 4, trainingShare: 1 },
    { train: 200, test: test - written.length },
    new RandomStream(streamKey(1, "data")),
  );
  return buildTableDataset({
    ...questions,
    test: [...written, ...questions.test],
    columns: columnNames(NUMERIC, TEXT),
    numericColumns: NUMERIC,
    digest: "",
  });
}

const programs = new Map(
  templatesOf(4, NUMERIC, TEXT).map(({ tokens, steps }) => {
    const names = columnNames(NUMERIC, TEXT);
    const words = tokens.flatMap((token) =>
      token.kind === "operation"
        ? token.operation
        : token.kind === "column"
        ? names[token.column]!
        : token.operation === "match"
        ? "*"
        : []
    );
    return [words.join(" "), steps] as const;
  }),
);

/**
 * Takes the right program, as sure of it as it can be, but for questions that are wrong on purpose:
 * there its last step takes all rows.
 */
export function programmer(
  { vocabulary }: TableDataset,
  isWrong: (batch: TableBatch, b: number) => boolean = () => false,
): NeuralProgrammer {
  const inspect = (batch: TableBatch): ProgramInspection[] =>
    Array.from({ length: batch.size }, (_, b) => inspectOne(batch, b));
  function inspectOne(batch: TableBatch, b: number): ProgramInspection {
    const { questionWords: Q, questionNumbers: N } = batch;
    const words = [...batch.questions.subarray(b * Q, b * Q + batch.questionLengths[b]!)]
      .map((id) => vocabulary[id]!);
    const match = words.indexOf("match") + 1;
    const key = words.map((word, i) => match > 0 && i === match ? "*" : word).join(" ");
    const numberAfter = (word: string) => {
      const at = words.indexOf(word);
      const n = batch.operandPositions.subarray(b * N, (b + 1) * N).indexOf(at);
      return at === -1 || n === -1 ? null : batch.questionOperands[b * N + n]!;
    };
    const reset: Step = { operation: "reset", column: null };
    const right = programs.get(key)!;
    const steps = isWrong(batch, b)
      ? [...right.slice(0, -1).map(() => reset), right.at(-1)!]
      : right;
    const sure = (length: number, at: number) =>
      Array.from({ length }, (_, i) => i === at ? 0.9 : 0.1 / (length - 1));
    return inspectProgram(batch, b, {
      steps,
      operands: {
        greater: numberAfter("greater"),
        lesser: numberAfter("lesser"),
        match: match > 0 ? vocabulary.indexOf(words[match]!) : null,
      },
      operationWeights: steps.map(({ operation }) =>
        sure(operationNames.length, operationNames.indexOf(operation))
      ),
      columnWeights: steps.map(({ column }) => sure(NUMERIC + TEXT, column ?? 0)),
    }, { vocabulary, columns: columnNames(NUMERIC, TEXT) });
  }
  // Nothing else of a model is looked at.
  return { inspect } as unknown as NeuralProgrammer;
}
