import * as tf from "@tensorflow/tfjs";
import * as optim from "../../../optim/mod.ts";

export * from "../../../optim/mod.ts";

export const applyGradients: typeof optim.applyGradients = (
  rule,
  parameters,
  gradients,
  ...rest
) => {
  const { embedding1 } = gradients;
  if (embedding1 === undefined) return optim.applyGradients(rule, parameters, gradients, ...rest);
  const negative = tf.neg(embedding1);
  try {
    return optim.applyGradients(rule, parameters, { ...gradients, embedding1: negative }, ...rest);
  } finally {
    negative.dispose();
  }
};
