import type * as tf from "@tensorflow/tfjs";
import { checkArray, checkTensor } from "../../engine/mod.ts";
import type { TableBatch, TableShape } from "../../tasks/mod.ts";

const action = "compute a Neural Programmer";

/** The sizes of a batch, each at least 1. */
const sizes = ["size", "rows", "questionWords", "questionNumbers"] as const;

/**
 * Checks a batch and the parameters before a pass: its kernels take numbers of words and of rows for
 * places in memory.
 *
 * @throws {TypeError} If a parameter is disposed, or an array has another type or length than it must.
 * @throws {RangeError} If a number is that of no word, row or column.
 */
export function checkTableBatch(
  batch: TableBatch,
  shape: TableShape,
  parameters: Readonly<Record<string, tf.Tensor>>,
): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    checkTensor(action, name, parameter, "float32");
  }
  for (const name of sizes) {
    if (Number.isInteger(batch[name]) && batch[name] > 0) continue;
    throw new TypeError(`Cannot ${action}: ${name} is ${batch[name]}, no positive integer`);
  }
  for (const name of ["numericColumns", "textColumns"] as const) {
    if (batch[name] === shape[name]) continue;
    throw new TypeError(`Cannot ${action}: ${name} is ${batch[name]}, not ${shape[name]}`);
  }
  const { size: B, rows: M, questionWords: Q, questionNumbers: N } = batch;
  const { numericColumns: C, textColumns: K } = shape;
  checkArray(action, "numbers", batch.numbers, Float32Array, B * C * M);
  checkArray(action, "words", batch.words, Int32Array, B * K * M);
  checkArray(action, "rowCounts", batch.rowCounts, Int32Array, B);
  checkArray(action, "tableColumns", batch.tableColumns, Uint8Array, B * (C + K));
  checkArray(action, "questions", batch.questions, Int32Array, B * Q);
  checkArray(action, "questionLengths", batch.questionLengths, Int32Array, B);
  checkArray(action, "questionOperands", batch.questionOperands, Float32Array, B * N);
  checkArray(action, "operandPositions", batch.operandPositions, Int32Array, B * N);
  checkArray(action, "isScalar", batch.isScalar, Uint8Array, B);
  checkArray(action, "scalars", batch.scalars, Float64Array, B);
  checkArray(action, "answerColumns", batch.answerColumns, Int32Array, B);
  checkArray(action, "answerRows", batch.answerRows, Uint8Array, B * M);
  checkRange("rowCounts", batch.rowCounts, 0, M);
  checkRange("words", batch.words, 0, shape.vocabularySize - 1);
  checkRange("questions", batch.questions, 0, shape.vocabularySize - 1);
  checkRange("questionLengths", batch.questionLengths, 0, Q);
  for (let b = 0; b < B; b++) {
    const positions = batch.operandPositions.subarray(b * N, (b + 1) * N);
    checkRange("operandPositions", positions, -2, batch.questionLengths[b]! - 1);
    const columns = batch.answerColumns.subarray(b, b + 1);
    checkRange("answerColumns", columns, batch.isScalar[b] === 0 ? 0 : -1, C + K - 1);
  }
}

function checkRange(name: string, values: Int32Array, least: number, most: number): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value >= least && value <= most) continue;
    throw new RangeError(`Cannot ${action}: ${name} has ${value}, outside ${least} to ${most}`);
  }
}
