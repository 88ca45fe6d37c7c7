import * as tf from "@tensorflow/tfjs";
import type { SequenceShape } from "../../../tasks/mod.ts";
import type { DropoutFactors, Sequences } from "../computation.ts";
import type { NeuralGpuOptions } from "../options.ts";
import { type NeuralGpuParameters, unitNames } from "../parameters.ts";
import { applyUnit } from "./gated_unit.ts";
import { oneHot } from "./one_hot.ts";

/** A network with its parameters. */
interface RunningNetwork {
  readonly options: NeuralGpuOptions;
  readonly shape: SequenceShape;
  readonly parameters: NeuralGpuParameters<tf.Tensor>;
}

/**
 * Lets the mental image go through all n steps.
 *
 * @param see Gets every image, the first included, for as long as the call takes.
 * @returns The last, `[n, w, B, m]`.
 */
export function runNetwork(
  network: RunningNetwork,
  sequences: Sequences,
  dropout: DropoutFactors | null = null,
  see: (image: tf.Tensor4D) => void = () => {},
): tf.Tensor4D {
  const { options: { layers, parameterSets: R, cutoff }, parameters } = network;
  const { length: n } = sequences;
  const dropped = (image: tf.Tensor4D, time: number) =>
    dropout === null ? image : tf.mul<tf.Tensor4D>(image, factorsAt(image, dropout, time));
  const next = (before: tf.Tensor4D | null, make: () => tf.Tensor4D) => {
    // Lets go of what was made on the way, unless a gradient needs it.
    const image = tf.tidy(make);
    before?.dispose();
    see(image);
    return image;
  };
  let image = next(null, () => dropped(firstImage(network, sequences), 0));
  for (let t = 0; t < n; t++) {
    image = next(image, () => {
      let s = image;
      for (let layer = 1; layer <= layers; layer++) {
        s = applyUnit(s, parameters, unitNames(t % R + 1, layer), cutoff);
      }
      return dropped(s, t + 1);
    });
  }
  return image;
}

/** The symbols' embeddings, in the first row: tanh(E) I + b; the other rows hold 0. */
function firstImage(
  { options: { height: w, maps: m }, shape, parameters }: RunningNetwork,
  { size: B, length: n, input }: Sequences,
): tf.Tensor4D {
  // Padding has none: its row is 0.
  const symbols = oneHot(input.map((symbol) => symbol - 1), shape.inputSymbols - 1);
  const embedded = tf.tanh(tf.matMul(symbols, parameters["embedding"] as tf.Tensor2D));
  const row = tf.add(
    tf.matMul(embedded, parameters["inputWeights"] as tf.Tensor2D),
    parameters["inputBias"]!,
  );
  const byPosition = tf.transpose(tf.reshape(row, [B, n, m]), [1, 0, 2]);
  return tf.pad(
    tf.reshape<tf.Rank.R4>(byPosition, [n, 1, B, m]),
    [[0, 0], [0, w - 1], [0, 0], [0, 0]],
  );
}

/** The factors of one time, `[n, w, B, m]`. */
function factorsAt(image: tf.Tensor4D, dropout: DropoutFactors, time: number): tf.Tensor4D {
  const [n, w, B, m] = image.shape, from = time * image.size;
  const factors = dropout.subarray(from, from + image.size);
  return tf.transpose(tf.tensor4d(factors, [n, w, m, B]), [0, 1, 3, 2]);
}
