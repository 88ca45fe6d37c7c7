/**
 * What both ways of computing a Neural GPU do: the equations in tensor operations, and the pass of the kernels.
 * They get sequences of one length: `NeuralGpu` takes batches apart.
 */

import type { LossAndGradients } from "../model.ts";

/** Sequences of one length. Axis letters: B sequences, n positions. */
export interface Sequences {
  readonly size: number;
  readonly length: number;
  /** `[B, n]` symbols; 0 is padding, and as good a wanted symbol as any other. */
  readonly input: Int32Array;
  readonly wanted: Int32Array;
}

/** What a network answers. */
export interface Answered {
  /** `[B]`: the mean over the positions of the cross-entropy, in nats. */
  readonly losses: Float32Array;
  /** `[B, n]`: the likeliest symbol of each position, the first of equals. */
  readonly answers: Int32Array;
}

/**
 * `[n + 1, n, w, m, B]`: what the numbers of the mental image are multiplied by before the first step and after
 * each: 0 for a silenced one, else 1 / (1 - probability).
 */
export type DropoutFactors = Float32Array;

/** How a network is computed. */
export interface Computation {
  answer(sequences: Sequences): Answered;
  /**
   * The losses, and the gradients of `factor` times their sum plus `pull` times the distance of the parameter
   * sets: the sum over their units' parameters of the squared distances of each set's values from the mean over
   * the sets.
   */
  learn(
    sequences: Sequences,
    factor: number,
    pull: number,
    dropout: DropoutFactors | null,
  ): Answered & Pick<LossAndGradients, "gradients" | "dispose">;
  dispose(): void;
}
