import { type AdamStep, adamUpdate } from "../../engine/mod.ts";
import type { Step } from "../spec/step.ts";
import { checkDecay, checkEpsilon } from "./_check_epsilon.ts";
import type { ArraysState, ArrayWords } from "./_named_arrays.ts";
import { type ArrayScaling, scaleByArrays, type Scaling } from "./_scale_by_arrays.ts";

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
export function scaleByAdam({ beta1, beta2, epsilon }: AdamConstants): Scaling<AdamState> {
  const constants = { beta1, beta2, epsilon };
  return scaleByMoments({ kind: "scaleByAdam", ...constants }, constants);
}

/** As `scaleByAdam`, of another kind. */
export function scaleByMoments(
  step: Step,
  constants: AdamConstants,
  more: Pick<ArrayScaling<"first" | "second">, "then" | "check"> = {},
): Scaling<AdamState> {
  checkConstants(constants);
  return scaleByArrays({
    ...{ step, words: MOMENTS, ...more },
    loopAt(t) {
      const step = stepAt(constants, t, -1);
      return (values, moments) => adamUpdate(values, { ...step, ...moments });
    },
  });
}

/** @throws {RangeError} If a decay is not in [0, 1), or epsilon not positive and finite. */
export function checkConstants({ beta1, beta2, epsilon }: AdamConstants): void {
  checkDecay(beta1);
  checkDecay(beta2);
  checkEpsilon(epsilon);
}

/** The numbers of update t = 1, 2, ... */
export function stepAt(
  { beta1, beta2, epsilon }: AdamConstants,
  t: number,
  learningRate: number,
): Omit<AdamStep, "first" | "second"> {
  return {
    ...{ beta1, beta2, epsilon, learningRate },
    correction1: 1 - beta1 ** t,
    correction2: 1 - beta2 ** t,
  };
}
