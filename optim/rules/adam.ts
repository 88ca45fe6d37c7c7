import { checkOptions } from "../_check_options.ts";
import * as tf from "@tensorflow/tfjs";
import { adamUpdate } from "../../engine/mod.ts";
import { positionOf } from "../_position.ts";
import { isMade } from "../norm.ts";
import { follow, type Schedule, type TrainingLength } from "../schedules/mod.ts";
import {
  type GradientTransformation,
  mapTree,
  type StepInfo,
  type Tree,
  zerosOf,
} from "../transformation.ts";
import { checkArrays, nextArrays, noArrays } from "./_named_arrays.ts";
import {
  type AdamConstants,
  type AdamState,
  checkConstants,
  MOMENTS,
  stepsOf,
} from "./scale_by_adam.ts";

/** The constants of `adam`. */
export interface AdamOptions extends AdamConstants {
  /** A number, or a schedule. */
  readonly learningRate: Schedule;
  /** For schedules that stretch with the training. */
  readonly length?: TrainingLength | undefined;
}

/**
 * Adam: with g the gradient at update t = 1, 2, ...
 *
 *     m = beta1 m + (1 - beta1) g            v = beta2 v + (1 - beta2) g^2
 *     update = - rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 *
 * in float64, moments and update rounded to float32, so that every backend gives the same bits. Moments
 * go by the names of parameters. A parameter that appears later begins with moments of 0; a state with
 * moments of parameters that there are not is one of another model, and refused. An update whose norm
 * is not finite is not made: neither t nor the moments move.
 *
 * Source: Kingma and Ba 2015, arXiv 1412.6980, algorithm 1.
 *
 * @throws {RangeError} If a decay is not in [0, 1), or the rate or epsilon not positive and finite.
 * @throws {TypeError} If an option is missing, or has another name.
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
export function adam(options: AdamOptions): GradientTransformation<AdamState> {
  checkOptions("make adam", options, ["learningRate", "length", "beta1", "beta2", "epsilon"], [
    "learningRate",
    "beta1",
    "beta2",
    "epsilon",
  ]);
  const { learningRate, length, beta1, beta2, epsilon } = options;
  const constants = { beta1, beta2, epsilon };
  checkConstants(constants);
  const rateAt = follow(learningRate, length);
  // The arrays of the state are taken over, and change in place.
  const begin = (before: AdamState, gradients: Tree, params: Tree, info: StepInfo) => {
    const state = nextArrays("adam", before, MOMENTS, { gradients, params });
    const rate = rateAt(positionOf(before.update, info));
    info.observe?.({ learningRate: rate });
    return { of: stepsOf(constants, state, rate), state };
  };
  return {
    spec: {
      step: { kind: "adam", rate: learningRate, ...constants },
      context: length === undefined ? {} : { length },
    },
    stage: "rule",
    elementwise: { kind: "adam", begin },
    init: () => noArrays(MOMENTS),
    checkState: (state) => checkArrays("adam", state, MOMENTS),
    update(gradients, state, params, info) {
      const made = isMade(gradients);
      const next = begin(structuredClone(state), gradients, params, info);
      if (!made) return { updates: zerosOf(gradients), state };
      const updates = mapTree(gradients, (gradient, name) => {
        const values = Float32Array.from(gradient.dataSync());
        adamUpdate(values, next.of(name));
        return tf.tensor(values, gradient.shape);
      });
      return { updates, state: next.state };
    },
  };
}
