import * as tf from "@tensorflow/tfjs";
import { tensorsBySet } from "../average_sets.ts";
import type { NeuralGpuOptions } from "../options.ts";
import type { NeuralGpuParameters } from "../parameters.ts";

/** The sum over the parameters of the units of sum over r of || v_r - mean over the sets of v ||^2. */
export function setDistance(
  options: Pick<NeuralGpuOptions, "layers" | "parameterSets">,
  parameters: NeuralGpuParameters<tf.Tensor>,
): tf.Scalar {
  const distances = tensorsBySet(options, parameters).map((tensors) => {
    const sets = tf.stack([...tensors]);
    return tf.sum<tf.Scalar>(tf.square(tf.sub(sets, tf.mean(sets, 0))));
  });
  return distances.reduce((sum, distance) => tf.add(sum, distance));
}
