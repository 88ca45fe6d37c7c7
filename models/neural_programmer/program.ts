/** What a Neural Programmer chose for a question: a program that the interpreter runs. */

import {
  type Answer,
  type GivenAnswer,
  interpret,
  type Operands,
  operationNames,
  operations,
  programInWords,
  type ProgramNames,
  type Step,
  stepInWords,
  type Table,
  type TableBatch,
} from "../../tasks/mod.ts";
import type { ProgramInspection } from "./program_inspection.ts";

/** The most likely operation and column of each step, and what they were chosen from. */
export interface ChosenProgram {
  readonly steps: readonly Step[];
  /** Of each step: the weights of the operations, and of the columns. */
  readonly operationWeights: readonly (readonly number[])[];
  readonly columnWeights: readonly (readonly number[])[];
  /** The numbers and the word, a word id, that it compares with; null for none. */
  readonly operands: Operands;
  /** Where text is matched in two stages, the rows that match, `[K][M]`; else words are compared. */
  readonly matches?: readonly (readonly boolean[])[];
}

/** What a network chooses for a batch, as weights. */
export interface ProgramWeights {
  /** L programs, and that of each question, `[B]`: equal questions may share one. */
  readonly programCount: number;
  readonly programs: Int32Array;
  /** `[T, L, 10]` and `[T, L, C + K]`: the weights of operations and columns. */
  readonly operations: Float32Array;
  readonly columns: Float32Array;
  /** Attention to numbers, `[B, N]` each, and to words, `[B, Q]`; null without text columns. */
  readonly greater: Float32Array;
  readonly lesser: Float32Array;
  readonly match: Float32Array | null;
  /** How strongly words match, `[B, K, M]`, where text is matched in two stages. */
  readonly textMatch?: Float32Array;
}

/** From where on a word matches in an answer: ours, the paper does not say how its match is made hard. */
const MATCHES = 0.5;

/** The programs of a batch, one for each question, of the largest weights. */
export function choosePrograms(batch: TableBatch, weights: ProgramWeights): ChosenProgram[] {
  const { questionNumbers: N, questionWords: Q, numericColumns: C, textColumns: K } = batch;
  const { programCount: L, operations, columns, match, textMatch } = weights;
  const steps = operations.length / (L * operationNames.length);
  const rows = (values: Float32Array, program: number, width: number) =>
    Array.from({ length: steps }, (_, step) => {
      const start = (step * L + program) * width;
      return [...values.subarray(start, start + width)];
    });
  const attended = (values: Float32Array, b: number, width: number) =>
    b * width + largest([...values.subarray(b * width, (b + 1) * width)]);
  const number = (values: Float32Array, b: number) => {
    const at = attended(values, b, N);
    return batch.operandPositions[at] === -2 ? null : batch.questionOperands[at]!;
  };
  return Array.from(weights.programs, (program, b) => {
    const operationWeights = rows(operations, program, operationNames.length);
    const columnWeights = rows(columns, program, C + K);
    const present = batch.tableColumns.subarray(b * (C + K), (b + 1) * (C + K));
    return {
      steps: operationWeights.map((own, step) =>
        chooseStep(own, columnWeights[step]!, [C, present])
      ),
      operationWeights,
      columnWeights,
      operands: {
        greater: number(weights.greater, b),
        lesser: number(weights.lesser, b),
        match: match === null ? null : batch.questions[attended(match, b, Q)]!,
      },
      ...textMatch === undefined ? {} : { matches: matchesOf(batch, b, textMatch) },
    };
  });
}

/** The rows of a table that match, by text column; in a column that the table lacks none does. */
function matchesOf(
  { rows: M, numericColumns: C, textColumns: K, rowCounts, tableColumns }: TableBatch,
  b: number,
  textMatch: Float32Array,
): boolean[][] {
  return Array.from({ length: K }, (_, k) => {
    const isThere = tableColumns[b * (C + K) + C + k] === 1, from = (b * K + k) * M;
    return [...textMatch.subarray(from, from + rowCounts[b]!)]
      .map((match) => isThere && match > MATCHES);
  });
}

/** The step of the largest weights. */
function chooseStep(
  operationWeights: readonly number[],
  columnWeights: readonly number[],
  columns: readonly [numeric: number, present: Uint8Array],
): Step {
  const operation = operationNames[largest(operationWeights)]!;
  return { operation, column: chooseColumn(operation, columnWeights, columns) };
}

/** Where the largest weight is; the first of them if they are no numbers, as after divergence. */
function largest(weights: readonly number[]): number {
  return Math.max(0, weights.indexOf(Math.max(...weights)));
}

/**
 * The most likely of the columns that an operation can take and the table has; where it has none of them,
 * the most likely one that it lacks. Null where an operation takes none, and where there is none to take.
 */
function chooseColumn(
  name: Step["operation"],
  weights: readonly number[],
  [numericColumns, present]: readonly [numeric: number, present: Uint8Array],
): number | null {
  const mostLikely = (from: number, to: number) => {
    const all = Array.from({ length: to - from }, (_, i) => from + i);
    const there = all.filter((j) => present[j] === 1), columns = there.length > 0 ? there : all;
    return columns[largest(columns.map((j) => weights[j]!))] ?? null;
  };
  switch (operations[name].column) {
    case null:
      return null;
    case "any":
      return mostLikely(0, weights.length);
    case "number":
      return mostLikely(0, numericColumns);
    case "text":
      return mostLikely(numericColumns, weights.length);
  }
}

/**
 * Steps that the interpreter takes. Without a text column "match" selects no rows, as while training: it
 * looks at a column without words, which `tableOf` adds.
 */
function runnable(steps: readonly Step[], { numericColumns }: TableBatch): Step[] {
  return steps.map((step) =>
    step.operation === "match" && step.column === null ? { ...step, column: numericColumns } : step
  );
}

/** The table of question b of a batch, without padding; in a column that it lacks nothing is found. */
function tableOf(batch: TableBatch, b: number): Table {
  const { rows: M, numericColumns: C, textColumns: K, rowCounts, tableColumns } = batch;
  const rows = rowCounts[b]!;
  const column = <A extends Float32Array | Int32Array>(
    all: A,
    [at, j]: readonly [number, number],
    nothing: number,
  ) => {
    const cells = all.subarray(at * M, at * M + rows) as A;
    return tableColumns[b * (C + K) + j] === 1 ? cells : cells.slice().fill(nothing);
  };
  return {
    rows,
    numbers: Array.from({ length: C }, (_, c) => column(batch.numbers, [b * C + c, c], NaN)),
    words: K === 0
      ? [new Int32Array(rows).fill(-1)]
      : Array.from({ length: K }, (_, k) => column(batch.words, [b * K + k, C + k], -1)),
  };
}

/**
 * What the interpreter takes for question b of a batch. Rows that match in two stages are given to it as a
 * word that stands in them alone.
 */
function inputsOf(
  batch: TableBatch,
  b: number,
  { steps, operands, matches }: Pick<ChosenProgram, "steps" | "operands" | "matches">,
): readonly [steps: Step[], operands: Operands, table: Table] {
  const table = tableOf(batch, b);
  if (matches === undefined) return [runnable(steps, batch), operands, table];
  return [
    runnable(steps, batch),
    { ...operands, match: 1 },
    { ...table, words: matches.map((rows) => rows.map(Number)) },
  ];
}

/** What a program answers to question b of a batch, on its table; not a number if it has no answer. */
export function runProgram(
  batch: TableBatch,
  b: number,
  program: ChosenProgram,
): GivenAnswer {
  const { answer } = interpret(...inputsOf(batch, b, program));
  if (answer === null) return { kind: "scalar", value: NaN };
  return answer.kind === "scalar" ? answer : { ...answer, selected: answer.selected.map(Number) };
}

/** Runs a program on the table of question b of a batch, and tells what each step did. */
export function inspectProgram(
  batch: TableBatch,
  b: number,
  program: ChosenProgram,
  names: ProgramNames,
): ProgramInspection {
  const { steps, operands, matches, operationWeights, columnWeights } = program;
  const [known, compared, table] = inputsOf(batch, b, program);
  const { selected } = interpret(known, compared, table);
  // "selects the rows where T is like the question"
  const { vocabulary, columns } = names;
  const [said, saidNames]: [Operands, ProgramNames] = matches === undefined ? [operands, names] : [
    { ...operands, match: vocabulary.length },
    { vocabulary: [...vocabulary, "like the question"], ...columns && { columns } },
  ];
  // What a step answers is the answer of the program that ends with it.
  const answerAfter = (step: number): Answer | null =>
    interpret(known.slice(0, step + 1), compared, table).answer;
  return {
    kind: "program",
    steps: steps.map((step, i) => {
      const answer = answerAfter(i);
      return {
        ...step,
        operationWeights: operationWeights[i]!,
        columnWeights: columnWeights[i]!,
        words: stepInWords(step, said, saidNames),
        selected: selected[i]!,
        scalar: answer?.kind === "scalar" ? answer.value : null,
      };
    }),
    operands,
    answer: answerAfter(steps.length - 1),
    words: programInWords(steps, said, saidNames),
  };
}
