/**
 * The controller of a machine: from R inputs, the probabilities that each register holds 0, to O outputs.
 * All layers have a weight matrix `weights<n>` `[inputs, units]` and a bias `bias<n>` `[units]`:
 *
 * 1. `[R, H]`, rectified.
 * 2. MLP: `[H, H]`, rectified. LSTM: `[2 H, 4 H]`, on the first layer's output and then the previous hidden
 *    state; its units are the input gate, the forget gate, the output gate (logistic) and the candidate (tanh),
 *    H of each; with c the cell state, c' = forget c + input candidate, h' = output tanh(c'); both begin at 0.
 * 3. `[H, O]`: the scores of the circuit's choices, and of stopping.
 */

import { circuitOf } from "./circuit.ts";
import type { NramOptions } from "./options.ts";

/** The size of a layer. */
export interface ControllerLayer {
  /** From 1. */
  readonly number: 1 | 2 | 3;
  readonly inputs: number;
  readonly units: number;
  /** The standard deviation of its initial weights, Gaussian. */
  readonly deviation: number;
}

/** The layers of a controller, in order. */
export function controllerLayers(options: NramOptions): readonly ControllerLayer[] {
  const { registers: R, hiddenUnits: H, controller, initScale } = options;
  const { outputs } = circuitOf(options);
  // As He et al. for rectified units, and 1 / sqrt(inputs) for the others.
  const layer = (number: 1 | 2 | 3, inputs: number, units: number, gain: number) => ({
    ...{ number, inputs, units },
    deviation: initScale * Math.sqrt(gain / inputs),
  });
  return [
    layer(1, R, H, 2),
    controller === "mlp" ? layer(2, H, H, 2) : layer(2, 2 * H, 4 * H, 1),
    layer(3, H, outputs, 1),
  ];
}
