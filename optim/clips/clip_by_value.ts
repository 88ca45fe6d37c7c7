import * as tf from "@tensorflow/tfjs";
import { checkState } from "../_check_update.ts";
import { globalNorm } from "../norm.ts";
import type { State } from "../state.ts";
import { copyOf, type GradientTransformation, mapTree } from "../transformation.ts";
import { checkLimit } from "./_check_limit.ts";
import { float32Values } from "./_float32_values.ts";

/**
 * Clips each element: g_i <- min(limit, max(-limit, g_i)). It changes the direction of the gradient.
 * Keras calls it `clipvalue`, PyTorch `clip_grad_value_`, optax `clip`.
 *
 * Gradients may have any shapes; the limit has the unit of one element, and is rounded to float32.
 * `clippedShare` is the share of the elements. Gradients whose norm is not finite stay as they are, so
 * that their update is not made: an infinite element would otherwise pass for one of the limit.
 *
 * @param limit The largest absolute value that stays as it is.
 * @throws {RangeError} If the limit is not positive and finite.
 *
 * @example
 * ```ts
 * import { clipByValue } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const gradients = { w: tf.tensor1d([3, -0.25, -2]) };
 * const { updates } = clipByValue(0.5).update(gradients, null, {}, { epoch: 0 });
 * if (String(updates.w!.dataSync()) !== "0.5,-0.25,-0.5") throw new Error("not clipped");
 * ```
 */
export function clipByValue(limit: number): GradientTransformation<null> {
  checkLimit("a value", limit);
  const check = (state: State) => checkState("clipByValue", state, null);
  return {
    spec: { step: { kind: "clipByValue", limit }, context: {} },
    stage: "clip",
    init: () => null,
    checkState: check,
    update(updates, state, _params, info) {
      check(state);
      const gradientNorm = globalNorm(updates);
      if (!Number.isFinite(gradientNorm)) {
        info.observe?.({ gradientNorm, clippedGradientNorm: gradientNorm, clipped: false });
        return { updates: copyOf(updates), state };
      }
      let elements = 0, clipped = 0;
      const next = mapTree(updates, (gradient) => {
        const values = float32Values(gradient), result = new Float32Array(values.length);
        clipped += clipInto(result, values, limit);
        elements += values.length;
        return tf.tensor(result, gradient.shape);
      });
      info.observe?.({
        gradientNorm,
        clippedGradientNorm: clipped === 0 ? gradientNorm : globalNorm(next),
        clipped: clipped > 0,
        clippedShare: elements === 0 ? 0 : clipped / elements,
      });
      return { updates: next, state };
    },
  };
}

/** Clips values into another array, or the same; says how many were changed. */
function clipInto(result: Float32Array, values: Float32Array, limit: number): number {
  const highest = Math.fround(limit), lowest = -highest;
  let clipped = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const kept = value > highest ? highest : value < lowest ? lowest : value;
    if (kept !== value) clipped += 1;
    result[i] = kept;
  }
  return clipped;
}
