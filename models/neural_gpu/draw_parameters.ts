import * as tf from "@tensorflow/tfjs";
import type { RandomStream } from "../../engine/mod.ts";
import type { SequenceShape } from "../../tasks/mod.ts";
import type { NeuralGpuOptions } from "./options.ts";
import { type NeuralGpuParameters, type ParameterPlan, parameterPlans } from "./parameters.ts";

/**
 * The initial parameters, each drawn under its own name. As in C the sets begin with values of their own: with
 * equal ones, learning takes much longer.
 */
export function drawParameters(
  options: NeuralGpuOptions,
  shape: SequenceShape,
  init: RandomStream,
): NeuralGpuParameters {
  return Object.fromEntries(
    parameterPlans(options, shape).map((plan) => {
      const values = drawValues(plan, init.derive(plan.name));
      return [plan.name, tf.tidy(() => tf.variable(tf.tensor(values, [...plan.shape])))];
    }),
  );
}

function drawValues({ shape, bound }: ParameterPlan, random: RandomStream): Float32Array {
  const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
  return bound === 0 ? values : values.map(() => bound * (2 * random.uniform() - 1));
}
