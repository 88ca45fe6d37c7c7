import { checkOptions } from "../_check_options.ts";
import type { Change } from "../../engine/mod.ts";
import { checkState } from "../_check_update.ts";
import { checkMask, coverOf, type Mask, maskStep } from "../mask.ts";
import { isMade } from "../norm.ts";
import { copyOf, type GradientTransformation } from "../transformation.ts";
import { changeTree } from "./_scale_by_arrays.ts";

/**
 * Weight decay: adds rate times the parameter to what comes in.
 *
 *     g + rate parameter
 *
 * in float64, rounded to float32. Where it stands says which decay it is: before a scaling it is the gradient
 * of a penalty, rate / 2 times the square of the parameters (L2), and is scaled with the gradient; after it, and
 * before the learning rate, it is decoupled, as in AdamW: parameters shrink by the share rate x learning rate
 * in every update. Before plain descent the two are the same. An update whose norm is not finite is not made.
 *
 * Source: Loshchilov and Hutter 2019, arXiv 1711.05101, algorithms 1 and 2.
 *
 * @param rate Positive: often between 1e-4 and 0.1.
 * @param mask Which parameters, and which rows of them: often not biases.
 * @throws {RangeError} If the rate is not positive and finite, or a pattern cannot be read; in `init`, if one
 * names no parameter.
 * @throws {TypeError} In `update`, if there is no parameter of a gradient's name.
 *
 * @example
 * ```ts
 * import { decayWeights } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await tf.setBackend("cpu");
 * const decay = decayWeights(0.5, { except: ["*bias"] });
 * const parameters = { w: tf.tensor1d([2]), bias: tf.tensor1d([2]) };
 * const gradients = { w: tf.tensor1d([3]), bias: tf.tensor1d([3]) };
 * const { updates } = decay.update(gradients, decay.init(parameters), parameters, { epoch: 0 });
 * if (updates.w!.dataSync()[0] !== 4) throw new Error("not 3 + 0.5 x 2");
 * if (updates.bias!.dataSync()[0] !== 3) throw new Error("the bias decayed");
 * ```
 */
export function decayWeights(rate: number, mask: Mask = {}): GradientTransformation<null> {
  checkOptions("mask the decay of weights", mask, ["only", "except"]);
  const changeOf = decayOf(rate, mask);
  return {
    spec: { step: { kind: "decay", rate, ...maskStep(mask) }, context: {} },
    stage: "scale",
    elementwise: {
      kind: "map",
      inBlocks: true,
      begin(state, gradients) {
        checkState("decay", state, null);
        return { of: (name) => changeOf(name, gradients[name]!.shape), state };
      },
    },
    init(params) {
      checkMask(mask, params);
      return null;
    },
    checkState: (state) => checkState("decay", state, null),
    update(gradients, state, params) {
      checkState("decay", state, null);
      if (!isMade(gradients)) return { updates: copyOf(gradients), state };
      for (const name of Object.keys(gradients)) {
        if (Object.hasOwn(params, name)) continue;
        throw new TypeError(`Cannot decay an unknown parameter: ${name}`);
      }
      const updates = changeTree(gradients, params, (name) => {
        return changeOf(name, gradients[name]!.shape);
      });
      return { updates, state };
    },
  };
}

/**
 * What decay does to the elements of a parameter; null where the mask leaves it out.
 *
 * @throws {RangeError} If the rate is not positive and finite, or a pattern cannot be read.
 */
export function decayOf(
  rate: number,
  mask: Mask,
): (name: string, shape: readonly number[]) => Change | null {
  if (!(rate > 0 && rate < Infinity)) throw new RangeError(`Cannot decay weights by ${rate}`);
  const cover = coverOf(mask);
  return (name, shape) => {
    const rows = cover(name, shape);
    if (rows === "none") return null;
    const size = shape.reduce((product, length) => product * length, 1);
    const width = rows === "all" ? 0 : size / shape[0]!;
    const stretches = rows === "all"
      ? [[0, size]] as const
      : rows.map(([from, to]) => [from * width, to * width] as const);
    return (values, parameter, from) => {
      for (const [start, end] of stretches) {
        const first = Math.max(start - from, 0), last = Math.min(end - from, values.length);
        for (let i = first; i < last; i++) values[i] = values[i]! + rate * parameter[from + i]!;
      }
    };
  };
}
