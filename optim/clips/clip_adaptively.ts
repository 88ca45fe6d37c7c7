import * as tf from "@tensorflow/tfjs";
import { checkTensor } from "../../engine/mod.ts";
import { checkState } from "../_check_update.ts";
import { globalNorm } from "../norm.ts";
import type { State } from "../state.ts";
import { copyOf, type GradientTransformation, mapTree, type Tree } from "../transformation.ts";
import { checkLimit } from "./_check_limit.ts";
import { float32Values } from "./_float32_values.ts";
import { unitNorms } from "./_unit_norms.ts";

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
  const check = (state: State) => checkState("clipAdaptively", state, null);
  return {
    spec: { step: { kind: "clipAdaptively", factor, epsilon }, context: {} },
    stage: "clip",
    init: () => null,
    checkState: check,
    update(updates, state, params, info) {
      check(state);
      for (const [name, gradient] of Object.entries(updates)) checkWeights(params, name, gradient);
      const gradientNorm = globalNorm(updates);
      if (!Number.isFinite(gradientNorm)) {
        info.observe?.({ gradientNorm, clippedGradientNorm: gradientNorm, clipped: false });
        return { updates: copyOf(updates), state };
      }
      let units = 0, clipped = 0;
      const next = mapTree(updates, (gradient, name) => {
        const weights = unitNorms(params[name]!);
        const factors = unitNorms(gradient).map((norm, unit) => {
          const most = factor * Math.max(weights[unit]!, epsilon);
          return norm > most ? most / norm : 1;
        });
        const scaled = factors.reduce((count, value) => count + Number(value < 1), 0);
        units += factors.length;
        clipped += scaled;
        return scaled === 0 ? tf.cast(gradient, "float32") : scaleUnits(gradient, factors);
      });
      info.observe?.({
        gradientNorm,
        clippedGradientNorm: clipped === 0 ? gradientNorm : globalNorm(next),
        clipped: clipped > 0,
        clippedShare: units === 0 ? 0 : clipped / units,
      });
      return { updates: next, state };
    },
  };
}

/** Each unit times its factor; units lie side by side. */
function scaleUnits(gradient: tf.Tensor, factors: Float64Array): tf.Tensor {
  const values = float32Values(gradient), scaled = new Float32Array(values.length);
  // Rounded first, as a tensor operation would: then a product is rounded once.
  const rounded = Float32Array.from(factors), units = rounded.length;
  for (let start = 0; start < values.length; start += units) {
    for (let unit = 0; unit < units; unit++) {
      scaled[start + unit] = values[start + unit]! * rounded[unit]!;
    }
  }
  return tf.tensor(scaled, gradient.shape);
}

function checkWeights(params: Tree, name: string, gradient: tf.Tensor): void {
  if (!Object.hasOwn(params, name)) {
    throw new TypeError(`Cannot clip adaptively without the parameter of a gradient: ${name}`);
  }
  checkTensor(`clip the gradient of ${name} adaptively`, "it", gradient, "number");
  checkTensor(
    `clip the gradient of ${name} adaptively`,
    "the parameter",
    params[name]!,
    "number",
    gradient.shape,
  );
}
