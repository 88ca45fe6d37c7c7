import * as tf from "@tensorflow/tfjs";
import type { LossAndGradients } from "./model.ts";

/** Loss and gradients by tfjs's automatic differentiation. */
export function differentiate(
  parameters: Readonly<Record<string, tf.Variable>>,
  loss: () => tf.Scalar,
): LossAndGradients {
  const { value, grads } = tf.variableGrads(loss, Object.values(parameters));
  const gradients = Object.entries(parameters)
    .map(([name, variable]) => [name, grads[variable.name]!] as const);
  const summed = value.dataSync<"float32">()[0]!;
  value.dispose();
  return {
    loss: summed,
    gradients: Object.fromEntries(gradients),
    dispose: () => tf.dispose(grads),
  };
}
