import * as tf from "@tensorflow/tfjs";
import type { Sequences } from "../computation.ts";
import type { NeuralGpuParameters } from "../parameters.ts";
import { oneHot } from "./one_hot.ts";

/** The scores of the output symbols at every position, `[B n, output symbols]`: of the image's first row, s O + b. */
export function scoresOf(
  image: tf.Tensor4D,
  parameters: NeuralGpuParameters<tf.Tensor>,
): tf.Tensor2D {
  const [n, , B, m] = image.shape;
  const row = tf.transpose(
    tf.reshape(tf.slice(image, [0, 0, 0, 0], [n, 1, B, m]), [n, B, m]),
    [1, 0, 2],
  );
  return tf.add(
    tf.matMul(
      tf.reshape<tf.Rank.R2>(row, [B * n, m]),
      parameters["outputWeights"] as tf.Tensor2D,
    ),
    parameters["outputBias"]!,
  );
}

/** `[B]`: the mean over the positions of - log softmax(scores) at what is wanted. */
export function lossesOf(scores: tf.Tensor2D, { size, length, wanted }: Sequences): tf.Tensor1D {
  const right = oneHot(wanted, scores.shape[1]);
  const costs = tf.neg(tf.sum(tf.mul(tf.logSoftmax(scores), right), 1));
  return tf.mean(tf.reshape(costs, [size, length]), 1);
}

/** `[B n]`: the likeliest symbols. */
export function answersOf(scores: tf.Tensor2D): Int32Array {
  return tf.tidy(() => tf.argMax(scores, 1).dataSync<"int32">().slice());
}
