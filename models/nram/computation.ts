/**
 * What both ways of computing a machine do: the equations in tensor operations, and the pass of the kernels.
 * They get tapes of one size: `NeuralRam` takes batches apart.
 */

import type * as tf from "@tensorflow/tfjs";
import type { LossAndGradients } from "../model.ts";

/** Tapes of one size. Axis letters: B tapes, M cells. */
export interface Tapes {
  readonly size: number;
  readonly cells: number;
  /** T: steps that the machine may take. */
  readonly steps: number;
  /** `[B, M]` */
  readonly memory: Int32Array;
  /** `[B, M]`, -1 where it does not matter. */
  readonly wanted: Int32Array;
}

/** What machines made of tapes. */
export interface Answered {
  /** By tape, its loss without the entropy bonus. */
  readonly losses: Float32Array;
  /** `[B, M]`: the likeliest integer of each cell, by the memories after each step times the chance to stop there. */
  readonly memory: Int32Array;
}

/** How a machine is computed. */
export interface Computation {
  /**
   * Lets the machine run.
   *
   * @param rounded Whether every choice is replaced by its likeliest source, the first of equals.
   */
  answer(tapes: Tapes, rounded: boolean): Answered;
  /**
   * The gradients of `factor` times: the losses, summed, less `entropyWeight` times the entropies. The weight
   * may be below 0.
   *
   * @returns The losses, summed, without the bonus; and the gradients by parameter.
   */
  learn(tapes: Tapes, factor: number, entropyWeight: number): LossAndGradients;
  dispose(): void;
}

/** The parameters of a controller, by name; `layers.ts` has their shapes. */
export type MachineParameters = Readonly<Record<string, tf.Variable>>;
