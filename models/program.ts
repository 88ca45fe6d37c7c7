/** What a Neural Programmer chose for a question: a program that the interpreter runs. */

import {
  type Answer,
  type GivenAnswer,
  interpret,
  type Operands,
  operationNames,
  operations,
  type Step,
  type Table,
  type TableBatch,
} from "../tasks/mod.ts";
import type { Names, ProgramInspection } from "./model.ts";
import { programInWords, stepInWords } from "./program_words.ts";

/** The most likely operation and column of each step, and what they were chosen from. */
export interface ChosenProgram {
  readonly steps: readonly Step[];
  /** Of each step: the weights of the operations, and of the columns. */
  readonly operationWeights: readonly (readonly number[])[];
  readonly columnWeights: readonly (readonly number[])[];
  /** The numbers and the word, a word id, that it compares with; null for none. */
  readonly operands: Operands;
}

/** The step of the largest weights. */
export function chooseStep(
  operationWeights: readonly number[],
  columnWeights: readonly number[],
  numericColumns: number,
): Step {
  const operation = operationNames[largest(operationWeights)]!;
  return { operation, column: chooseColumn(operation, columnWeights, numericColumns) };
}

function largest(weights: readonly number[]): number {
  return weights.indexOf(Math.max(...weights));
}

/** The most likely of the columns that an operation can take; null where it takes none. */
function chooseColumn(
  name: Step["operation"],
  weights: readonly number[],
  numericColumns: number,
): number | null {
  switch (operations[name].column) {
    case null:
      return null;
    case "any":
      return largest(weights);
    case "number":
      return largest(weights.slice(0, numericColumns));
    case "text":
      return weights.length === numericColumns
        ? null
        : numericColumns + largest(weights.slice(numericColumns));
  }
}

/** Without a text column there is nothing that "match" could look at. */
function canRun(steps: readonly Step[]): boolean {
  return steps.every(({ operation, column }) => operation !== "match" || column !== null);
}

/** The table of question b of a batch, without padding. */
function tableOf(batch: TableBatch, b: number): Table {
  const { rows: M, numericColumns: C, textColumns: K, rowCounts } = batch;
  const column = <A extends Float32Array | Int32Array>(cells: A, at: number) =>
    cells.subarray(at * M, at * M + rowCounts[b]!);
  return {
    rows: rowCounts[b]!,
    numbers: Array.from({ length: C }, (_, c) => column(batch.numbers, b * C + c)),
    words: Array.from({ length: K }, (_, k) => column(batch.words, b * K + k)),
  };
}

/** What a program answers to question b of a batch, on its table; not a number if it has no answer. */
export function runProgram(
  batch: TableBatch,
  b: number,
  { steps, operands }: ChosenProgram,
): GivenAnswer {
  const answer = canRun(steps) ? interpret(steps, operands, tableOf(batch, b)).answer : null;
  if (answer === null) return { kind: "scalar", value: NaN };
  return answer.kind === "scalar" ? answer : { ...answer, selected: answer.selected.map(Number) };
}

/** Runs a program on the table of question b of a batch, and tells what each step did. */
export function inspectProgram(
  batch: TableBatch,
  b: number,
  { steps, operands, operationWeights, columnWeights }: ChosenProgram,
  names: Names,
): ProgramInspection {
  const table = tableOf(batch, b), runs = canRun(steps);
  const selected = runs ? interpret(steps, operands, table).selected : [];
  // What a step answers is the answer of the program that ends with it.
  const answerAfter = (step: number): Answer | null =>
    runs ? interpret(steps.slice(0, step + 1), operands, table).answer : null;
  return {
    kind: "program",
    steps: steps.map((step, i) => {
      const answer = answerAfter(i);
      return {
        ...step,
        operationWeights: operationWeights[i]!,
        columnWeights: columnWeights[i]!,
        words: stepInWords(step, operands, names),
        selected: selected[i] ?? Array<boolean>(table.rows).fill(false),
        scalar: answer?.kind === "scalar" ? answer.value : null,
      };
    }),
    operands,
    answer: answerAfter(steps.length - 1),
    words: programInWords(steps, operands, names),
  };
}
