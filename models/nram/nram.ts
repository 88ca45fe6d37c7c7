/**
 * Neural random-access machines (Kurach, Andrychowicz and Sutskever 2015, arXiv 1511.06392): a small network
 * sees which of its registers hold 0, and says how fourteen modules are wired in every step; one reads and one
 * writes a memory. reference/ has the equations, pass/ the same by the kernels.
 */

import * as tf from "@tensorflow/tfjs";
import { kernelsOf, type RandomStream } from "../../engine/mod.ts";
import type { TapeBatch, TapeShape } from "../../tasks/mod.ts";
import type { LossAndGradients, Mode, Model, Score } from "../model.ts";
import { checkMachineCells, checkTapeBatch } from "./check_tape_batch.ts";
import type { Computation, MachineParameters } from "./computation.ts";
import { drawParameters } from "./draw_parameters.ts";
import { entropyWeight } from "./entropy_weight.ts";
import type { NramOptions } from "./options.ts";
import { type NramKernels, NramPass } from "./pass/mod.ts";
import { NramReference, traceMachine } from "./reference/mod.ts";
import { ROUNDED } from "./rounded.ts";
import { sumOfParts } from "../sum_of_parts.ts";
import { type PlacedTapes, tapesOf } from "./tapes_of.ts";
import type { MachineTrace } from "./trace.ts";

/** A neural random-access machine. */
export class NeuralRam implements Model<TapeBatch> {
  /** `weights1`, `bias1` and so on; layers.ts has their shapes. */
  readonly parameters: MachineParameters;
  /** One group: the paper rescales the whole gradient. */
  readonly parameterGroups: Readonly<Record<string, string>>;
  readonly #options: NramOptions;
  readonly #shape: TapeShape;
  readonly #reference: NramReference;
  readonly #computation: Computation;

  /**
   * Draws the initial parameters from the stream, each under its own name.
   *
   * @throws {RangeError} If tapes are too short.
   */
  constructor(options: NramOptions, shape: TapeShape, init: RandomStream) {
    checkMachineCells(shape.cells);
    this.#options = options;
    this.#shape = shape;
    this.parameters = drawParameters(options, init);
    this.parameterGroups = Object.fromEntries(
      Object.keys(this.parameters).map((name) => [name, "all"]),
    );
    this.#reference = new NramReference(options, this.parameters);
    const kernels = options.computation === "fused"
      ? kernelsOf(tf.backend()) as NramKernels | null
      : null;
    this.#computation = kernels === null
      ? this.#reference
      : new NramPass(kernels, options, this.parameters);
  }

  get options(): NramOptions {
    return this.#options;
  }

  /** In tensor operations, however the gradients are computed. */
  loss(batch: TapeBatch, mode: Mode): tf.Scalar {
    const tapes = this.#tapesOf(batch), factor = this.#factor(batch), weight = this.#weight(mode);
    return tf.tidy(() =>
      tapes.map((own) => this.#reference.objective(own, factor, weight))
        .reduce((sum, part) => tf.add(sum, part))
    );
  }

  lossAndGradients(batch: TapeBatch, mode: Mode): LossAndGradients {
    const tapes = this.#tapesOf(batch), factor = this.#factor(batch), weight = this.#weight(mode);
    return sumOfParts(tapes.map((own) => () => this.#computation.learn(own, factor, weight)));
  }

  /**
   * The score counts cells; the loss is that of the tapes, summed.
   *
   * @param way "rounded" with every choice rounded; otherwise as it learns.
   */
  predict(batch: TapeBatch, way?: string): Score {
    let wrong = 0, total = 0, loss = 0;
    for (const tapes of this.#tapesOf(batch)) {
      const { losses, memory } = this.#computation.answer(tapes, way === ROUNDED);
      tapes.wanted.forEach((value, cell) => {
        if (value < 0) return;
        total += 1;
        if (memory[cell] !== value) wrong += 1;
      });
      for (const own of losses) loss += own;
    }
    return { wrong, total, loss };
  }

  /** What the machine did with each tape of a batch, in tensor operations. */
  trace(batch: TapeBatch, way?: string): MachineTrace[] {
    const traces: MachineTrace[] = Array(batch.size);
    for (const tapes of this.#tapesOf(batch)) {
      const own = traceMachine(this.#options, this.parameters, tapes, way === ROUNDED);
      tapes.places.forEach((place, row) => traces[place] = own[row]!);
    }
    return traces;
  }

  dispose(): void {
    this.#computation.dispose();
    tf.dispose(Object.values(this.parameters));
  }

  #tapesOf(batch: TapeBatch): PlacedTapes[] {
    checkTapeBatch(batch, this.parameters);
    return tapesOf(batch, this.#shape, this.#options.steps);
  }

  /** What the losses, summed, are multiplied by. */
  #factor({ size }: TapeBatch): number {
    switch (this.#options.loss) {
      case "sum":
        return 1;
      case "mean":
        return 1 / size;
    }
  }

  /** What the entropies are multiplied by: they are a help for learning, and no part of a loss. */
  #weight(mode: Mode): number {
    return mode.training ? entropyWeight(this.#options, mode.update) : 0;
  }
}
