import type { GradientTransformation } from "../transformation.ts";
import { scaleGroups } from "./_scale_groups.ts";

/**
 * Clips each parameter's gradient by the root of its mean square: g_p <- g_p / max(1, rms(g_p) / threshold)
 * with rms(g)² = ||g||² / n for n elements, as optax's `clip_by_block_rms`; a block is a parameter. Where
 * `clipPerParameter` holds large parameters to the same norm as small ones, this lets the norm grow with
 * the root of the number of elements.
 *
 * Gradients may have any shapes; the threshold has the unit of one element. `clippedShare` is the share
 * of the parameters.
 *
 * @param threshold The largest root mean square that stays as it is.
 * @throws {RangeError} If the threshold is not positive and finite.
 *
 * @example
 * ```ts
 * import { clipByBlockRms } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * // Root mean squares 2 and 1.
 * const gradients = { w: tf.tensor1d([2, -2, 2, -2]), b: tf.scalar(1) };
 * const { updates } = clipByBlockRms(1).update(gradients, null, {}, { epoch: 0 });
 * if (String(updates.w!.dataSync()) !== "1,-1,1,-1") throw new Error("not halved");
 * if (updates.b!.dataSync()[0] !== 1) throw new Error("clipped, too");
 * ```
 */
export function clipByBlockRms(threshold: number): GradientTransformation<null> {
  const step = { kind: "clipByBlockRms", threshold };
  return scaleGroups({ step, context: {} }, threshold, {
    groupOf: (name) => name,
    longest: (limit, elements) => limit * Math.sqrt(elements),
  });
}
