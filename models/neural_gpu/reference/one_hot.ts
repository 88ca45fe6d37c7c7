import * as tf from "@tensorflow/tfjs";

/** A row for each number, 1 at it and 0 elsewhere; all 0 for -1. That of tfjs on wasm has numbers near 0. */
export function oneHot(numbers: Int32Array, width: number): tf.Tensor2D {
  const rows = new Float32Array(numbers.length * width);
  for (const [row, number] of numbers.entries()) {
    if (number >= 0) rows[row * width + number] = 1;
  }
  return tf.tensor2d(rows, [numbers.length, width]);
}
