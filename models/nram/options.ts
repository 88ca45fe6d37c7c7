import { z } from "zod";
import { parseOptions } from "../parse_options.ts";

/**
 * The options of a neural random-access machine. P: Kurach, Andrychowicz and Sutskever 2015, arXiv
 * 1511.06392, which gives no hyperparameters: defaults are ours.
 */
export const nramOptionsSchema = z.strictObject({
  /** R (P: 2 to 5 in its printed traces). */
  registers: z.int().min(1).max(20).default(4),
  /**
   * T: steps after which a machine on a tape as long as those it is trained on has to stop; longer tapes give
   * it as many more.
   */
  steps: z.int().min(1).max(200).default(12),
  /** How many times the sequence of the fourteen modules stands in a circuit (P: a hyperparameter). */
  moduleCopies: z.int().min(1).max(4).default(1),
  /** P: two hidden layers, or one before an LSTM, all of one size. */
  controller: z.enum(["mlp", "lstm"]).default("mlp"),
  hiddenUnits: z.int().min(1).max(1024).default(32),
  /**
   * With p(t) the chance to stop after step t: `expected` (P): - sum over t of p(t) sum over cells of log
   * M(t)[cell, wanted]; `mixture` (P names it): - sum over cells of log of the sum over t of p(t) M(t)[cell,
   * wanted].
   */
  objective: z.enum(["expected", "mixture"]).default("expected"),
  /**
   * What is descended, of the losses of a batch: their `sum` or their `mean`. P does not say, and it decides
   * how the noise compares with the gradient.
   */
  loss: z.enum(["sum", "mean"]).default("mean"),
  /**
   * C1: on the way back each entry of the gradients of memory, registers, arguments and the controller's
   * outputs is cropped to [-C1, C1], of one example's loss. Null: no crop.
   */
  activationClip: z.number().positive().nullable().default(100),
  /**
   * Whether outputs of READ, ADD, SUB, MIN and MAX are scaled to the sum 1, with the identity backward (P: in a
   * few places). Without it rounding doubles at every composition.
   */
  renormalise: z.boolean().default(true),
  /**
   * What the entropies of the controller's choices, summed, are multiplied by: at update t this is limit +
   * (bonus - limit) decay^t (P: a bonus that decays exponentially). A limit below 0 makes choices hard in the
   * end, so that a machine whose choices are rounded does the same.
   */
  entropyBonus: z.number().min(0).max(10).default(0.003),
  entropyLimit: z.number().min(-10).max(10).default(0),
  entropyDecay: z.number().positive().max(1).default(0.999),
  /** Probabilities below this count as this in the loss. */
  logFloor: z.number().positive().max(0.1).default(1e-8),
  /** The initial bias of the stop score: the lower, the later machines stop at first. */
  stopBias: z.number().min(-20).max(20).default(-2),
  /** What the deviations of the initial weights are multiplied by. */
  initScale: z.number().positive().max(10).default(1),
  /**
   * How loss and gradients are computed: `fused`, by the kernels, or `reference`, the equations in tensor
   * operations, which also stand in where the kernels cannot run. They agree to float32's precision.
   */
  computation: z.enum(["fused", "reference"]).default("fused"),
});

export type NramOptions = z.infer<typeof nramOptionsSchema>;

/**
 * Fills in the defaults.
 *
 * @throws {TypeError} If an option is unknown or its value cannot be used.
 */
export function parseNramOptions(options: Readonly<Record<string, unknown>>): NramOptions {
  return parseOptions<NramOptions>(nramOptionsSchema, "nram", options);
}
