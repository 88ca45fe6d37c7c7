import { checkOptions } from "../_check_options.ts";
import type { Schedule, TrainingLength } from "../schedules/mod.ts";
import type { GradientTransformation } from "../transformation.ts";
import { scaleByTrace, type TraceState } from "./trace.ts";
import { withLearningRate } from "./_with_learning_rate.ts";

/** What `momentum` and `nesterov` take. */
export interface MomentumOptions {
  /** A number, or a schedule. */
  readonly learningRate: Schedule;
  /** Of the trace: in [0, 1), often 0.9. */
  readonly decay: number;
  /** For schedules that stretch with the training. */
  readonly length?: TrainingLength | undefined;
}

const NAMES = ["learningRate", "decay", "length"];

/**
 * Gradient descent with momentum: `trace` and `scaleByLearningRate` in one,
 *
 *     trace = decay trace + g            update = - rate trace
 *
 * as PyTorch's SGD without dampening and the momentum of TensorFlow.js. A rate that changes scales the whole
 * trace, not only what is added to it.
 *
 * Source: Polyak 1964, "Some methods of speeding up the convergence of iteration methods".
 *
 * @throws {RangeError} If the decay is not in [0, 1), or the rate no schedule, or not positive and finite.
 * @throws {TypeError} If an option is missing, or has another name.
 *
 * @example
 * ```ts
 * import { momentum } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const gradients = { w: tf.tensor1d([4]) };
 * const rule = momentum({ learningRate: 0.25, decay: 0.5 });
 * const first = rule.update(gradients, rule.init(gradients), gradients, { epoch: 0 });
 * const second = rule.update(gradients, first.state, gradients, { epoch: 0 });
 * // -0.25 (0.5 x 4 + 4)
 * if (second.updates.w!.dataSync()[0] !== -1.5) throw new Error("not momentum");
 * ```
 */
export function momentum(options: MomentumOptions): GradientTransformation<TraceState> {
  checkOptions("make momentum", options, NAMES, NAMES.slice(0, 2));
  const { learningRate, decay, length } = options;
  const step = { kind: "momentum", rate: learningRate, decay };
  return withLearningRate(scaleByTrace(step, decay, false), learningRate, length);
}

/**
 * Gradient descent with Nesterov's momentum: `trace(decay, { nesterov: true })` and `scaleByLearningRate` in
 * one,
 *
 *     trace = decay trace + g            update = - rate (g + decay trace)
 *
 * as PyTorch and TensorFlow.js have it.
 *
 * Source: Sutskever, Martens, Dahl and Hinton 2013, equations (3) and (4), written for the parameters plus
 * decay times their velocity.
 *
 * @throws {RangeError} If the decay is not in [0, 1), or the rate no schedule, or not positive and finite.
 * @throws {TypeError} If an option is missing, or has another name.
 *
 * @example
 * ```ts
 * import { nesterov } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const gradients = { w: tf.tensor1d([4]) };
 * const rule = nesterov({ learningRate: 0.25, decay: 0.5 });
 * const { updates } = rule.update(gradients, rule.init(gradients), gradients, { epoch: 0 });
 * // -0.25 (4 + 0.5 x 4)
 * if (updates.w!.dataSync()[0] !== -1.5) throw new Error("not Nesterov's momentum");
 * ```
 */
export function nesterov(options: MomentumOptions): GradientTransformation<TraceState> {
  checkOptions("make nesterov", options, NAMES, NAMES.slice(0, 2));
  const { learningRate, decay, length } = options;
  const step = { kind: "nesterov", rate: learningRate, decay };
  return withLearningRate(scaleByTrace(step, decay, true), learningRate, length);
}
