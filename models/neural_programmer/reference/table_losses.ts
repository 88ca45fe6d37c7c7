/** The losses of answers to questions about tables: numbers, and cells. */

import * as tf from "@tensorflow/tfjs";
import type { TableBatch } from "../../../tasks/mod.ts";
import { columnCounts } from "../absent_columns.ts";
import type { NeuralProgrammerOptions } from "../options.ts";
import { scalarScales } from "../scalar_scales.ts";
import { rowMask } from "./soft_operations.ts";

/** Is added to a number before its logarithm is taken: ours, the paper does not say. */
const TINY = 1e-6;

/** Huber loss of the questions whose answer is a number, 0 of the others, `[B]`. */
export function scalarLosses(
  batch: TableBatch,
  scalar: tf.Tensor2D,
  { huberDelta: delta, scalarScale }: NeuralProgrammerOptions,
): tf.Tensor1D {
  const right = tf.tensor1d(Float32Array.from(batch.scalars));
  const scales = tf.tensor1d(scalarScales(batch, scalarScale));
  const error = tf.abs(tf.div(tf.sub<tf.Tensor1D>(tf.squeeze(scalar, [1]), right), scales));
  // e^2 / 2 up to delta, then delta e - delta^2 / 2
  const near = tf.minimum(error, delta);
  const loss = tf.add(tf.mul(0.5, tf.square(near)), tf.mul(delta, tf.sub(error, near)));
  return tf.mul(loss, tf.tensor1d(Float32Array.from(batch.isScalar)));
}

/** Log loss per cell of its table of the questions whose answer is cells, 0 of the others, `[B]`. */
export function cellLosses(batch: TableBatch, cells: tf.Tensor3D): tf.Tensor1D {
  const { size: B, rows: M, numericColumns, textColumns, rowCounts, isScalar } = batch;
  const columns = numericColumns + textColumns, counts = columnCounts(batch);
  const right = new Float32Array(B * columns * M), weight = new Float32Array(B);
  for (let b = 0; b < B; b++) {
    if (isScalar[b] === 1) continue;
    right.set(
      batch.answerRows.subarray(b * M, (b + 1) * M),
      (b * columns + batch.answerColumns[b]!) * M,
    );
    weight[b] = 1 / (Math.max(1, counts[b]!) * Math.max(1, rowCounts[b]!));
  }
  const y = tf.tensor3d(right, [B, columns, M]);
  const log = (x: tf.Tensor) => tf.log(tf.add(x, TINY));
  const gain = tf.add(
    tf.mul(y, log(cells)),
    tf.mul(tf.sub(1, y), log(tf.sub(1, cells))),
  );
  // Cells of columns that a table does not have are at 0, as is right: they lose nothing.
  const sums = tf.sum(tf.mul(gain, tf.reshape(rowMask(batch), [B, 1, M])), [1, 2]);
  return tf.neg(tf.mul<tf.Tensor1D>(sums, tf.tensor1d(weight)));
}
