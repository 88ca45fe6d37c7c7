import { checkOptions } from "../_check_options.ts";
import type { Schedule, TrainingLength } from "../schedules/mod.ts";
import type { GradientTransformation } from "../transformation.ts";
import type { Step } from "../spec/step.ts";
import { checkDecay, checkEpsilon } from "./_check_epsilon.ts";
import type { ArraysState } from "./_named_arrays.ts";
import { type Loop, scaleByArrays, type Scaling } from "./_scale_by_arrays.ts";
import { withLearningRate } from "./_with_learning_rate.ts";

/**
 * The mean square of each parameter, by name, and the updates that have been made; the mean where it is
 * centered, and the trace where there is momentum.
 */
export type RmsPropState = ArraysState<"square">;

/** The constants of `scaleByRmsProp`. There are no defaults of decay and epsilon: libraries differ. */
export interface RmsPropConstants {
  /** Of the mean of squares; the lecture has 0.9, PyTorch 0.99. */
  readonly decay: number;
  /** Keeps the root from 0; PyTorch has 1e-8, TensorFlow.js 1e-7. */
  readonly epsilon: number;
  /**
   * Whether epsilon is added below the root, as in TensorFlow.js and by Graves, or to the root, as in
   * PyTorch. False if missing.
   */
  readonly insideRoot?: boolean | undefined;
  /** Whether the square of the mean gradient is subtracted: the root is then that of a variance. */
  readonly centered?: boolean | undefined;
  /** Decay of a trace of the scaled gradients; 0, for none, if missing. */
  readonly momentum?: number | undefined;
}

/** The constants of `rmsprop`. */
export interface RmsPropOptions extends RmsPropConstants {
  /** A number, or a schedule. */
  readonly learningRate: Schedule;
  /** For schedules that stretch with the training. */
  readonly length?: TrainingLength | undefined;
}

/**
 * The gradient as RMSProp scales it, before `scaleByLearningRate`: with g the gradient,
 *
 *     square = decay square + (1 - decay) g^2         mean = decay mean + (1 - decay) g, if centered
 *     v = square, or square - mean^2 if centered
 *     g / (sqrt(v) + epsilon), or g / sqrt(v + epsilon) inside the root
 *     trace = momentum trace + that, if there is momentum
 *
 * in float64, rounded to float32; a variance that rounding made negative counts as 0. Nothing is corrected for
 * beginning at 0. An update whose norm is not finite is not made.
 *
 * PyTorch adds epsilon to the root, TensorFlow.js below it; its centered form subtracts epsilon there, which
 * `scaleByRmsProp` does not offer: the root of a negative number is no number.
 *
 * Source: Tieleman and Hinton 2012, "Neural networks for machine learning", lecture 6.5; centered, with momentum
 * and epsilon below the root: Graves 2013, arXiv 1308.0850, equations (38) to (45).
 *
 * @throws {RangeError} If decay or momentum is not in [0, 1), or epsilon not positive and finite.
 * @throws {TypeError} If an option is missing, or has another name.
 *
 * @example
 * ```ts
 * import { scaleByRmsProp } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const gradients = { w: tf.tensor1d([4]) };
 * const scaling = scaleByRmsProp({ decay: 0.75, epsilon: 0.5 });
 * const { updates } = scaling.update(gradients, scaling.init(gradients), gradients, { epoch: 0 });
 * // 4 / (sqrt(0.25 x 16) + 0.5)
 * if (Math.abs(updates.w!.dataSync()[0]! - 1.6) > 1e-6) throw new Error("not RMSProp");
 * ```
 */
export function scaleByRmsProp(constants: RmsPropConstants): Scaling<RmsPropState> {
  return scaleByMeanSquares({ kind: "scaleByRmsProp", ...given(constants) }, constants);
}

/**
 * RMSProp: `scaleByRmsProp` and `scaleByLearningRate` in one. The rate scales the whole trace of the momentum,
 * as in PyTorch; in TensorFlow.js each gradient enters the trace with the rate of its update, which is the same
 * while the rate is constant.
 *
 * Source: Tieleman and Hinton 2012, lecture 6.5.
 *
 * @throws {RangeError} If decay or momentum is not in [0, 1), epsilon not positive and finite, or the rate no
 * schedule, or not positive and finite.
 * @throws {TypeError} If an option is missing, or has another name.
 *
 * @example
 * ```ts
 * import { rmsprop } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const gradients = { w: tf.tensor1d([4]) };
 * const rule = rmsprop({ learningRate: 0.5, decay: 0.75, epsilon: 1e-8 });
 * const { updates } = rule.update(gradients, rule.init(gradients), gradients, { epoch: 0 });
 * // -0.5 x 4 / sqrt(0.25 x 16)
 * if (Math.abs(updates.w!.dataSync()[0]! + 1) > 1e-6) throw new Error("not RMSProp");
 * ```
 */
export function rmsprop(
  { learningRate, length, ...constants }: RmsPropOptions,
): GradientTransformation<RmsPropState> {
  const step = { kind: "rmsprop", rate: learningRate, ...given(constants) };
  return withLearningRate(scaleByMeanSquares(step, constants), learningRate, length);
}

/** The constants that differ from what they are if they are missing. */
function given({ decay, epsilon, insideRoot, centered, momentum = 0 }: RmsPropConstants) {
  return {
    ...{ decay, epsilon },
    ...insideRoot ? { insideRoot } : {},
    ...centered ? { centered } : {},
    ...momentum === 0 ? {} : { momentum },
  };
}

function scaleByMeanSquares(
  step: Step,
  constants: RmsPropConstants,
): Scaling<RmsPropState> {
  const names = ["decay", "epsilon", "insideRoot", "centered", "momentum"];
  checkOptions("scale as RMSProp does", constants, names, ["decay", "epsilon"]);
  const { decay, epsilon, insideRoot = false, centered = false, momentum = 0 } = constants;
  checkDecay(decay);
  checkDecay(momentum);
  checkEpsilon(epsilon);
  const inside = insideRoot ? epsilon : 0, outside = insideRoot ? 0 : epsilon;
  const loop: Loop<"square" | "mean" | "trace"> = (values, { square, mean, trace }) => {
    for (let i = 0; i < values.length; i++) {
      const g = values[i]!;
      square[i] = decay * square[i]! + (1 - decay) * g * g;
      let v = square[i]!;
      if (centered) {
        mean[i] = decay * mean[i]! + (1 - decay) * g;
        v = Math.max(0, v - mean[i]! * mean[i]!);
      }
      const scaled = g / (Math.sqrt(v + inside) + outside);
      if (momentum > 0) trace[i] = momentum * trace[i]! + scaled;
      values[i] = momentum > 0 ? trace[i]! : scaled;
    }
  };
  return scaleByArrays({
    step,
    words: {
      square: "mean square",
      ...centered ? { mean: "mean" } : {},
      ...momentum > 0 ? { trace: "trace" } : {},
    },
    loopAt: () => loop as Loop<"square">,
  });
}
