/** Networks and sequences for the tests of the pass: each option, and sizes that do not come out even. */

import * as tf from "@tensorflow/tfjs";
import { kernelsOf, RandomStream, streamKey } from "../../../../engine/mod.ts";
import {
  type DropoutFactors,
  type NeuralGpuOptions,
  type NeuralGpuParameters,
  parameterPlans,
  parseNeuralGpuOptions,
  type Sequences,
} from "../../../../models/neural_gpu/mod.ts";
import { type NeuralGpuKernels, NeuralGpuPass } from "../../../../models/neural_gpu/pass/mod.ts";

export interface Case {
  readonly options?: Readonly<Record<string, unknown>>;
  /** B and n. */
  readonly sizes?: readonly [number, number];
  /** What biases of gates are at most. */
  readonly gateBias?: number;
  readonly factor?: number;
  readonly pull?: number;
  readonly dropout?: number;
}

export const shape = { inputSymbols: 5, outputSymbols: 4 };

export function stream(name: string): RandomStream {
  return new RandomStream(streamKey(1, "tests")).derive(name);
}

/** Parameters at random, biases as well; the sets differ. */
export function randomParameters(
  options: NeuralGpuOptions,
  largestGateBias = 0.5,
): Record<string, Float32Array> {
  return Object.fromEntries(
    parameterPlans(options, shape).map(({ name, shape, bound }) => {
      const random = stream(name), length = shape.reduce((size, axis) => size * axis, 1);
      const most = bound > 0 ? bound : name.endsWith("GateBias") ? largestGateBias : 0.5;
      return [
        name,
        Float32Array.from({ length }, () => most * (2 * random.uniform() - 1)),
      ];
    }),
  );
}

/** Symbols at random, padding among them. */
export function randomSequences(size: number, length: number): Sequences {
  const random = stream("sequences"), all = size * length;
  return {
    ...{ size, length },
    input: Int32Array.from({ length: all }, () => random.integer(shape.inputSymbols)),
    wanted: Int32Array.from({ length: all }, () => random.integer(shape.outputSymbols)),
  };
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

export const smallOptions = (options: Readonly<Record<string, unknown>> = {}) =>
  parseNeuralGpuOptions({ maps: 3, parameterSets: 2, ...options });

/** The parameters as variables, for as long as they are used. */
export function withVariables<Result>(
  options: NeuralGpuOptions,
  values: Readonly<Record<string, ArrayLike<number>>>,
  use: (parameters: NeuralGpuParameters) => Result,
): Result {
  const parameters = Object.fromEntries(
    parameterPlans(options, shape).map(({ name, shape }) => {
      const initial = Float32Array.from(values[name]!);
      return [name, tf.tidy(() => tf.variable(tf.tensor(initial, [...shape])))];
    }),
  );
  try {
    return use(parameters);
  } finally {
    tf.dispose(parameters);
  }
}

/** Uses a network on the kernels of the current backend. */
export function withPass<Result>(
  options: NeuralGpuOptions,
  values: Readonly<Record<string, ArrayLike<number>>>,
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
