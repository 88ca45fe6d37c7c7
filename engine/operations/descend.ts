import * as tf from "@tensorflow/tfjs";
import { type EngineKernels, kernelsOf } from "../kernels/mod.ts";
import { checkUpdate } from "./_check_update.ts";
import { ownData } from "./_own_data.ts";
import { checkDraw, fillGaussians, type GaussianDraw, gaussianNoise } from "./gaussian_noise.ts";

/** What `descend` does with a gradient. */
export interface Descent {
  /** The clip's: limit / norm, or 1. */
  readonly scale: number;
  /** Null for no noise. */
  readonly noise: GaussianDraw | null;
  readonly learningRate: number;
}

/**
 * One update of a parameter in one pass: parameter - learningRate (scale gradient + noise), rounded to
 * float32 after each operation, so that it gives the bits that tensor operations one by one give.
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
export function descend(
  parameter: tf.Variable,
  gradient: tf.Tensor,
  { scale, noise, learningRate }: Descent,
): void {
  checkUpdate(parameter, gradient);
  if (noise !== null) checkDraw(noise);
  // Tensor operations convert what is not float32.
  const kernels = gradient.dtype === "float32" ? kernelsOf<EngineKernels>(tf.backend()) : null;
  if (kernels === null) {
    tf.tidy(() => {
      let step = tf.mul(gradient, scale);
      if (noise !== null) step = tf.add(step, gaussianNoise(gradient.shape, noise));
      parameter.assign(tf.add(parameter, tf.mul(step, -learningRate)));
    });
    return;
  }
  ownData(parameter);
  const { size } = parameter;
  const run = (values: number) => {
    kernels.run.descend(
      kernels.address(parameter),
      kernels.address(gradient),
      values,
      size,
      scale,
      learningRate,
    );
    kernels.changed(parameter);
  };
  if (noise === null) return run(0);
  kernels.withBlock(size, (values) => {
    fillGaussians(kernels, values, size, noise);
    run(values);
  });
}
