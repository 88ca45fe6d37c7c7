import * as tf from "@tensorflow/tfjs";
import { type EngineKernels, kernelsOf } from "../kernels/mod.ts";
import { checkUpdate } from "./_check_update.ts";
import { ownData } from "./_own_data.ts";
import { checkPrepared, prepare, prepareByTensors, type Prepared } from "./prepared.ts";

/** What `descend` does with a gradient. */
export interface Descent extends Prepared {
  readonly learningRate: number;
}

/**
 * One update of a parameter in one pass: parameter - learningRate (scale gradient + noise), rounded to
 * float32 after each operation, so that it gives the bits that tensor operations one by one give. Changes
 * of the gradient come between noise and rate.
 *
 * The parameter is changed in place; where another tensor shares its data, it gets data of its own.
 *
 * @throws {TypeError} If parameter and gradient are not numbers of one shape.
 *
 * @example
 * ```ts
 * import { descend, startBackend } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await startBackend("cpu");
 * const x = tf.variable(tf.tensor1d([1]));
 * descend(x, tf.tensor1d([4]), { scale: 0.5, noise: null, learningRate: 0.25 });
 * // 1 - 0.25 (0.5 x 4)
 * if (x.dataSync()[0] !== 0.5) throw new Error(String(x));
 * ```
 */
export function descend(parameter: tf.Variable, gradient: tf.Tensor, descent: Descent): void {
  const { learningRate } = descent;
  checkUpdate(parameter, gradient);
  checkPrepared(descent, parameter.size);
  // Tensor operations convert what is not float32.
  const kernels = gradient.dtype === "float32" ? kernelsOf<EngineKernels>(tf.backend()) : null;
  if (kernels === null) {
    tf.tidy(() => {
      const step = prepareByTensors(parameter, gradient, descent);
      parameter.assign(tf.add(parameter, tf.mul(step, -learningRate)));
    });
    return;
  }
  ownData(parameter);
  prepare(kernels, parameter, gradient, descent, 0, (part) => {
    kernels.run.descend(
      part.parameter,
      part.gradient,
      part.noise,
      part.length,
      part.scale,
      learningRate,
    );
  });
  kernels.changed(parameter);
}
