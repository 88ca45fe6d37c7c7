import { checkOptions } from "../_check_options.ts";
import { checkMask, type Mask, maskStep } from "../mask.ts";
import type { Schedule, TrainingLength } from "../schedules/mod.ts";
import type { GradientTransformation } from "../transformation.ts";
import { type AdamConstants, type AdamState, scaleByMoments } from "./scale_by_adam.ts";
import { decayOf } from "./decay_weights.ts";
import { withLearningRate } from "./_with_learning_rate.ts";

/** The constants of `adamw`. */
export interface AdamWOptions extends AdamConstants, Mask {
  /** A number, or a schedule. */
  readonly learningRate: Schedule;
  /** What parameters shrink by in an update, as a share of the learning rate; PyTorch has 0.01. */
  readonly weightDecay: number;
  /** For schedules that stretch with the training. */
  readonly length?: TrainingLength | undefined;
}

/**
 * AdamW, Adam with decoupled weight decay: `scaleByAdam`, `decayWeights` and `scaleByLearningRate` in one,
 *
 *     update = - rate (m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon) + weightDecay parameter)
 *
 * The learning rate scales the decay, too, as in PyTorch; in the paper a schedule scales both, and the decay is
 * apart from the rate itself. `only` and `except` say which parameters decay.
 *
 * Source: Loshchilov and Hutter 2019, arXiv 1711.05101, algorithm 2.
 *
 * @throws {RangeError} If a decay of moments is not in [0, 1), rate, epsilon or weight decay not positive and
 * finite, or a pattern cannot be read; in `init`, if one names no parameter.
 * @throws {TypeError} If an option is missing, or has another name.
 *
 * @example
 * ```ts
 * import { adamw } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const constants = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
 * const rule = adamw({ ...constants, learningRate: 0.5, weightDecay: 0.25 });
 * const parameters = { w: tf.tensor1d([8]) }, gradients = { w: tf.tensor1d([3]) };
 * const { updates } = rule.update(gradients, rule.init(parameters), parameters, { epoch: 0 });
 * // -0.5 (1 + 0.25 x 8)
 * if (Math.abs(updates.w!.dataSync()[0]! + 1.5) > 1e-6) throw new Error("not AdamW");
 * ```
 */
export function adamw(options: AdamWOptions): GradientTransformation<AdamState> {
  checkOptions("make adamw", options, [
    "learningRate",
    "length",
    "beta1",
    "beta2",
    "epsilon",
    "weightDecay",
    "only",
    "except",
  ], ["learningRate", "beta1", "beta2", "epsilon", "weightDecay"]);
  const { learningRate, length, weightDecay, beta1, beta2, epsilon, only, except } = options;
  const constants = { beta1, beta2, epsilon }, mask = { only, except };
  const step = { kind: "adamw", rate: learningRate, ...constants, weightDecay, ...maskStep(mask) };
  const scaling = scaleByMoments(step, constants);
  const rule = withLearningRate(scaling, learningRate, length, decayOf(weightDecay, mask));
  return {
    ...rule,
    init(params) {
      checkMask(mask, params);
      return rule.init(params);
    },
  };
}
