import type { GradientTransformation } from "../transformation.ts";
import { scaleGroups } from "./_scale_groups.ts";
import { spectralNorm } from "./spectral_norm.ts";

/**
 * Clips each parameter, a matrix, by its largest singular value s_1: g <- g min(1, limit / s_1(g)). That
 * is what the authors of End-to-End Memory Networks do, whose code takes MATLAB's `norm` of a matrix
 * (facebook/MemNN). A limit on s_1 is looser than the same limit on the Euclidean norm, which is never
 * smaller.
 *
 * A gradient of another rank than 2 is taken as the matrix whose columns are its last axis (see
 * `spectralNorm`); the limit has the gradients' unit. `clippedShare` is the share of the parameters. It
 * costs a matrix product of the gradient with itself and some of the result: meant for small matrices.
 *
 * @param limit The largest singular value that stays as it is.
 * @throws {RangeError} If the limit is not positive and finite.
 *
 * @example
 * ```ts
 * import { clipBySpectralNorm } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * // Singular values 4 and 3, Euclidean norm 5.
 * const gradients = { w: tf.tensor2d([[3, 0], [0, 4]]) };
 * const { updates } = clipBySpectralNorm(2).update(gradients, null, {}, { epoch: 0 });
 * if (String(updates.w!.dataSync()) !== "1.5,0,0,2") throw new Error("not halved");
 * ```
 */
export function clipBySpectralNorm(limit: number): GradientTransformation<null> {
  const step = { kind: "clipBySpectralNorm", norm: limit };
  return scaleGroups({ step, context: {} }, limit, {
    groupOf: (name) => name,
    normOf: spectralNorm,
  });
}
