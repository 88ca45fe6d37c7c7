import * as tf from "@tensorflow/tfjs";
import { constant, type LearningRate, learningRateAt } from "./learning_rate.ts";
import { type GradientTransformation, mapTree } from "./transformation.ts";

/**
 * Stochastic gradient descent without momentum: the update is minus the learning rate times the
 * gradient.
 *
 * @param learningRate A schedule, or a number for a constant one.
 * @throws {RangeError} If the number is not positive and finite.
 */
export function sgd(learningRate: LearningRate | number): GradientTransformation<null> {
  const schedule = typeof learningRate === "number" ? constant(learningRate) : learningRate;
  return {
    config: { kind: "sgd", learningRate: { ...schedule } },
    stage: "rule",
    init: () => null,
    update(updates, state, _params, info) {
      const rate = learningRateAt(schedule, info.epoch);
      info.observe?.({ learningRate: rate });
      return { updates: mapTree(updates, (gradient) => tf.mul(gradient, -rate)), state };
    },
  };
}
