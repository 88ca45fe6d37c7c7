import * as tf from "@tensorflow/tfjs";
import { type AdamStep, adamUpdate } from "../engine/mod.ts";
import { constant, type LearningRate, learningRateAt } from "./learning_rate.ts";
import { type GradientTransformation, mapTree, type StepInfo } from "./transformation.ts";

/** The moments of each parameter, by name, and the updates that have been made. */
type AdamState = {
  readonly update: number;
  readonly first: Readonly<Record<string, Float32Array>>;
  readonly second: Readonly<Record<string, Float32Array>>;
};

/** A rule with moments. */
export interface Adam extends GradientTransformation<AdamState> {
  /** An update: what each parameter gets. The arrays of the state are taken over, and change in place. */
  readonly begin: (state: AdamState, info: StepInfo) => {
    readonly of: (name: string, size: number) => AdamStep;
    readonly state: AdamState;
  };
}

/** The constants of `adam`. There are no defaults: libraries differ in theirs. */
export interface AdamOptions {
  /** A schedule, or a number for a constant one. */
  readonly learningRate: LearningRate | number;
  /** Decay of the mean of gradients; the paper has 0.9. */
  readonly beta1: number;
  /** Decay of the mean of their squares; the paper has 0.999. */
  readonly beta2: number;
  /** Is added to the root of the corrected second moment; the paper has 1e-8. */
  readonly epsilon: number;
}

/**
 * Adam: with g the gradient at update t = 1, 2, ...
 *
 *     m = beta1 m + (1 - beta1) g            v = beta2 v + (1 - beta2) g^2
 *     update = - rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 *
 * in float64, moments and update rounded to float32, so that every backend gives the same bits. Moments
 * go by the names of parameters. A parameter that appears later begins with moments of 0.
 *
 * Source: Kingma and Ba 2015, arXiv 1412.6980, algorithm 1.
 *
 * @throws {RangeError} If a decay is not in [0, 1), or the rate or epsilon not positive and finite.
 *
 * @example
 * ```ts
 * import { adam } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const rule = adam({ learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
 * const gradients = { w: tf.tensor1d([5, -0.01]) };
 * // The first step has the length of the learning rate, however long the gradient is.
 * const { updates } = rule.update(gradients, rule.init(gradients), gradients, { epoch: 0 });
 * const [x, y] = updates.w!.dataSync();
 * if (Math.abs(x! + 0.1) > 1e-6 || Math.abs(y! - 0.1) > 1e-6) throw new Error("not Adam");
 * ```
 */
export function adam(options: AdamOptions): Adam {
  const { beta1, beta2, epsilon } = options;
  const schedule = typeof options.learningRate === "number"
    ? constant(options.learningRate)
    : options.learningRate;
  for (const beta of [beta1, beta2]) {
    if (!(beta >= 0 && beta < 1)) throw new RangeError(`Cannot decay moments by ${beta}`);
  }
  if (!(epsilon > 0 && epsilon < Infinity)) {
    throw new RangeError(`Cannot divide by a root plus an epsilon of ${epsilon}`);
  }
  const begin: Adam["begin"] = ({ update, first, second }, info) => {
    const learningRate = learningRateAt(schedule, info.epoch), t = update + 1;
    info.observe?.({ learningRate });
    const constants = { learningRate, beta1, beta2, epsilon };
    const corrections = { correction1: 1 - beta1 ** t, correction2: 1 - beta2 ** t };
    const firsts = { ...first }, seconds = { ...second };
    return {
      of(name, size) {
        const moments = {
          first: firsts[name] ??= new Float32Array(size),
          second: seconds[name] ??= new Float32Array(size),
        };
        return { ...moments, ...constants, ...corrections };
      },
      state: { update: t, first: firsts, second: seconds },
    };
  };
  return {
    config: { kind: "adam", learningRate: { ...schedule }, beta1, beta2, epsilon },
    stage: "rule",
    begin,
    init: () => ({ update: 0, first: {}, second: {} }),
    update(gradients, state, _params, info) {
      const next = begin(structuredClone(state), info);
      const updates = mapTree(gradients, (gradient, name) => {
        const step = next.of(name, gradient.size);
        return tf.tensor(adamUpdate(gradient.dataSync<"float32">(), step), gradient.shape);
      });
      return { updates, state: next.state };
    },
  };
}
