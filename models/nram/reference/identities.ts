/** Functions whose gradient is not their derivative. */

import * as tf from "@tensorflow/tfjs";

/** x; on the way back each entry of its gradient is cropped to [-limit, limit]. Null: no crop. */
export function crop<T extends tf.Tensor>(x: T, limit: number | null): T {
  if (limit === null) return x;
  return withGradient(x, tf.clone, (dy) => tf.clipByValue(dy, -limit, limit));
}

/** Distributions scaled to the sum 1 over the last axis; on the way back the identity. */
export function renormalise<T extends tf.Tensor>(x: T): T {
  return withGradient(x, (x) => tf.div(x, tf.sum(x, -1, true)), (dy) => dy);
}

/** Probabilities that rounding brought above 1, cropped to it; on the way back the identity. */
export function atMostOne<T extends tf.Tensor>(x: T): T {
  return withGradient(x, (x) => tf.minimum(x, 1), (dy) => dy);
}

function withGradient<T extends tf.Tensor>(
  x: T,
  compute: (x: tf.Tensor) => tf.Tensor,
  back: (dy: tf.Tensor) => tf.Tensor,
): T {
  const operation = tf.customGrad((...inputs) => ({
    value: compute(inputs[0] as tf.Tensor),
    gradFunc: (dy: tf.Tensor) => [back(dy)],
  }));
  return operation(x) as T;
}
