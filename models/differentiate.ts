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

/**
 * A loss whose gradients come with it, as an operation that tfjs can differentiate.
 *
 * @param compute Loss and gradients by parameter; the gradients need hold until the next call only.
 */
export function asOperation(
  parameters: Readonly<Record<string, tf.Variable>>,
  compute: () => Pick<LossAndGradients, "loss" | "gradients">,
): tf.Scalar {
  const operation = tf.customGrad((...inputs) => {
    const save = inputs.at(-1) as unknown as tf.GradSaveFunc;
    const { loss, gradients } = compute();
    save(Object.keys(parameters).map((name) => tf.mul(gradients[name]!, 1)));
    const gradFunc = (upstream: tf.Tensor, saved: tf.Tensor[]) =>
      saved.map((gradient) => tf.mul(gradient, upstream));
    return { value: tf.scalar(loss), gradFunc };
  });
  return operation(...Object.values(parameters)) as tf.Scalar;
}
