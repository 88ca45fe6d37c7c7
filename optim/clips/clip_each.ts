import * as tf from "@tensorflow/tfjs";
import { checkTensor, kernelsOf, sumOfSquaredValues } from "../../engine/mod.ts";
import { checkState } from "../_check_update.ts";
import type { State } from "../state.ts";
import type { GradientTransformation, Tree } from "../transformation.ts";
import { checkLimit } from "./_check_limit.ts";

/**
 * Clips the gradient of each example by its own global norm, and gives the mean of the clipped ones to
 * what comes next:
 *
 * g <- 1/B sum_b g_b min(1, limit / ||g_b||)
 *
 * (Abadi et al. 2016, arXiv 1607.00133, algorithm 1, without its noise). It takes gradients
 * `[examples, ...shape]` of parameters `[...shape]`, B examples in each, and so has to come first in a
 * chain, which takes them, too. It is the *mean* over the examples that were given, of a smaller last batch
 * as well; the paper adds noise of deviation sigma limit to their *sum*, which is
 * `noise(sigma limit / B)` here. **This gives no privacy**: gradnoise's noise can be made again from its
 * seed, and nobody counts what was revealed.
 *
 * The limit has the gradients' unit. Sums are of float64, rounded once. Observations are of the means: the
 * norm of that of the gradients as they came, and of that of the clipped ones; `clippedShare` is the share
 * of the examples. One example that is not finite makes the mean so, and the update is not made.
 *
 * @param limit The largest norm of an example's gradient that stays as it is.
 * @throws {RangeError} If the limit is not positive and finite.
 * @throws {TypeError} In `update`, if a gradient has no axis of examples, gradients have different numbers
 * of them, or there are none, which have no mean.
 *
 * @example
 * ```ts
 * import { clipEach } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * // Two examples of norms 10 and 2: (6, 8) is halved, (0, 2) stays.
 * const gradients = { w: tf.tensor2d([[6, 8], [0, 2]]) };
 * const { updates } = clipEach(5).update(gradients, null, {}, { epoch: 0 });
 * if (String(updates.w!.dataSync()) !== "1.5,3") throw new Error("not the mean of (3, 4) and (0, 2)");
 * ```
 */
export function clipEach(limit: number): GradientTransformation<null> {
  checkLimit("a norm", limit);
  const check = (state: State) => checkState("clipEach", state, null);
  return {
    spec: { step: { kind: "clipEach", norm: limit }, context: {} },
    stage: "clip",
    perExample: true,
    init: () => null,
    checkState: check,
    update(given, state, _params, info) {
      check(state);
      const examples = countExamples(given);
      const gradients = Object.entries(given).sort(([a], [b]) => a < b ? -1 : 1)
        .map(([name, tensor]) => ({
          ...{ name, shape: tensor.shape.slice(1) },
          values: valuesOf(tensor),
        }));
      const factors = Float64Array.from({ length: examples }, (_, example) => {
        const norm = Math.sqrt(gradients.reduce((sum, { values }) => {
          const size = values.length / examples;
          return sum + sumOfSquaredValues(values.subarray(example * size, (example + 1) * size));
        }, 0));
        return norm > limit ? limit / norm : 1;
      });
      const means = gradients.map(({ values }) => meanOf(values, factors));
      const clipped = factors.reduce((count, factor) => count + Number(factor < 1), 0);
      const clippedGradientNorm = normOf(means), ones = factors.map(() => 1);
      info.observe?.({
        gradientNorm: clipped === 0
          ? clippedGradientNorm
          : normOf(gradients.map(({ values }) => meanOf(values, ones))),
        clippedGradientNorm,
        clipped: clipped > 0,
        clippedShare: examples === 0 ? 0 : clipped / examples,
      });
      const updates = gradients.map(({ name, shape }, i) => [name, tf.tensor(means[i]!, shape)]);
      return { updates: Object.fromEntries(updates), state };
    },
  };
}

/** The examples that every gradient has; 0 without gradients. */
function countExamples(gradients: Tree): number {
  const [first, ...others] = Object.entries(gradients);
  if (first === undefined) return 0;
  for (const [name, tensor] of [first, ...others]) {
    const action = `clip each example's gradient of ${name}`;
    checkTensor(action, "it", tensor, "number");
    const [examples] = tensor.shape, [expected] = first[1].shape;
    if (examples === undefined) throw new TypeError(`Cannot ${action}: it has no axis of examples`);
    if (examples === 0) throw new TypeError(`Cannot ${action}: no examples have no mean`);
    if (examples === expected) continue;
    throw new TypeError(
      `Cannot ${action}: it is of ${examples} examples, ${first[0]} of ${expected}`,
    );
  }
  return first[1].shape[0]!;
}

/** The values of a tensor, only to be read, and before another tensor is made. */
function valuesOf(tensor: tf.Tensor): Float32Array {
  const kernels = tensor.dtype === "float32" ? kernelsOf(tf.backend()) : null;
  // Gradients of examples are large: where they lie in memory they need not be copied.
  if (kernels !== null) return kernels.floats(kernels.address(tensor), tensor.size);
  const values = tensor.dataSync();
  return values instanceof Float32Array ? values : new Float32Array(values);
}

/** The mean over examples of their values times their factors. */
function meanOf(values: Float32Array, factors: Float64Array): Float32Array {
  const examples = factors.length, size = values.length / examples;
  // -0 + x is x, also where that is -0.
  const sums = new Float64Array(size).fill(-0), mean = new Float32Array(size);
  for (let example = 0; example < examples; example++) {
    const factor = factors[example]!, from = example * size;
    for (let i = 0; i < size; i++) sums[i] = sums[i]! + factor * values[from + i]!;
  }
  for (let i = 0; i < size; i++) mean[i] = sums[i]! / examples;
  return mean;
}

/** The norm of arrays, in the order of `globalNorm`. */
function normOf(arrays: readonly Float32Array[]): number {
  return Math.sqrt(arrays.reduce((sum, array) => sum + sumOfSquaredValues(array), 0));
}
