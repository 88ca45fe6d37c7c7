import * as tf from "@tensorflow/tfjs";

/**
 * By step, `[B]`: with f_t = sigmoid(x_t), p_t = f_t times the product of the 1 - f_s of the steps s before;
 * the last step takes what is left.
 *
 * @param scores x_t by step, `[B]`.
 */
export function stoppingProbabilities(scores: readonly tf.Tensor1D[]): tf.Tensor1D[] {
  let left: tf.Tensor1D = tf.onesLike(scores[0]!);
  return scores.map((score, t) => {
    if (t === scores.length - 1) return left;
    const stop = tf.sigmoid(score), p = tf.mul<tf.Tensor1D>(left, stop);
    left = tf.mul(left, tf.sub(1, stop));
    return p;
  });
}
