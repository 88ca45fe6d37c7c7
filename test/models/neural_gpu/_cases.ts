/** Small networks and sequences for the tests. */

import * as tf from "@tensorflow/tfjs";
import { RandomStream, RandomStreams, streamKey } from "../../../engine/mod.ts";
import type { TrainingMode } from "../../../models/mod.ts";
import {
  NeuralGpu,
  type NeuralGpuOptions,
  type NeuralGpuParameters,
  parameterPlans,
  parseNeuralGpuOptions,
  type Sequences,
} from "../../../models/neural_gpu/mod.ts";
import type { SequenceBatch, SequenceShape } from "../../../tasks/mod.ts";

export const stream = (name: string): RandomStream => new RandomStream(streamKey(5, name));

/** Values of parameters, by name. */
export type Values = Readonly<Record<string, ArrayLike<number>>>;

/** Options of a network of three maps and two rows, with one layer and one parameter set. */
export function smallOptions(options: Readonly<Record<string, unknown>> = {}): NeuralGpuOptions {
  return parseNeuralGpuOptions({
    ...{ maps: 3, height: 2, layers: 1, parameterSets: 1, pull: 0, computation: "reference" },
    ...options,
  });
}

/** Three symbols that are given and two that are answered, beside padding. */
export const shape: SequenceShape = { inputSymbols: 4, outputSymbols: 3 };

/** Parameters at random, biases included: float32 numbers by name. */
export function randomParameters(
  options: NeuralGpuOptions,
  own = shape,
  spread = 0.5,
): Readonly<Record<string, Float32Array>> {
  return Object.fromEntries(
    parameterPlans(options, own).map(({ name, shape }) => {
      const length = shape.reduce((product, axis) => product * axis, 1), random = stream(name);
      return [name, Float32Array.from({ length }, () => spread * (2 * random.uniform() - 1))];
    }),
  );
}

/**
 * Sequences at random, of these lengths. Some inputs and some answers end early: there is padding inside a
 * sequence, too.
 */
export function randomBatch(
  lengths: readonly number[],
  { inputSymbols, outputSymbols } = shape,
  width = Math.max(...lengths),
): SequenceBatch {
  const random = stream(`sequences ${lengths}`), size = lengths.length;
  const input = new Int32Array(size * width), wanted = new Int32Array(size * width);
  for (const [b, length] of lengths.entries()) {
    const shorter = 1 + random.integer(length), isInput = random.uniform() < 0.5;
    for (let k = 0; k < length; k++) {
      const both = k < shorter, at = b * width + k;
      if (both || !isInput) input[at] = 1 + random.integer(inputSymbols - 1);
      if (both || isInput) wanted[at] = 1 + random.integer(outputSymbols - 1);
    }
  }
  return { kind: "sequence", size, lengths: Int32Array.from(lengths), input, wanted };
}

/** Sequences of one length, as computations get them. */
export function randomSequences(size: number, length: number, own = shape): Sequences {
  const { input, wanted } = randomBatch(Array<number>(size).fill(length), own);
  return { size, length, input, wanted };
}

/** The parameters as variables, for as long as they are used. */
export function withVariables<Result>(
  options: NeuralGpuOptions,
  values: Values,
  use: (parameters: NeuralGpuParameters) => Result,
  own = shape,
): Result {
  const parameters = Object.fromEntries(
    parameterPlans(options, own).map(({ name, shape }) => {
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

/** A model with these parameters. */
export function modelWith(options: NeuralGpuOptions, values: Values, own = shape): NeuralGpu {
  const model = new NeuralGpu(options, own, stream("init"));
  for (const [name, parameter] of Object.entries(model.parameters)) {
    tf.tidy(() => parameter.assign(tf.tensor(Float32Array.from(values[name]!), parameter.shape)));
  }
  return model;
}

/** A mode in a training, with streams from their beginning. */
export function modeOf(): { readonly mode: TrainingMode; readonly streams: RandomStreams } {
  const streams = new RandomStreams(1), random = (name: string) => streams.open(name);
  return { mode: { training: true, phase: "main", progress: 0, update: 0, random }, streams };
}

/** Loss, score and gradients as plain numbers. */
export function learn(model: NeuralGpu, batch: SequenceBatch) {
  const { loss, score, gradients, dispose } = model.lossAndGradients(batch, modeOf().mode);
  const values = Object.entries(gradients).map(([name, gradient]) =>
    [name, Float32Array.from(gradient.dataSync())] as const
  );
  dispose();
  return { loss, score: score!, gradients: Object.fromEntries(values) };
}

/** What is descended. */
export function lossOf(model: NeuralGpu, batch: SequenceBatch): number {
  return tf.tidy(() => model.loss(batch, modeOf().mode).dataSync()[0]!);
}

/** The largest difference, relative to the largest number. */
export function largestError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  const largest = Math.max(...Array.from(expected, Math.abs));
  const difference = Math.max(
    ...Array.from(expected, (value, i) => Math.abs(value - actual[i]!)),
  );
  return difference === 0 ? 0 : difference / largest;
}
