import * as tf from "@tensorflow/tfjs";
import type { SequenceShape } from "../../../tasks/mod.ts";
import type { Sequences } from "../computation.ts";
import type { NeuralGpuOptions } from "../options.ts";
import type { NeuralGpuParameters } from "../parameters.ts";
import type { ImageTrace } from "../trace.ts";
import { answersOf, scoresOf } from "./read_out.ts";
import { runNetwork } from "./run_network.ts";

/** What a network does with each of the sequences. */
export function traceImages(
  options: NeuralGpuOptions,
  shape: SequenceShape,
  parameters: NeuralGpuParameters,
  sequences: Sequences,
): ImageTrace[] {
  const { size, length: n } = sequences, { height: w, maps: m } = options;
  const images: Float32Array[] = [], answers: Int32Array[] = [];
  tf.tidy(() => {
    runNetwork({ options, shape, parameters }, sequences, null, (image) => {
      images.push(tf.transpose(image, [2, 0, 1, 3]).dataSync<"float32">().slice());
      answers.push(answersOf(scoresOf(image, parameters)));
    });
  });
  return Array.from({ length: size }, (_, b) => ({
    length: n,
    images: images.map((all) => all.slice(b * n * w * m, (b + 1) * n * w * m)),
    answers: answers.map((all) => all.slice(b * n, (b + 1) * n)),
  }));
}
