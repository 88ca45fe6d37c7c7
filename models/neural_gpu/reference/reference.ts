/**
 * Neural GPUs in tensor operations: the paper's equations.
 *
 * Axis letters, in this folder: B sequences, n positions, w rows, m maps; R parameter sets.
 *
 * Source: Kaiser and Sutskever 2015, arXiv 1511.08228, and their code, openai/ecprice-neural-gpu at c88b58f.
 */

import * as tf from "@tensorflow/tfjs";
import type { SequenceShape } from "../../../tasks/mod.ts";
import { differentiate } from "../../differentiate.ts";
import type { Answered, Computation, DropoutFactors, Sequences } from "../computation.ts";
import type { NeuralGpuOptions } from "../options.ts";
import type { NeuralGpuParameters } from "../parameters.ts";
import { answersOf, lossesOf, scoresOf } from "./read_out.ts";
import { runNetwork } from "./run_network.ts";
import { setDistance } from "./set_distance.ts";

/** Entries of the nine shifted images that answers make at a time: 64 MB. */
const MOST_ENTRIES = 2 ** 24;

/** A network in tensor operations. */
export class NeuralGpuReference implements Computation {
  readonly #options: NeuralGpuOptions;
  readonly #shape: SequenceShape;
  readonly #parameters: NeuralGpuParameters;
  readonly #mostEntries: number;

  /** @param mostEntries Of the nine shifted images, how many answers make at a time. */
  constructor(
    options: NeuralGpuOptions,
    shape: SequenceShape,
    parameters: NeuralGpuParameters,
    mostEntries = MOST_ENTRIES,
  ) {
    this.#options = options;
    this.#shape = shape;
    this.#parameters = parameters;
    this.#mostEntries = mostEntries;
  }

  answer(sequences: Sequences): Answered {
    const { size, length: n } = sequences, { height, maps } = this.#options;
    const losses = new Float32Array(size), answers = new Int32Array(size * n);
    const most = Math.max(1, Math.floor(this.#mostEntries / (9 * n * height * maps)));
    for (let from = 0; from < size; from += most) {
      const some = sequencesFrom(sequences, from, Math.min(size, from + most));
      tf.tidy(() => {
        const scores = this.#scores(some, null);
        losses.set(lossesOf(scores, some).dataSync<"float32">(), from);
        answers.set(answersOf(scores), from * n);
      });
    }
    return { losses, answers };
  }

  learn(
    sequences: Sequences,
    factor: number,
    pull: number,
    dropout: DropoutFactors | null,
  ): ReturnType<Computation["learn"]> {
    let losses: Float32Array = new Float32Array(), answers: Int32Array = new Int32Array();
    const { gradients, dispose } = differentiate(this.#parameters, () => {
      const scores = this.#scores(sequences, dropout), own = lossesOf(scores, sequences);
      losses = own.dataSync<"float32">().slice();
      answers = answersOf(scores);
      return this.#objective(own, factor, pull);
    });
    return { losses, answers, gradients, dispose };
  }

  /** What `learn` gives the gradients of, as an operation that tfjs can differentiate. */
  objective(
    sequences: Sequences,
    factor: number,
    pull: number,
    dropout: DropoutFactors | null,
  ): tf.Scalar {
    return tf.tidy(() =>
      this.#objective(lossesOf(this.#scores(sequences, dropout), sequences), factor, pull)
    );
  }

  /** It holds nothing. */
  dispose(): void {}

  #scores(sequences: Sequences, dropout: DropoutFactors | null): tf.Tensor2D {
    const network = { options: this.#options, shape: this.#shape, parameters: this.#parameters };
    return scoresOf(runNetwork(network, sequences, dropout), this.#parameters);
  }

  #objective(losses: tf.Tensor1D, factor: number, pull: number): tf.Scalar {
    const loss = tf.mul<tf.Scalar>(tf.sum(losses), factor);
    if (pull === 0) return loss;
    return tf.add(loss, tf.mul(setDistance(this.#options, this.#parameters), pull));
  }
}

/** Some of the sequences. */
function sequencesFrom(
  { length: n, input, wanted }: Sequences,
  from: number,
  to: number,
): Sequences {
  return {
    size: to - from,
    length: n,
    input: input.subarray(from * n, to * n),
    wanted: wanted.subarray(from * n, to * n),
  };
}
