import { checkIsTransformation } from "../_check_is_transformation.ts";
import * as tf from "@tensorflow/tfjs";
import { isCount } from "../_check_update.ts";
import { globalNorm } from "../norm.ts";
import type { State } from "../state.ts";
import type { GradientTransformation, Tree } from "../transformation.ts";
import { checkArrays, wrap } from "./_wrap.ts";

/** The batches since the last update, and the mean of their gradients, by name. */
export type AccumulateState = {
  readonly batch: number;
  readonly mean: Readonly<Record<string, Float32Array>>;
  readonly inner: State;
};

/**
 * Makes one update of the mean gradient of several batches: for the k-th of them, k = 1, ..., n,
 *
 *     mean = mean + (g - mean) / k
 *
 * in float64, rounded to float32, and what is wrapped sees the mean after the last. So clip and noise come
 * once an update, on the mean, and schedules count updates. A gradient of another size of batch counts the
 * same. The epoch and what was measured are those of the last batch.
 *
 * A batch whose gradient is not finite is left out, and the next one takes its place: nothing moves, neither
 * mean nor count. Batches at the end of a training that make no whole update are not used.
 *
 * @param batches How many, n.
 * @throws {RangeError} If that is no whole number above 0.
 * @throws {TypeError} If what is wrapped is no transformation, or takes the gradient of each example.
 *
 * @example
 * ```ts
 * import { accumulate, applyGradients, sgd } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const w = tf.variable(tf.tensor1d([10]));
 * const optimizer = accumulate(sgd(1), 2);
 * let state = optimizer.init({ w });
 * for (const gradient of [1, 3]) {
 *   state = applyGradients(optimizer, { w }, { w: tf.tensor1d([gradient]) }, state, { epoch: 0 });
 * }
 * if (w.dataSync()[0] !== 8) throw new Error("not one update by the mean, 2");
 * ```
 */
export function accumulate(
  inner: GradientTransformation,
  batches: number,
): GradientTransformation<AccumulateState> {
  checkIsTransformation("accumulate", inner);
  if (!(Number.isSafeInteger(batches) && batches > 0)) {
    throw new RangeError(`Cannot accumulate ${batches} batches`);
  }
  if (inner.perExample) {
    throw new TypeError("Cannot accumulate the gradients of each example: their clip gives means");
  }
  return wrap<AccumulateState>({
    step: { kind: "accumulate", batches },
    inner,
    fields: ["batch", "mean", "inner"],
    init: (_params, inner) => ({ batch: 0, mean: {}, inner }),
    check({ batch, mean }) {
      if (!isCount(batch) || batch >= batches) {
        throw new TypeError(`Cannot accumulate ${batches} batches from batch ${batch}`);
      }
      checkArrays("accumulate", "mean", mean);
    },
    run(state, { gradients, params, info, pass, own }) {
      const norm = globalNorm(gradients), batch = state.batch + 1;
      if (!Number.isFinite(norm) || batch < batches) {
        // Of this batch alone: no update is made.
        info.observe?.({
          ...{ gradientNorm: norm, clippedGradientNorm: norm, clipped: false, accumulating: true },
        });
      }
      if (!Number.isFinite(norm)) return state;
      // What is wrapped may throw at the last batch: the state's mean is still the one before it then.
      const reach = batch < batches ? own : (values: Float32Array) => values.slice();
      const mean = meanWith(state.mean, gradients, batch, reach);
      if (batch < batches) return { ...state, batch, mean };
      const tensors: Record<string, tf.Tensor> = {};
      try {
        for (const [name, values] of Object.entries(mean)) {
          tensors[name] = tf.tensor(values, (gradients[name] ?? params[name])!.shape);
        }
        const passed = pass(state.inner, tensors, info);
        return { batch: 0, mean: {}, inner: passed.inner };
      } finally {
        tf.dispose(tensors);
      }
    },
  });
}

/** The mean of one batch more. A parameter without a gradient has a gradient of 0. */
function meanWith(
  before: AccumulateState["mean"],
  gradients: Tree,
  batch: number,
  own: (values: Float32Array) => Float32Array,
): AccumulateState["mean"] {
  const names = new Set([...Object.keys(before), ...Object.keys(gradients)]);
  return Object.fromEntries([...names].map((name) => {
    const gradient = gradients[name]?.dataSync();
    const known = Object.hasOwn(before, name) ? before[name]! : undefined;
    const mean = known === undefined ? new Float32Array(gradient!.length) : own(known);
    for (let i = 0; i < mean.length; i++) mean[i]! += ((gradient?.[i] ?? 0) - mean[i]!) / batch;
    return [name, mean];
  }));
}
