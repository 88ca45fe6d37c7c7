/** The memory tape: `[B, M, M]`, of which row i is the distribution over the integers that cell i may hold. */

import * as tf from "@tensorflow/tfjs";

/** READ(p) = MEM^T p, `[B, M]`. */
export function read(memory: tf.Tensor3D, pointer: tf.Tensor2D): tf.Tensor2D {
  return tf.squeeze(tf.matMul(tf.expandDims<tf.Tensor3D>(pointer, 1), memory), [1]);
}

/**
 * WRITE(p, a): MEM := (J - p) J^T . MEM + p a^T, with J a column of ones. So row i becomes
 * (1 - p_i) MEM_i + p_i a.
 */
export function write(
  memory: tf.Tensor3D,
  pointer: tf.Tensor2D,
  value: tf.Tensor2D,
): tf.Tensor3D {
  const p = tf.expandDims<tf.Tensor3D>(pointer, 2);
  return tf.add(
    tf.mul<tf.Tensor3D>(tf.sub(1, p), memory),
    tf.mul<tf.Tensor3D>(p, tf.expandDims<tf.Tensor3D>(value, 1)),
  );
}
