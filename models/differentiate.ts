import * as tf from "@tensorflow/tfjs";
import type { LossAndGradients } from "./model.ts";

/** Loss and gradients by tfjs's automatic differentiation; 0 for what the loss does not depend on. */
export function differentiate(
  parameters: Readonly<Record<string, tf.Variable>>,
  loss: () => tf.Scalar,
): LossAndGradients {
  const { value, grads } = tf.variableGrads(loss, Object.values(parameters));
  const gradients = Object.entries(parameters)
    // tfjs leaves those out that the loss does not depend on.
    .map(([name, variable]) => [name, grads[variable.name] ?? tf.zerosLike(variable)] as const);
  const summed = value.dataSync<"float32">()[0]!;
  value.dispose();
  return {
    loss: summed,
    gradients: Object.fromEntries(gradients),
    dispose: () => tf.dispose(gradients.map(([, gradient]) => gradient)),
  };
}
