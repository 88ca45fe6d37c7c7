/**
 * Neural random-access machines in tensor operations: the paper's equations.
 *
 * Axis letters, in this folder: B tapes, M cells, and integers that they hold; R registers, Q modules, n
 * sources of a choice, H hidden units, O outputs of the controller; T steps.
 *
 * Source: Kurach, Andrychowicz and Sutskever 2015, arXiv 1511.06392.
 */

import * as tf from "@tensorflow/tfjs";
import { differentiate } from "../../differentiate.ts";
import type { LossAndGradients } from "../../model.ts";
import type { Answered, Computation, MachineParameters, Tapes } from "../computation.ts";
import type { NramOptions } from "../options.ts";
import { entropiesOf, expectedMemory, lossesOf } from "./losses.ts";
import { type MachineRun, runMachine } from "./run_machine.ts";

/** A machine in tensor operations. */
export class NramReference implements Computation {
  readonly #options: NramOptions;
  readonly #parameters: MachineParameters;

  constructor(options: NramOptions, parameters: MachineParameters) {
    this.#options = options;
    this.#parameters = parameters;
  }

  answer(tapes: Tapes, rounded: boolean): Answered {
    let answered: Answered | null = null;
    tf.tidy(() => {
      const run = runMachine(this.#options, this.#parameters, tapes, { isRounded: rounded });
      answered = {
        losses: lossesOf(this.#options, tapes, run).dataSync<"float32">().slice(),
        memory: Int32Array.from(tf.argMax(expectedMemory(run), 2).dataSync()),
      };
    });
    return answered!;
  }

  learn(tapes: Tapes, factor: number, entropyWeight: number): LossAndGradients {
    let loss = NaN;
    const learned = differentiate(this.#parameters, () => {
      const { objective, losses } = this.#objective(tapes, factor, entropyWeight);
      loss = losses.dataSync<"float32">()[0]!;
      return objective;
    });
    return { ...learned, loss };
  }

  /** What `learn` gives the gradients of, as an operation that tfjs can differentiate. */
  objective(tapes: Tapes, factor: number, entropyWeight: number): tf.Scalar {
    return tf.tidy(() => this.#objective(tapes, factor, entropyWeight).objective);
  }

  /** It holds nothing. */
  dispose(): void {}

  #objective(tapes: Tapes, factor: number, entropyWeight: number) {
    const { activationClip } = this.#options;
    // Gradients are cropped as those of one tape's loss.
    const limit = activationClip === null ? null : activationClip * factor;
    const run: MachineRun = runMachine(this.#options, this.#parameters, tapes, { limit });
    const losses = tf.sum<tf.Scalar>(lossesOf(this.#options, tapes, run));
    const gained = entropyWeight === 0
      ? losses
      : tf.sub<tf.Scalar>(losses, tf.mul(entropiesOf(run), entropyWeight));
    return { losses, objective: tf.mul<tf.Scalar>(gained, factor) };
  }
}
