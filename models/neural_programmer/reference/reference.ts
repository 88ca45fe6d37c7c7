/**
 * The Neural Programmer in tensor operations: as the paper writes it, question by question and padded.
 *
 * Axis letters, in this folder: B questions, Q words of a question, N its numbers, M rows, C numeric and K
 * text columns, d embedding, T steps. What the paper does not say is a choice of ours and says so.
 *
 * Source: Neelakantan, Le and Sutskever 2015, arXiv 1511.04834.
 */

import * as tf from "@tensorflow/tfjs";
import type { TableBatch } from "../../../tasks/mod.ts";
import { differentiate } from "../../differentiate.ts";
import type { LossAndGradients, Mode } from "../../model.ts";
import type { Answered, Computation, Network } from "../computation.ts";
import { type FoundPrograms, questionWeights, referenceObjective } from "../found/mod.ts";
import type { ProgramWeights } from "../program.ts";
import { compare } from "./comparisons.ts";
import { attendToOperands } from "./operand_attention.ts";
import { readQuestions } from "./reading.ts";
import { selectSoftly } from "./selection.ts";
import { flatten, type SoftChoices, weightsOf } from "./soft_choices.ts";
import { runSoftly } from "./soft_operations.ts";
import { cellLosses, scalarLosses } from "./table_losses.ts";

/** One network in tensor operations. */
export class ProgrammerReference implements Computation {
  readonly #network: Network;
  readonly #found: FoundPrograms | null;

  /** @param found Null where the objective is the paper's. */
  constructor(network: Network, found: FoundPrograms | null) {
    this.#network = network;
    this.#found = found;
  }

  loss(batch: TableBatch, mode: Mode): tf.Scalar {
    const { options } = this.#network;
    return tf.tidy(() => {
      const chosen = this.#choose(batch, mode), weights = weightsOf(batch, chosen);
      this.#found?.search(batch, weights, mode);
      const found = this.#found?.programsOf(batch) ?? null;
      const losses = tf.mul(
        this.#softLosses(batch, chosen),
        tf.tensor1d(questionWeights(found, batch.size, options)),
      );
      return tf.add<tf.Scalar>(
        // L = 1/B sum of the losses of the questions
        tf.mean(losses),
        referenceObjective(batch, flatten(chosen), weights, found, options, mode),
      );
    });
  }

  learn(batch: TableBatch, mode: Mode): LossAndGradients {
    const { parameters } = this.#network;
    const { loss, ...rest } = differentiate(parameters, () => this.loss(batch, mode));
    return { ...rest, loss: loss * batch.size };
  }

  answer(batch: TableBatch): Answered {
    let loss = NaN, weights: ProgramWeights | null = null;
    tf.tidy(() => {
      const chosen = this.#choose(batch, { training: false, phase: "main" });
      loss = tf.sum(this.#softLosses(batch, chosen)).dataSync<"float32">()[0]!;
      weights = weightsOf(batch, chosen);
    });
    return { loss, weights: weights! };
  }

  /** It holds nothing. */
  dispose(): void {}

  #choose(batch: TableBatch, mode: Mode): SoftChoices {
    const reading = readQuestions(this.#network, batch);
    return {
      ...attendToOperands(this.#network, batch, reading),
      steps: selectSoftly(this.#network, batch, reading, mode),
    };
  }

  /** The paper's loss of each question, `[B]`. */
  #softLosses(batch: TableBatch, { steps, ...attention }: SoftChoices): tf.Tensor1D {
    const { options } = this.#network;
    const comparisons = compare(batch, attention, options.pivot);
    const { scalar, cells } = runSoftly(batch, comparisons, steps);
    return tf.add(
      scalarLosses(batch, scalar, options),
      tf.mul(cellLosses(batch, cells), options.lookupWeight),
    );
  }
}
