import { checkIsTransformation } from "../_check_is_transformation.ts";
import { isCount } from "../_check_update.ts";
import type { State } from "../state.ts";
import type { GradientTransformation } from "../transformation.ts";
import { findState, wrap } from "./_wrap.ts";

/** The updates that were skipped: in a row up to the last batch, and in all. */
export type SkipState = {
  readonly skipped: number;
  readonly total: number;
  readonly inner: State;
};

/**
 * Counts the updates that are not made because the norm of their gradient is not finite, and says when there
 * were too many of them in a row: observations then have `diverged`. Nothing else moves in such an update, with
 * this wrapper or without. It stands before what accumulates, which leaves such batches out.
 *
 * As `optax.apply_if_finite`, which makes the update when there were too many.
 *
 * @param most After this many skipped updates in a row a training has diverged.
 * @throws {RangeError} If that is no whole number above 0.
 * @throws {TypeError} If it contains no transformation.
 *
 * @example
 * ```ts
 * import { applyGradients, type Observation, sgd, skipNonFinite } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const w = tf.variable(tf.tensor1d([10])), optimizer = skipNonFinite(sgd(1), 2);
 * let state = optimizer.init({ w }), seen: Observation = {};
 * const observe = (observation: Observation) => seen = observation;
 * for (const gradient of [1, NaN, 1, NaN, Infinity]) {
 *   const gradients = { w: tf.tensor1d([gradient]) };
 *   state = applyGradients(optimizer, { w }, gradients, state, { epoch: 0, observe }) as typeof state;
 * }
 * if (w.dataSync()[0] !== 8 || state.total !== 3) throw new Error("not two updates and three skipped");
 * if (seen.skipped !== 2 || !seen.diverged) throw new Error("not diverged");
 * ```
 */
export function skipNonFinite(
  inner: GradientTransformation,
  most: number,
): GradientTransformation<SkipState> {
  checkIsTransformation("skip updates", inner);
  if (!(Number.isSafeInteger(most) && most > 0)) {
    throw new RangeError(`Cannot skip at most ${most} updates in a row`);
  }
  return wrap<SkipState>({
    step: { kind: "skipNonFinite", most },
    inner,
    fields: ["skipped", "total", "inner"],
    init: (_params, inner) => ({ skipped: 0, total: 0, inner }),
    check({ skipped, total }) {
      if (isCount(skipped) && isCount(total) && skipped <= total) return;
      throw new TypeError(`Cannot go on from ${skipped} updates skipped in a row of ${total}`);
    },
    run(state, { gradients, info, pass }) {
      const { inner, made } = pass(state.inner, gradients, info);
      const skipped = made ? 0 : state.skipped + 1;
      info.observe?.({ skipped, diverged: skipped >= most });
      return { skipped, total: state.total + (made ? 0 : 1), inner };
    },
  });
}

/**
 * How many updates the optimizer of a state has skipped; null if it has no `skipNonFinite`.
 *
 * @param state Of a transformation, or of a tfjs optimizer by `asTfOptimizer`.
 *
 * @example
 * ```ts
 * import { asTfOptimizer, sgd, skipNonFinite, skippedIn } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const w = tf.variable(tf.scalar(0), true, "w");
 * const optimizer = asTfOptimizer(skipNonFinite(sgd(1), 10));
 * optimizer.minimize(() => tf.log(w)); // Its gradient at 0 is not finite.
 * if (skippedIn(optimizer.state) !== 1) throw new Error("not skipped");
 * ```
 */
export function skippedIn(state: State): number | null {
  return (findState(state, ["skipped", "total"]) as SkipState | null)?.total ?? null;
}
