import * as tf from "@tensorflow/tfjs";
import { checkState } from "../_check_update.ts";
import { positionOf } from "../_position.ts";
import { isMade } from "../norm.ts";
import { follow, type Schedule, type TrainingLength } from "../schedules/mod.ts";
import { type GradientTransformation, mapTree, type StepInfo, zerosOf } from "../transformation.ts";

/** The updates that have been made. */
type RateState = { readonly update: number };

/**
 * The end of a chain: minus the learning rate times what comes in, and zeros where its norm is not
 * finite.
 *
 * @param learningRate A number, or a schedule.
 * @param length For schedules that stretch with the training.
 * @throws {RangeError} If the rate is no schedule, or not positive and finite.
 *
 * @example
 * ```ts
 * import { scaleByLearningRate } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const rule = scaleByLearningRate(0.5), gradients = { w: tf.tensor1d([4]) };
 * const { updates } = rule.update(gradients, rule.init(gradients), gradients, { epoch: 0 });
 * if (updates.w!.dataSync()[0] !== -2) throw new Error("not minus half of it");
 * ```
 */
export function scaleByLearningRate(
  learningRate: Schedule,
  length?: TrainingLength,
): GradientTransformation<RateState> {
  return descent("scaleByLearningRate", learningRate, length);
}

/**
 * Stochastic gradient descent without momentum: `scaleByLearningRate` of the gradient itself.
 *
 * @param learningRate A number, or a schedule.
 * @param length For schedules that stretch with the training.
 * @throws {RangeError} If the rate is no schedule, or not positive and finite.
 *
 * @example
 * ```ts
 * import { sgd } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const rule = sgd(0.5), gradients = { w: tf.tensor1d([4]) };
 * const { updates } = rule.update(gradients, rule.init(gradients), gradients, { epoch: 0 });
 * if (updates.w!.dataSync()[0] !== -2) throw new Error("not minus half of it");
 * ```
 */
export function sgd(
  learningRate: Schedule,
  length?: TrainingLength,
): GradientTransformation<RateState> {
  return descent("sgd", learningRate, length);
}

function descent(
  kind: string,
  rate: Schedule,
  length: TrainingLength | undefined,
): GradientTransformation<RateState> {
  const rateAt = follow(rate, length);
  const begin = (state: RateState, info: StepInfo) => {
    checkState(kind, state, ["update"]);
    const { update } = state;
    const learningRate = rateAt(positionOf(update, info));
    info.observe?.({ learningRate });
    return { learningRate, state: { update: update + 1 } };
  };
  return {
    spec: { step: { kind, rate }, context: length === undefined ? {} : { length } },
    stage: "rule",
    elementwise: {
      kind: "descent",
      begin(before, _gradients, _params, info) {
        const { learningRate, state } = begin(before, info);
        return { of: () => learningRate, state };
      },
    },
    init: () => ({ update: 0 }),
    checkState: (state) => checkState(kind, state, ["update"]),
    update(updates, before, _params, info) {
      const { learningRate, state } = begin(before, info);
      if (!isMade(updates)) return { updates: zerosOf(updates), state: before };
      return { updates: mapTree(updates, (gradient) => tf.mul(gradient, -learningRate)), state };
    },
  };
}
