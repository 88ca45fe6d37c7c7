import { z } from "zod";
import { parseOptions } from "../parse_options.ts";

/**
 * The options of a Neural GPU. P: Kaiser and Sutskever 2015, arXiv 1511.08228; C: their code,
 * openai/ecprice-neural-gpu at c88b58f.
 */
export const neuralGpuOptionsSchema = z.strictObject({
  /** m: numbers in a cell of the mental image (C: 128 by default, 24 as in P). */
  maps: z.int().min(1).max(256).default(24),
  /** w: rows of the mental image (P, C: 4). */
  height: z.int().min(1).max(16).default(4),
  /** Convolutional gated units in a step, one after the other (P, C: 2). */
  layers: z.int().min(1).max(4).default(2),
  /**
   * Gates are max(0, min(1, c sigmoid(x) - (c - 1) / 2)), which reaches 0 and 1 (C: 1.2; the paper's authors
   * call it a cutoff). 1 is the sigmoid itself.
   */
  cutoff: z.number().min(1).max(10).default(1.2),
  /**
   * The chance of a number of the mental image to be silenced before the first step and after each, on a
   * sequence of up to 8 symbols; on one of n symbols 8 / n times that (C: 0.15).
   */
  dropout: z.number().min(0).max(0.9).default(0),
  /** R: step t uses set t mod R of the parameters of its units (C: 6, relaxed sharing; 1 is strict sharing). */
  parameterSets: z.int().min(1).max(12).default(6),
  /**
   * What the distance of the sets from their mean, squared and summed, is multiplied by in the objective, at
   * first; by what it grows whenever the curriculum finds the error low; and from which weight on the sets are
   * averaged then instead (C: 0.0005, 1.2, 0.1).
   */
  pull: z.number().min(0).max(100).default(0.0005),
  pullGrowth: z.number().min(1).max(100).default(1.2),
  pullLimit: z.number().positive().max(1000).default(0.1),
  /** What the bounds of the initial weights are multiplied by (C: 1, beside a factor of 1.8). */
  initScale: z.number().positive().max(10).default(1),
  /**
   * How loss and gradients are computed: `fused`, by the kernels, or `reference`, the equations in tensor
   * operations, which also stand in where the kernels cannot run. They agree to float32's precision.
   */
  computation: z.enum(["fused", "reference"]).default("fused"),
});

export type NeuralGpuOptions = z.infer<typeof neuralGpuOptionsSchema>;

/**
 * Fills in the defaults.
 *
 * @throws {TypeError} If an option is unknown or its value cannot be used.
 */
export function parseNeuralGpuOptions(
  options: Readonly<Record<string, unknown>>,
): NeuralGpuOptions {
  return parseOptions<NeuralGpuOptions>(neuralGpuOptionsSchema, "neural-gpu", options);
}
