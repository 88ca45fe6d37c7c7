import * as tf from "@tensorflow/tfjs";
import type { RandomStream } from "../../engine/mod.ts";
import type { SequenceShape } from "../../tasks/mod.ts";
import type { NeuralGpuOptions } from "./options.ts";
import { type NeuralGpuParameters, type ParameterPlan, parameterPlans } from "./parameters.ts";

/**
 * The initial parameters, each drawn under its own name, but those of a unit under the name in the first set:
 * all sets begin with the same values.
 */
export function drawParameters(
  options: NeuralGpuOptions,
  shape: SequenceShape,
  init: RandomStream,
): NeuralGpuParameters {
  return Object.fromEntries(
    parameterPlans(options, shape).map((plan) => {
      const values = drawValues(plan, init.derive(plan.name.replace(/^set\d+/, "set1")));
      return [plan.name, tf.tidy(() => tf.variable(tf.tensor(values, [...plan.shape])))];
    }),
  );
}

function drawValues({ shape, bound }: ParameterPlan, random: RandomStream): Float32Array {
  const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
  return bound === 0 ? values : values.map(() => bound * (2 * random.uniform() - 1));
}
