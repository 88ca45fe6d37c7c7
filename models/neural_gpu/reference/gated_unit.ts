import * as tf from "@tensorflow/tfjs";
import type { NeuralGpuParameters, unitNames } from "../parameters.ts";
import { convolve } from "./convolve.ts";

/**
 * A convolutional gated recurrent unit:
 *
 *     u  = sigma(U * s + B + 1)
 *     r  = sigma(U' * s + B' + 1)
 *     s' = u s + (1 - u) tanh(U'' * (r s) + B'')
 *
 * where * is a convolution and sigma `cutSigmoid`. Both gates come from one kernel.
 *
 * @param image s, `[n, w, B, m]`
 */
export function applyUnit(
  image: tf.Tensor4D,
  parameters: NeuralGpuParameters<tf.Tensor>,
  names: ReturnType<typeof unitNames>,
  cutoff: number,
): tf.Tensor4D {
  const kernel = (name: string) => parameters[name] as tf.Tensor4D;
  const bias = (name: string) => parameters[name]!;
  const scores = tf.add(convolve(image, kernel(names.gates)), bias(names.gateBias));
  const [update, reset] = tf.split(cutSigmoid(tf.add(scores, 1), cutoff), 2, 3) as [
    tf.Tensor4D,
    tf.Tensor4D,
  ];
  const candidate = tf.tanh(
    tf.add(convolve(tf.mul(reset, image), kernel(names.candidate)), bias(names.candidateBias)),
  );
  return tf.add(tf.mul(update, image), tf.mul(tf.sub(1, update), candidate));
}

/** max(0, min(1, c sigmoid(x) - (c - 1) / 2)) */
export function cutSigmoid(x: tf.Tensor, cutoff: number): tf.Tensor {
  const whole = tf.sigmoid(x);
  return cutoff === 1
    ? whole
    : tf.clipByValue(tf.sub(tf.mul(whole, cutoff), (cutoff - 1) / 2), 0, 1);
}
