import { checkOptions } from "../_check_options.ts";
import type { AdamStep } from "../../engine/mod.ts";
import type { Step } from "../spec/step.ts";
import { checkDecay, checkEpsilon } from "./_check_epsilon.ts";
import { type ArraysState, type ArrayWords, nextArrays } from "./_named_arrays.ts";
import { scaleByMap, type Scaling } from "./_scale_by_arrays.ts";

/** The moments of each parameter, by name, and the updates that have been made. */
export type AdamState = ArraysState<"first" | "second">;

/** What messages call the arrays of the state. */
export const MOMENTS: ArrayWords<"first" | "second"> = {
  first: "first moment",
  second: "second moment",
};

/** The constants of `scaleByAdam`. There are no defaults: libraries differ in theirs. */
export interface AdamConstants {
  /** Decay of the mean of gradients; the paper has 0.9. */
  readonly beta1: number;
  /** Decay of the mean of their squares; the paper has 0.999. */
  readonly beta2: number;
  /** Is added to the root of the corrected second moment; the paper has 1e-8. */
  readonly epsilon: number;
}

/**
 * The gradient as Adam scales it, without the learning rate: before `scaleByLearningRate`. The two give
 * what `adam` gives to the last bit or two of float32, which is rounded once more in between.
 *
 *     m = beta1 m + (1 - beta1) g            v = beta2 v + (1 - beta2) g^2
 *     (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 *
 * Source: Kingma and Ba 2015, arXiv 1412.6980, algorithm 1.
 *
 * @throws {RangeError} If a decay is not in [0, 1), or epsilon not positive and finite.
 * @throws {TypeError} If an option is missing, or has another name.
 *
 * @example
 * ```ts
 * import { scaleByAdam } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const scaling = scaleByAdam({ beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
 * const gradients = { w: tf.tensor1d([5, -0.01]) };
 * const { updates } = scaling.update(gradients, scaling.init(gradients), gradients, { epoch: 0 });
 * const [x, y] = updates.w!.dataSync();
 * if (Math.abs(x! - 1) > 1e-5 || Math.abs(y! + 1) > 1e-5) throw new Error("not Adam's scale");
 * ```
 */
export function scaleByAdam(options: AdamConstants): Scaling<AdamState> {
  const names = ["beta1", "beta2", "epsilon"];
  checkOptions("scale as Adam does", options, names, names);
  const { beta1, beta2, epsilon } = options;
  const constants = { beta1, beta2, epsilon };
  return scaleByMoments({ kind: "scaleByAdam", ...constants }, constants);
}

/** As `scaleByAdam`, of another kind. */
export function scaleByMoments(step: Step, constants: AdamConstants): Scaling<AdamState> {
  checkConstants(constants);
  return scaleByMap(step, MOMENTS, (before, gradients, params) => {
    const state = nextArrays(step.kind, before, MOMENTS, { gradients, params });
    return { of: stepsOf(constants, state, -1), state };
  });
}

/** @throws {RangeError} If a decay is not in [0, 1), or epsilon not positive and finite. */
export function checkConstants({ beta1, beta2, epsilon }: AdamConstants): void {
  checkDecay(beta1);
  checkDecay(beta2);
  checkEpsilon(epsilon);
}

/** What Adam does to each parameter in the update that leads to a state, whose arrays it changes. */
export function stepsOf(
  { beta1, beta2, epsilon }: AdamConstants,
  { update, first, second }: AdamState,
  learningRate: number,
): (name: string) => AdamStep {
  const correction1 = 1 - beta1 ** update, correction2 = 1 - beta2 ** update;
  return (name) => ({
    first: first[name]!,
    second: second[name]!,
    learningRate,
    beta1,
    beta2,
    correction1,
    correction2,
    epsilon,
  });
}
