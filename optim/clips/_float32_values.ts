import type * as tf from "@tensorflow/tfjs";

/** The values of a tensor, to be read only: int32 and bool are converted. */
export function float32Values(tensor: tf.Tensor): Float32Array {
  const values = tensor.dataSync();
  return values instanceof Float32Array ? values : Float32Array.from(values);
}
