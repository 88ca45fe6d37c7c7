import type * as tf from "@tensorflow/tfjs";
import { checkTensor, sumOfSquaredValues } from "../../engine/mod.ts";
import type { GradientTransformation, Tree } from "../transformation.ts";
import { checkLimit } from "./_check_limit.ts";
import { clipValues } from "./_clip_values.ts";

/**
 * Adaptive gradient clipping: clips what arrives at each output unit, relative to the norm of that unit's
 * weights.
 *
 * G_u <- G_u min(1, factor max(||W_u||, epsilon) / ||G_u||) for every unit u
 * (Brock, De, Smith and Simonyan 2021, arXiv 2102.06171, equation 3; their epsilon is 0.001, and their factor
 * 0.01 with batches of 4,096).
 *
 * A unit is one index of the last axis: a column of a dense kernel `[in, out]`, a filter of a convolution
 * `[height, width, in, out]` or `[width, in, out]`. A scalar, a vector, and a tensor with at most one axis
 * longer than 1, is one unit as a whole. *The paper says* that units are rows of W, `[out, in]`; *the
 * authors' code* (deepmind-research, nfnets/agc_optax.py, and after it optax) takes columns of `[in, out]`
 * and vectors as a whole; it does as we do but for three axes, which it reads as a multi-head linear layer
 * and sums over the first alone. Layers of TensorFlow.js have three axes in 1D convolutions.
 *
 * The factor has no unit; epsilon has that of the parameters. `clippedShare` is the share of the units.
 * The paper leaves the last linear layer out, and so can `masked`.
 *
 * @param factor The largest ratio of norms, gradient to weights, that stays as it is.
 * @param epsilon The least norm that weights count as, so that those that begin at 0 can leave it.
 * @throws {RangeError} If factor or epsilon is not positive and finite.
 * @throws {TypeError} In `update`, if there is no parameter of a gradient's name and shape.
 *
 * @example
 * ```ts
 * import { clipAdaptively } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * // Columns of norms 5 and 1 may have gradients of norms 2.5 and 0.5.
 * const weights = { w: tf.tensor2d([[3, 0], [4, 1]]) };
 * const gradients = { w: tf.tensor2d([[6, 0.25], [8, 0]]) };
 * const { updates } = clipAdaptively(0.5).update(gradients, null, weights, { epoch: 0 });
 * if (String(updates.w!.dataSync()) !== "1.5,0.25,2,0") throw new Error("not clipped by unit");
 * ```
 */
export function clipAdaptively(factor: number, epsilon = 0.001): GradientTransformation<null> {
  checkLimit("a factor", factor);
  checkLimit("an epsilon", epsilon);
  const step = { kind: "clipAdaptively", factor, epsilon };
  return clipValues({ step, context: {} }, {
    weightsOf,
    clip(values, weights, shape) {
      const units = unitsOf(shape), norms = unitNorms(weights!, units);
      // Rounded to float32, as a tensor operation would: then a product is rounded once.
      const factors = Float32Array.from(unitNorms(values, units), (norm, unit) => {
        const most = factor * Math.max(norms[unit]!, epsilon);
        return norm > most ? most / norm : 1;
      });
      const clipped = factors.reduce((count, value) => count + Number(value < 1), 0);
      if (clipped > 0) scaleUnits(values, factors);
      // One pass does not come by where there are no elements.
      return { at: values.length === 0 ? 0 : factors.length, clipped };
    },
  });
}

/** How many units there are; element i belongs to unit i mod units. */
function unitsOf(shape: readonly number[]): number {
  const isVector = shape.filter((length) => length !== 1).length <= 1;
  return isVector ? 1 : shape.at(-1)!;
}

/** The Euclidean norm of each unit. */
function unitNorms(values: Float32Array, units: number): Float64Array {
  if (units === 1) return Float64Array.of(Math.sqrt(sumOfSquaredValues(values)));
  const squares = new Float64Array(units);
  for (let start = 0; start < values.length; start += units) {
    for (let unit = 0; unit < units; unit++) {
      const value = values[start + unit]!;
      squares[unit]! += value * value;
    }
  }
  return squares.map(Math.sqrt);
}

/** Each unit times its factor, in place. */
function scaleUnits(values: Float32Array, factors: Float32Array): void {
  for (let start = 0; start < values.length; start += factors.length) {
    for (let unit = 0; unit < factors.length; unit++) values[start + unit]! *= factors[unit]!;
  }
}

function weightsOf(params: Tree, name: string, gradient: tf.Tensor): tf.Tensor {
  const action = `clip the gradient of ${name} adaptively`;
  if (!Object.hasOwn(params, name)) throw new TypeError(`Cannot ${action} without the parameter`);
  checkTensor(action, "it", gradient, "number");
  checkTensor(action, "the parameter", params[name]!, "float32", gradient.shape);
  return params[name]!;
}
