import * as tf from "@tensorflow/tfjs";

/** A choice among n sources. */
export interface Chosen {
  /** `[B, n]`: from the controller. */
  readonly scores: tf.Tensor2D;
  /** `[B, n]`: their softmax, or 1 at the highest, the first of equals, and 0 elsewhere. */
  readonly weights: tf.Tensor2D;
}

export function choose(scores: tf.Tensor2D, isRounded: boolean): Chosen {
  if (!isRounded) return { scores, weights: tf.softmax(scores) };
  const [, n] = scores.shape;
  // On wasm, tf.oneHot gives numbers near 0 if it is asked for float32.
  const likeliest = tf.oneHot(tf.argMax(scores, 1), n) as tf.Tensor2D;
  return { scores, weights: tf.cast(likeliest, "float32") };
}

/** `[B, 1, M]`: the first n of the sources, `[B, N, M]`, mixed. */
export function mix({ weights }: Chosen, sources: tf.Tensor3D): tf.Tensor3D {
  const [, n] = weights.shape;
  const among = sources.shape[1] === n ? sources : tf.slice(sources, [0, 0, 0], [-1, n, -1]);
  return tf.matMul(tf.expandDims<tf.Tensor3D>(weights, 1), among);
}

/** The entropies of softmax choices, in nats, summed over the batch. */
export function entropyOf({ scores, weights }: Chosen): tf.Scalar {
  return tf.neg(tf.sum<tf.Scalar>(tf.mul(weights, tf.logSoftmax(scores))));
}
