import * as tf from "@tensorflow/tfjs";

/** `[n, M]`: distributions of integers that are certain. */
export function certain(values: ArrayLike<number>, cells: number): tf.Tensor2D {
  const p = new Float32Array(values.length * cells);
  for (let i = 0; i < values.length; i++) p[i * cells + values[i]!] = 1;
  return tf.tensor2d(p, [values.length, cells]);
}
