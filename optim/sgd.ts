import * as tf from "@tensorflow/tfjs";
import { checkState } from "./_check_update.ts";
import { constant, type LearningRate, learningRateAt } from "./learning_rate.ts";
import { isMade } from "./norm.ts";
import { type GradientTransformation, mapTree, type StepInfo, zerosOf } from "./transformation.ts";

/** A rule whose update is minus a rate times the gradient. */
export interface GradientDescent extends GradientTransformation<null> {
  readonly rate: (info: StepInfo) => number;
}

/**
 * Stochastic gradient descent without momentum: the update is minus the learning rate times the
 * gradient, and zeros where the norm of the gradients is not finite.
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
    checkState: (state) => checkState("sgd", state, null),
    update(updates, state, _params, info) {
      checkState("sgd", state, null);
      const step = -rate(info);
      if (!isMade(updates)) return { updates: zerosOf(updates), state };
      return { updates: mapTree(updates, (gradient) => tf.mul(gradient, step)), state };
    },
  };
}
