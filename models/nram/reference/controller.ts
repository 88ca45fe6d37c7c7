import * as tf from "@tensorflow/tfjs";
import type { MachineParameters } from "../computation.ts";
import type { NramOptions } from "../options.ts";

/** What an LSTM keeps from step to step, `[B, H]` each. */
export interface LstmState {
  readonly cell: tf.Tensor2D;
  readonly hidden: tf.Tensor2D;
}

/** What a controller gives in a step. */
export interface Controlled {
  /** `[B, O]`: the scores of the circuit's choices and of stopping. */
  readonly outputs: tf.Tensor2D;
  /** Null of an MLP. */
  readonly state: LstmState | null;
}

/**
 * A step of the controller; see layers.ts.
 *
 * @param isZero `[B, R]`: the probability that each register holds 0.
 * @param state What the step before gave; null in the first one.
 */
export function control(
  { controller }: Pick<NramOptions, "controller">,
  parameters: MachineParameters,
  isZero: tf.Tensor2D,
  state: LstmState | null,
): Controlled {
  const layer = (x: tf.Tensor2D, number: 1 | 2 | 3) =>
    tf.add<tf.Tensor2D>(
      tf.matMul(x, parameters[`weights${number}`] as tf.Tensor as tf.Tensor2D),
      parameters[`bias${number}`]!,
    );
  const first = tf.relu(layer(isZero, 1));
  switch (controller) {
    case "mlp":
      return { outputs: layer(tf.relu(layer(first, 2)), 3), state: null };
    case "lstm": {
      const { cell, hidden } = state ?? { cell: tf.zerosLike(first), hidden: tf.zerosLike(first) };
      const next = remember(layer(tf.concat([first, hidden], 1), 2), cell);
      return { outputs: layer(next.hidden, 3), state: next };
    }
  }
}

/** c' = forget c + input candidate, h' = output tanh(c'). */
function remember(units: tf.Tensor2D, cell: tf.Tensor2D): LstmState {
  const [input, forget, output, candidate] = tf.split(units, 4, 1) as [
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const next = tf.add<tf.Tensor2D>(
    tf.mul(tf.sigmoid(forget), cell),
    tf.mul(tf.sigmoid(input), tf.tanh(candidate)),
  );
  return { cell: next, hidden: tf.mul(tf.sigmoid(output), tf.tanh(next)) };
}
