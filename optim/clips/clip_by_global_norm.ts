import type { GradientTransformation } from "../transformation.ts";
import { scaleGroups } from "./_scale_groups.ts";

/**
 * Clips by the global norm: when the norm of all gradients together is over the limit, all are
 * scaled to it.
 *
 * g <- g min(1, limit / ||g||), where ||g||² is the sum of the squares of all elements of all gradients
 * (Pascanu, Mikolov and Bengio 2013, arXiv 1211.5063, algorithm 1). Keras calls it `global_clipnorm`,
 * PyTorch `clip_grad_norm_`.
 *
 * Gradients may have any shapes; the limit has their unit. The sum of squares is one of float64. What it
 * looks at is the whole, so its `clippedShare` is 0 or 1.
 *
 * @param limit The largest norm that stays as it is.
 * @throws {RangeError} If the limit is not positive and finite.
 *
 * @example
 * ```ts
 * import { clipByGlobalNorm } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const gradients = { w: tf.tensor1d([3, 4]) }; // norm 5
 * const { updates } = clipByGlobalNorm(1).update(gradients, null, {}, { epoch: 0 });
 * const [x, y] = updates.w!.dataSync();
 * if (Math.abs(x! - 0.6) > 1e-6 || Math.abs(y! - 0.8) > 1e-6) throw new Error("not clipped");
 * ```
 */
export function clipByGlobalNorm(limit: number): GradientTransformation<null> {
  const step = { kind: "clip", norm: limit };
  return scaleGroups({ step, context: {} }, limit, { groupOf: () => "all" });
}
