/** Small machines and tapes for the tests. */

import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import {
  controllerLayers,
  type MachineParameters,
  type NramOptions,
  parseNramOptions,
  type Tapes,
} from "../../../models/nram/mod.ts";

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
): Readonly<Record<string, Float32Array>> {
  return Object.fromEntries(
    controllerLayers(options).flatMap(({ number, inputs, units }) =>
      ([[`weights${number}`, inputs * units], [`bias${number}`, units]] as const).map(
        ([name, length]) => {
          const random = stream(name);
          return [name, Float32Array.from({ length }, () => spread * (2 * random.uniform() - 1))];
        },
      )
    ),
  );
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
