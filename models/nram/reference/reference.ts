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

/** Entries of the memories after all steps that answers keep at a time: 64 MB. */
const MOST_ENTRIES = 2 ** 24;

/** A machine in tensor operations. */
export class NramReference implements Computation {
  readonly #options: NramOptions;
  readonly #parameters: MachineParameters;
  readonly #mostEntries: number;

  /** @param mostEntries Of the memories after all steps, how many answers keep at a time. */
  constructor(options: NramOptions, parameters: MachineParameters, mostEntries = MOST_ENTRIES) {
    this.#options = options;
    this.#parameters = parameters;
    this.#mostEntries = mostEntries;
  }

  answer(tapes: Tapes, rounded: boolean): Answered {
    const { size, cells, steps } = tapes;
    const losses = new Float32Array(size), memory = new Int32Array(size * cells);
    const most = Math.max(1, Math.floor(this.#mostEntries / (steps * cells ** 2)));
    for (let from = 0; from < size; from += most) {
      const some = tapesFrom(tapes, from, Math.min(size, from + most));
      tf.tidy(() => {
        const run = runMachine(this.#options, this.#parameters, some, { isRounded: rounded });
        losses.set(lossesOf(this.#options, some, run).dataSync<"float32">(), from);
        memory.set(tf.argMax(expectedMemory(run), 2).dataSync<"int32">(), from * cells);
      });
    }
    return { losses, memory };
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

/** Some of the tapes. */
function tapesFrom(tapes: Tapes, from: number, to: number): Tapes {
  const { cells: M, memory, wanted } = tapes;
  return {
    ...tapes,
    size: to - from,
    memory: memory.subarray(from * M, to * M),
    wanted: wanted.subarray(from * M, to * M),
  };
}
