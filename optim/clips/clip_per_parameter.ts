import type { GradientTransformation } from "../transformation.ts";
import { scaleGroups } from "./_scale_groups.ts";

/**
 * Clips each parameter's gradient by its own norm: g_p <- g_p min(1, limit / ||g_p||) for every
 * parameter p. It changes the direction of the whole gradient, which `clipByGlobalNorm` keeps.
 *
 * It is what Keras calls `clipnorm` and TensorFlow `clip_by_norm` of each gradient; some versions of
 * Keras took `clipnorm` for the global norm (tensorflow/tensorflow#29108), and code for memory networks
 * clips per tensor where it says that it clips the norm of the gradient.
 *
 * Gradients may have any shapes; the limit has their unit. `clippedShare` is the share of the parameters.
 *
 * @param limit The largest norm of a parameter's gradient that stays as it is.
 * @throws {RangeError} If the limit is not positive and finite.
 *
 * @example
 * ```ts
 * import { clipPerParameter } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const gradients = { w: tf.tensor1d([6, 8]), b: tf.scalar(1) }; // norms 10 and 1
 * const { updates } = clipPerParameter(5).update(gradients, null, {}, { epoch: 0 });
 * if (String(updates.w!.dataSync()) !== "3,4") throw new Error("not clipped");
 * if (updates.b!.dataSync()[0] !== 1) throw new Error("clipped with the other");
 * ```
 */
export function clipPerParameter(limit: number): GradientTransformation<null> {
  const step = { kind: "clipPerParameter", norm: limit };
  return scaleGroups({ step, context: {} }, limit, { groupOf: (name) => name });
}
