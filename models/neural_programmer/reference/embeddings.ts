import * as tf from "@tensorflow/tfjs";
import type { Network } from "../computation.ts";

/** `[V, d]`; row 0 is the null word's, zeros. */
export function wordEmbeddings({ parameters }: Network): tf.Tensor2D {
  return tf.pad(parameters.words as tf.Tensor2D, [[1, 0], [0, 0]]);
}

/** P, `[C + K, d]`; see the option `columnNames`. */
export function columnEmbeddings(network: Network): tf.Tensor2D {
  const { options, shape, parameters } = network;
  switch (options.columnNames) {
    case "own":
      return parameters.columns as tf.Tensor2D;
    case "tied":
      return tf.gather(wordEmbeddings(network), tf.tensor1d([...shape.columnWords], "int32"));
  }
}
