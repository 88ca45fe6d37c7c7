import { checkOptions } from "../_check_options.ts";
import type { Schedule, TrainingLength } from "../schedules/mod.ts";
import type { GradientTransformation } from "../transformation.ts";
import type { Step } from "../spec/step.ts";
import { checkEpsilon } from "./_check_epsilon.ts";
import type { ArraysState } from "./_named_arrays.ts";
import { scaleByArrays, type Scaling } from "./_scale_by_arrays.ts";
import { withLearningRate } from "./_with_learning_rate.ts";

/** The sum of squares of each parameter, by name, and the updates that have been made. */
export type AdagradState = ArraysState<"sum">;

/** The constants of `scaleByAdagrad`. */
export interface AdagradConstants {
  /** Keeps the root from 0; PyTorch has 1e-10, TensorFlow.js 1e-7. */
  readonly epsilon: number;
  /** What the sums begin with; PyTorch has 0, TensorFlow.js 0.1. 0 if missing. */
  readonly initial?: number | undefined;
  /**
   * Whether epsilon is added below the root, as in TensorFlow.js, or to the root, as in the paper and in
   * PyTorch. False if missing.
   */
  readonly insideRoot?: boolean | undefined;
}

/** The constants of `adagrad`. */
export interface AdagradOptions extends AdagradConstants {
  /** A number, or a schedule. */
  readonly learningRate: Schedule;
  /** For schedules that stretch with the training. */
  readonly length?: TrainingLength | undefined;
}

/**
 * The gradient as AdaGrad scales it, before `scaleByLearningRate`: with g the gradient,
 *
 *     sum = sum + g^2            g / (sqrt(sum) + epsilon), or g / sqrt(sum + epsilon) inside the root
 *
 * in float64, rounded to float32. An update whose norm is not finite is not made.
 *
 * Source: Duchi, Hazan and Singer 2011, "Adaptive subgradient methods for online learning and stochastic
 * optimization", figure 1, with a diagonal matrix.
 *
 * @throws {RangeError} If epsilon is not positive and finite, or the first sum not finite and 0 or more.
 * @throws {TypeError} If an option is missing, or has another name.
 *
 * @example
 * ```ts
 * import { scaleByAdagrad } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const gradients = { w: tf.tensor1d([3]) };
 * const scaling = scaleByAdagrad({ epsilon: 1, initial: 7 });
 * const { updates } = scaling.update(gradients, scaling.init(gradients), gradients, { epoch: 0 });
 * // 3 / (sqrt(7 + 9) + 1)
 * if (Math.abs(updates.w!.dataSync()[0]! - 0.6) > 1e-7) throw new Error("not AdaGrad");
 * ```
 */
export function scaleByAdagrad(constants: AdagradConstants): Scaling<AdagradState> {
  return scaleBySums({ kind: "scaleByAdagrad", ...given(constants) }, constants);
}

/**
 * AdaGrad: `scaleByAdagrad` and `scaleByLearningRate` in one.
 *
 * Source: Duchi, Hazan and Singer 2011, figure 1.
 *
 * @throws {RangeError} If epsilon is not positive and finite, the first sum not finite and 0 or more, or the
 * rate no schedule, or not positive and finite.
 * @throws {TypeError} If an option is missing, or has another name.
 *
 * @example
 * ```ts
 * import { adagrad } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const gradients = { w: tf.tensor1d([3]) };
 * // As in TensorFlow.js.
 * const rule = adagrad({ learningRate: 0.5, epsilon: 1e-7, initial: 0.1, insideRoot: true });
 * const { updates } = rule.update(gradients, rule.init(gradients), gradients, { epoch: 0 });
 * // -0.5 x 3 / sqrt(9.1)
 * if (Math.abs(updates.w!.dataSync()[0]! + 0.497245) > 1e-6) throw new Error("not AdaGrad");
 * ```
 */
export function adagrad(
  { learningRate, length, ...constants }: AdagradOptions,
): GradientTransformation<AdagradState> {
  const step = { kind: "adagrad", rate: learningRate, ...given(constants) };
  return withLearningRate(scaleBySums(step, constants), learningRate, length);
}

/** The constants that differ from what they are if they are missing. */
function given({ epsilon, initial = 0, insideRoot = false }: AdagradConstants) {
  return { epsilon, ...initial === 0 ? {} : { initial }, ...insideRoot ? { insideRoot } : {} };
}

function scaleBySums(step: Step, constants: AdagradConstants): Scaling<AdagradState> {
  const names = ["epsilon", "initial", "insideRoot"];
  checkOptions("scale as AdaGrad does", constants, names, ["epsilon"]);
  const { epsilon, initial = 0, insideRoot = false } = constants;
  checkEpsilon(epsilon);
  if (!(initial >= 0 && initial < Infinity)) {
    throw new RangeError(`Cannot begin a sum of squares with ${initial}`);
  }
  const inside = insideRoot ? epsilon : 0, outside = insideRoot ? 0 : epsilon;
  return scaleByArrays({
    step,
    words: { sum: "sum of squares" },
    initial,
    loopAt: () => (values, { sum }) => {
      for (let i = 0; i < values.length; i++) {
        const g = values[i]!;
        sum[i] = sum[i]! + g * g;
        values[i] = g / (Math.sqrt(sum[i]! + inside) + outside);
      }
    },
  });
}
