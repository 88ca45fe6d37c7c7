import * as tf from "@tensorflow/tfjs";
import { gaussianNoise, type RandomStream } from "../../engine/mod.ts";
import type { MachineParameters } from "./computation.ts";
import { type ControllerLayer, controllerLayers } from "./layers.ts";
import type { NramOptions } from "./options.ts";

/**
 * The initial parameters of a controller, each drawn under its own name. Biases are 0 but two: that of the stop
 * score, see the option `stopBias`, and those of an LSTM's forget gates, which are 1, as Jozefowicz, Zaremba and
 * Sutskever 2015 advise.
 */
export function drawParameters(options: NramOptions, init: RandomStream): MachineParameters {
  return Object.fromEntries(
    controllerLayers(options).flatMap((layer) => {
      const { number, inputs, units, deviation: standardDeviation } = layer;
      const name = `weights${number}`, { key } = init.derive(name);
      const drawn = () => gaussianNoise([inputs, units], { standardDeviation, key, index: 0 });
      const bias = () => tf.tensor1d(initialBias(options, layer));
      return [
        [name, tf.tidy(() => tf.variable(drawn()))],
        [`bias${number}`, tf.tidy(() => tf.variable(bias()))],
      ];
    }),
  );
}

function initialBias(options: NramOptions, { number, units }: ControllerLayer): Float32Array {
  const bias = new Float32Array(units), { controller, hiddenUnits: H, stopBias } = options;
  if (number === 3) bias[units - 1] = stopBias;
  if (number === 2 && controller === "lstm") bias.fill(1, H, 2 * H);
  return bias;
}
