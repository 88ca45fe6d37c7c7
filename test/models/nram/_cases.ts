/** Small machines and tapes for the tests. */

import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import {
  circuitOf,
  controllerLayers,
  type MachineParameters,
  moduleNames,
  NeuralRam,
  type NramOptions,
  parseNramOptions,
  type Tapes,
} from "../../../models/nram/mod.ts";
import type { TapeBatch } from "../../../tasks/mod.ts";

export const stream = (name: string): RandomStream => new RandomStream(streamKey(3, name));

/** Options of a machine of two registers, five hidden units and three steps. */
export function smallOptions(options: Readonly<Record<string, unknown>> = {}): NramOptions {
  return parseNramOptions({
    ...{ registers: 2, steps: 3, hiddenUnits: 5, entropyBonus: 0, activationClip: null },
    ...{ logFloor: 1e-12, computation: "reference", stopBias: -1 },
    ...options,
  });
}

/** Parameters at random, biases included: float32 numbers by name. */
export function randomParameters(
  options: NramOptions,
  spread = 1,
  seed = "",
): Readonly<Record<string, Float32Array>> {
  return Object.fromEntries(
    controllerLayers(options).flatMap(({ number, inputs, units }) =>
      ([[`weights${number}`, inputs * units], [`bias${number}`, units]] as const).map(
        ([name, length]) => {
          const random = stream(`${name}${seed}`);
          return [name, Float32Array.from({ length }, () => spread * (2 * random.uniform() - 1))];
        },
      )
    ),
  );
}

/**
 * Parameters at random of a machine whose arguments nearly all take the first register, and whose registers all
 * take the sum: gradients add up in an argument, so that a crop of them tells.
 */
export function crowdedParameters(options: NramOptions): ReturnType<typeof randomParameters> {
  const parameters = randomParameters(options), bias = parameters["bias3"]!;
  const { modules, updates } = circuitOf(options);
  for (const { offset } of modules.flatMap((module) => module.arguments)) bias[offset]! += 4;
  for (const { offset } of updates) {
    bias[offset + options.registers + moduleNames.indexOf("add")]! += 4;
  }
  return parameters;
}

/** Tapes at random, of which some cells count. */
export function randomTapes(size: number, cells: number, steps: number): Tapes {
  const random = stream("tapes"), length = size * cells;
  const memory = Int32Array.from({ length }, () => random.integer(cells));
  const wanted = Int32Array.from(
    { length },
    () => random.uniform() < 0.3 ? -1 : random.integer(cells),
  );
  return { size, cells, steps, memory, wanted };
}

/** The parameters as variables, for as long as they are used. */
export function withVariables<Result>(
  options: NramOptions,
  values: Readonly<Record<string, ArrayLike<number>>>,
  use: (parameters: MachineParameters) => Result,
): Result {
  const shapes = Object.fromEntries(
    controllerLayers(options).flatMap(({ number, inputs, units }) => [
      [`weights${number}`, [inputs, units]],
      [`bias${number}`, [units]],
    ]),
  );
  const parameters = Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      const initial = Float32Array.from(values[name]!);
      return [name, tf.tidy(() => tf.variable(tf.tensor(initial, shape)))];
    }),
  );
  try {
    return use(parameters);
  } finally {
    tf.dispose(parameters);
  }
}

/** A distribution at random over the integers modulo M. */
export function randomDistribution(name: string, cells: number): number[] {
  const random = stream(name), p = Array.from({ length: cells }, () => random.uniform());
  const total = p.reduce((sum, value) => sum + value, 0);
  return p.map((value) => value / total);
}

/** A model with these parameters. */
export function modelWith(
  options: NramOptions,
  cells: number,
  values: Readonly<Record<string, ArrayLike<number>>>,
): NeuralRam {
  const model = new NeuralRam(options, { cells }, stream("init"));
  for (const [name, parameter] of Object.entries(model.parameters)) {
    tf.tidy(() => parameter.assign(tf.tensor(Float32Array.from(values[name]!), parameter.shape)));
  }
  return model;
}

/** Tapes of one size as a batch. */
export function batchOf({ size, cells, memory, wanted }: Tapes): TapeBatch {
  return { kind: "tape", size, cells: new Int32Array(size).fill(cells), memory, wanted };
}
