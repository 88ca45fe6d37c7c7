import { z } from "zod";
import { parseOptions } from "../parse_options.ts";

/**
 * The options of a multilayer perceptron. P: Neelakantan et al. 2015, arXiv 1511.06807, the experiment on
 * MNIST, which says no more than depth, width, initial weights and optimizer. What it does not say is an
 * option here, with our choice as its default.
 */
export const mlpOptionsSchema = z.strictObject({
  /** Hidden layers (P: 20; 5 in a control). */
  hiddenLayers: z.int().min(0).max(100).default(20),
  /** Units of a hidden layer (P: 50). */
  hiddenUnits: z.int().min(1).max(4096).default(50),
  /**
   * Initial weights. `simple` (P): Gaussian with standard deviation 0.1; `he` (P): sqrt(2 / inputs);
   * `random-walk` (P; Sussillo and Abbott 2014): g / sqrt(inputs), with g for rectified units; `zero` (P);
   * a number: Gaussian with this standard deviation.
   */
  init: z.union([z.enum(["simple", "he", "random-walk", "zero"]), z.number().positive().max(10)])
    .default("he"),
  /**
   * Whether units have a bias, 0 at first. P does not say. Without biases a network whose units are all
   * silent has a gradient of exactly 0, and noise alone moves it.
   */
  biases: z.boolean().default(true),
  /** The share of the hidden units that is silenced while training; P does not say its rate. */
  dropout: z.number().min(0).max(0.9).default(0),
  /**
   * Pixels as the network sees them; P does not say. `unit`: 0 to 1; `signed`: -1 to 1; `standardised`: mean
   * 0 and variance 1 over the training images; `raw`: 0 to 255, with which the table of P is nearest.
   */
  input: z.enum(["unit", "signed", "standardised", "raw"]).default("standardised"),
  /**
   * What is descended, of the cross-entropies of a batch: their `sum`, their `mean`, or with `classMean`
   * their mean divided by the number of classes, as an error averaged over all outputs is. P does not say.
   */
  loss: z.enum(["sum", "mean", "classMean"]).default("mean"),
  /**
   * How loss and gradients are computed: `fused`, by the kernels, or `reference`, the equations in tensor
   * operations, which also stand in where the kernels cannot run. They agree to float32's precision.
   */
  computation: z.enum(["fused", "reference"]).default("fused"),
});

export type MlpOptions = z.infer<typeof mlpOptionsSchema>;

/**
 * Fills in the defaults.
 *
 * @throws {TypeError} If an option is unknown or its value cannot be used.
 */
export function parseMlpOptions(options: Readonly<Record<string, unknown>>): MlpOptions {
  return parseOptions<MlpOptions>(mlpOptionsSchema, "mlp", options);
}
