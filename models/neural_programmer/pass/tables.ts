import { inOrder } from "../../../engine/mod.ts";
import type { TableBatch } from "../../../tasks/mod.ts";
import type { Place, Workbench } from "./workbench.ts";

/** The fields of `Tables` in ../assembly/table_program.ts, in their order. */
const FIELDS = [
  "questions",
  "rows",
  "numericColumns",
  "textColumns",
  "questionNumbers",
  "questionWords",
  "steps",
  "learning",
  "numbers",
  "words",
  "rowCounts",
  "tableColumns",
  "greaterOperands",
  "lesserOperands",
  "questionIds",
  "isScalar",
  "scalars",
  "answerColumns",
  "answerRows",
  "scales",
  "weights",
  "questionWeights",
  "programs",
  "operations",
  "columns",
  "programCount",
  "greater",
  "lesser",
  "match",
  "operationsGradient",
  "columnsGradient",
  "greaterGradient",
  "lesserGradient",
  "matchGradient",
  "cells",
  "mask",
  "answer",
  "comparisons",
  "comparisonsGradient",
  "selected",
  "selectedGradient",
  "sums",
  "scalarStates",
  "scalarGradients",
] as const;

/** A comparison's operands, `[B, N]`, and the attention that is paid to them. */
export interface ComparedNumbers {
  readonly operands: Float32Array;
  readonly weights: Place;
}

/** The words that those of tables, `[B, K, M]`, are compared with, `[B, W]`, and the weight of each. */
export interface ComparedWords {
  readonly words: Int32Array;
  readonly ids: Int32Array;
  readonly weights: Place;
}

/** The programs of a batch and what they compare with. */
export interface Programs {
  readonly steps: number;
  /** L, and the program of each question, `[B]`. */
  readonly count: number;
  readonly ofQuestions: Int32Array;
  /** `[T, L, 10]` and `[T, L, C + K]`. */
  readonly operations: Place;
  readonly columns: Place;
  readonly greater: ComparedNumbers;
  readonly lesser: ComparedNumbers;
  /** Null without text columns. */
  readonly match: ComparedWords | null;
}

const NO_WORDS: ComparedWords = {
  ...{ words: new Int32Array(), ids: new Int32Array() },
  weights: { value: 0, gradient: 0 },
};

/** How losses are worked out; see the options of the model. */
export interface TableLoss {
  readonly huberDelta: number;
  readonly lookupWeight: number;
  /** `[B]`: what errors of numbers are divided by. */
  readonly scales: Float32Array;
  /** `[B]`: the weight of each question's loss; where it is 0 the question is left out. */
  readonly questionWeights: Float32Array;
}

/**
 * Runs programs of weights on the tables of a batch, by the kernel.
 *
 * @param learning Whether to give the gradients of the losses' mean, too.
 * @returns The losses, weighed and summed over the questions.
 */
export function runTables(
  { kernels, arena }: Workbench,
  batch: TableBatch,
  programs: Programs,
  { huberDelta, lookupWeight, scales, questionWeights }: TableLoss,
  learning: boolean,
): number {
  const { size: B, rows: M, numericColumns: C, textColumns: K } = batch;
  const { steps: T, count, operations, columns, greater, lesser } = programs;
  const { words, ids, weights: match } = programs.match ?? NO_WORDS;
  const S = Math.ceil(M / 4) * 4, rows = (count: number) => arena.take(count * S);
  const fields: Readonly<Record<typeof FIELDS[number], number>> = {
    questions: B,
    rows: M,
    numericColumns: C,
    textColumns: K,
    questionNumbers: greater.operands.length / B,
    questionWords: ids.length / B,
    steps: T,
    learning: Number(learning),
    numbers: arena.floats(batch.numbers),
    words: arena.ints(words),
    rowCounts: arena.ints(batch.rowCounts),
    tableColumns: arena.ints(batch.tableColumns),
    greaterOperands: arena.floats(greater.operands),
    lesserOperands: arena.floats(lesser.operands),
    questionIds: arena.ints(ids),
    isScalar: arena.ints(batch.isScalar),
    scalars: arena.floats(batch.scalars),
    answerColumns: arena.ints(batch.answerColumns),
    answerRows: arena.floats(batch.answerRows),
    scales: arena.floats(scales),
    weights: arena.floats([huberDelta, lookupWeight, 1 / B]),
    questionWeights: arena.floats(questionWeights),
    programs: arena.ints(programs.ofQuestions),
    operations: operations.value,
    columns: columns.value,
    programCount: count,
    greater: greater.weights.value,
    lesser: lesser.weights.value,
    match: match.value,
    operationsGradient: operations.gradient,
    columnsGradient: columns.gradient,
    greaterGradient: greater.weights.gradient,
    lesserGradient: lesser.weights.gradient,
    matchGradient: match.gradient,
    cells: rows(C),
    mask: rows(1),
    answer: rows(1),
    comparisons: rows(2 * C + K),
    comparisonsGradient: rows(2 * C + K),
    selected: rows(T + 2),
    selectedGradient: rows(T + 2),
    sums: arena.take(T * C),
    scalarStates: arena.take(T + 3),
    scalarGradients: arena.take(T + 3),
  };
  return kernels.run.runTables(arena.ints(inOrder(FIELDS, fields)));
}
