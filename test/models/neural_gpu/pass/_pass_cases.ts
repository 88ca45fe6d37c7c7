/** What the tests of the pass share. */

import * as tf from "@tensorflow/tfjs";
import { kernelsOf } from "../../../../engine/mod.ts";
import type {
  DropoutFactors,
  NeuralGpuOptions,
  NeuralGpuParameters,
  Sequences,
} from "../../../../models/neural_gpu/mod.ts";
import { type NeuralGpuKernels, NeuralGpuPass } from "../../../../models/neural_gpu/pass/mod.ts";
import { shape, stream, type Values, withVariables } from "../_cases.ts";

/** Uses a network on the kernels of the current backend. */
export function withPass<Result>(
  options: NeuralGpuOptions,
  values: Values,
  use: (pass: NeuralGpuPass, parameters: NeuralGpuParameters) => Result,
): Result {
  return withVariables(options, values, (parameters) => {
    const kernels = kernelsOf(tf.backend()) as NeuralGpuKernels;
    const pass = new NeuralGpuPass(kernels, options, shape, parameters);
    try {
      return use(pass, parameters);
    } finally {
      pass.dispose();
    }
  });
}

/** Factors of dropout at random. */
export function randomFactors(
  { height: w, maps: m }: NeuralGpuOptions,
  { size: B, length: n }: Sequences,
  probability: number,
): DropoutFactors {
  const random = stream("factors"), length = (n + 1) * n * w * m * B;
  const kept = 1 / (1 - probability);
  return Float32Array.from({ length }, () => random.uniform() < probability ? 0 : kept);
}

/** The largest difference, relative to the largest number. */
export function largestError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let largest = 1e-30, error = 0;
  for (let i = 0; i < expected.length; i++) {
    largest = Math.max(largest, Math.abs(expected[i]!));
    // What is no number must not pass for an agreement.
    const difference = Math.abs(expected[i]! - actual[i]!);
    error = Number.isNaN(difference) ? Infinity : Math.max(error, difference);
  }
  return error / largest;
}
