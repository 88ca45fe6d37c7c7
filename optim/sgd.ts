import * as tf from "@tensorflow/tfjs";
import { constant, type LearningRate, learningRateAt } from "./learning_rate.ts";
import { type GradientTransformation, mapTree, type StepInfo } from "./transformation.ts";

/** A rule whose update is minus a rate times the gradient. */
export interface GradientDescent extends GradientTransformation<null> {
  readonly rate: (info: StepInfo) => number;
}

/**
 * Stochastic gradient descent without momentum: the update is minus the learning rate times the
 * gradient.
 *
 * @param learningRate A schedule, or a number for a constant one.
 * @throws {RangeError} If the number is not positive and finite.
 */
export function sgd(learningRate: LearningRate | number): GradientDescent {
  const schedule = typeof learningRate === "number" ? constant(learningRate) : learningRate;
  const rate = (info: StepInfo) => {
    const rate = learningRateAt(schedule, info.epoch);
    info.observe?.({ learningRate: rate });
    return rate;
  };
  return {
    config: { kind: "sgd", learningRate: { ...schedule } },
    stage: "rule",
    rate,
    init: () => null,
    update(updates, state, _params, info) {
      const step = -rate(info);
      return { updates: mapTree(updates, (gradient) => tf.mul(gradient, step)), state };
    },
  };
}
