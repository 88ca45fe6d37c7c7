/**
 * Neural GPUs (Kaiser and Sutskever 2015, arXiv 1511.08228): a mental image, a small grid of numbers for every
 * symbol, goes through the same two convolutional gated units as many times as the sequence has symbols. The
 * answer stands in its first row at the end. reference/ has the equations.
 */

import * as tf from "@tensorflow/tfjs";
import { type Json, kernelsOf, type RandomStream } from "../../engine/mod.ts";
import type { SequenceBatch, SequenceShape } from "../../tasks/mod.ts";
import type { LossAndGradients, Mode, Model, Score } from "../model.ts";
import { sumOfParts } from "../sum_of_parts.ts";
import { averageSets } from "./average_sets.ts";
import { checkSequenceBatch, checkSequenceShape } from "./check_sequence_batch.ts";
import type { Computation, DropoutFactors, Sequences } from "./computation.ts";
import { drawDropout } from "./draw_dropout.ts";
import { drawParameters } from "./draw_parameters.ts";
import type { NeuralGpuOptions } from "./options.ts";
import type { NeuralGpuParameters } from "./parameters.ts";
import { type NeuralGpuKernels, NeuralGpuPass } from "./pass/mod.ts";
import { NeuralGpuReference, traceImages } from "./reference/mod.ts";
import { countSequences, countSymbols } from "./score.ts";
import { type PlacedSequences, sequencesOf } from "./sequences_of.ts";
import { SYMBOLS } from "./symbols.ts";
import type { ImageTrace } from "./trace.ts";

/** A Neural GPU. */
export class NeuralGpu implements Model<SequenceBatch> {
  /** parameters.ts has their names and shapes. */
  readonly parameters: NeuralGpuParameters;
  /** One group: the authors' code clips by the global norm. */
  readonly parameterGroups: Readonly<Record<string, string>>;
  readonly #options: NeuralGpuOptions;
  readonly #shape: SequenceShape;
  readonly #reference: NeuralGpuReference;
  readonly #computation: Computation;
  /** Null where the network is computed in tensor operations. */
  readonly #kernels: NeuralGpuKernels | null;
  /** What the distance of the parameter sets is multiplied by; it grows. */
  #pull: number;

  /**
   * Draws the initial parameters from the stream, each under its own name.
   *
   * @throws {RangeError} If there is no symbol but padding.
   */
  constructor(options: NeuralGpuOptions, shape: SequenceShape, init: RandomStream) {
    checkSequenceShape(shape);
    this.#options = options;
    this.#shape = shape;
    this.#pull = options.pull;
    this.parameters = drawParameters(options, shape, init);
    this.parameterGroups = Object.fromEntries(
      Object.keys(this.parameters).map((name) => [name, "all"]),
    );
    this.#reference = new NeuralGpuReference(options, shape, this.parameters);
    const kernels = options.computation === "fused" ? kernelsOf(tf.backend()) : null;
    this.#kernels = kernels as NeuralGpuKernels | null;
    this.#computation = this.#kernels === null
      ? this.#reference
      : new NeuralGpuPass(this.#kernels, options, shape, this.parameters);
  }

  get options(): NeuralGpuOptions {
    return this.#options;
  }

  /** What the distance of the parameter sets from their mean is multiplied by now. */
  get pull(): number {
    return this.#pull;
  }

  /** In tensor operations, however the gradients are computed. */
  loss(batch: SequenceBatch, mode: Mode): tf.Scalar {
    const parts = this.#sequencesOf(batch), factor = 1 / batch.size;
    return tf.tidy(() =>
      parts.map((own, part) => {
        return this.#reference.objective(
          own,
          factor,
          this.#pullOf(part),
          this.#drawDropout(own, mode),
        );
      }).reduce((sum, part) => tf.add(sum, part))
    );
  }

  lossAndGradients(batch: SequenceBatch, mode: Mode): LossAndGradients {
    const parts = this.#sequencesOf(batch), factor = 1 / batch.size;
    return sumOfParts(parts.map((own, part) => () => {
      const { losses, answers, gradients, dispose } = this.#computation.learn(
        own,
        factor,
        this.#pullOf(part),
        this.#drawDropout(own, mode),
      );
      return { loss: sumOf(losses), score: countSequences(own, { answers }), gradients, dispose };
    }));
  }

  /** Averages the parameter sets if they are pulled strongly enough; otherwise they are pulled more strongly. */
  advance(): void {
    if (this.#pull >= this.#options.pullLimit) averageSets(this.#options, this.parameters);
    else this.#pull *= this.#options.pullGrowth;
  }

  save(): Json {
    return { pull: this.#pull };
  }

  restore(state: Json): void {
    this.#pull = (state as { readonly pull: number }).pull;
  }

  /**
   * The score counts sequences; the loss is that of the sequences, summed.
   *
   * @param way "symbols" to count symbols.
   */
  predict(batch: SequenceBatch, way?: string): Score {
    let wrong = 0, total = 0, loss = 0;
    const count = way === SYMBOLS ? countSymbols : countSequences;
    for (const sequences of this.#sequencesOf(batch)) {
      const answered = this.#computation.answer(sequences), own = count(sequences, answered);
      wrong += own.wrong;
      total += own.total;
      loss += sumOf(answered.losses);
    }
    return { wrong, total, loss };
  }

  /** What the network did with each sequence of a batch, in tensor operations. */
  trace(batch: SequenceBatch): ImageTrace[] {
    const traces: ImageTrace[] = Array(batch.size);
    for (const sequences of this.#sequencesOf(batch)) {
      const own = traceImages(this.#options, this.#shape, this.parameters, sequences);
      sequences.places.forEach((place, row) => traces[place] = own[row]!);
    }
    return traces;
  }

  dispose(): void {
    this.#computation.dispose();
    tf.dispose(Object.values(this.parameters));
  }

  #sequencesOf(batch: SequenceBatch): PlacedSequences[] {
    checkSequenceBatch(batch, this.#shape, this.parameters);
    return sequencesOf(batch);
  }

  #drawDropout(sequences: Sequences, mode: Mode): DropoutFactors | null {
    return drawDropout(this.#options, sequences, mode, this.#kernels);
  }

  /** The distance belongs to the batch, not to each length: it goes with the first. */
  #pullOf(part: number): number {
    return part === 0 ? this.#pull : 0;
  }
}

function sumOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
