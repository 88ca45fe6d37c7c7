import * as tf from "@tensorflow/tfjs";
import { kernelsOf } from "../kernels/mod.ts";
import { type GaussianDraw, gaussianNoise } from "./gaussian_noise.ts";

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
 */
export function descend(
  parameter: tf.Variable,
  gradient: tf.Tensor,
  { scale, noise, learningRate }: Descent,
): void {
  const backend = tf.backend(), kernels = kernelsOf(backend);
  if (kernels === null) {
    tf.tidy(() => {
      let step = tf.mul(gradient, scale);
      if (noise !== null) step = tf.add(step, gaussianNoise(gradient.shape, noise));
      parameter.assign(tf.add(parameter, tf.mul(step, -learningRate)));
    });
    return;
  }
  if (backend.refCount(parameter.dataId) > 1) tf.tidy(() => parameter.assign(tf.mul(parameter, 1)));
  const { size } = parameter;
  const run = (noiseAddress: number) => {
    kernels.run.descend(
      kernels.address(parameter),
      kernels.address(gradient),
      noiseAddress,
      size,
      scale,
      learningRate,
    );
    kernels.changed(parameter);
  };
  if (noise === null) return run(0);
  const { standardDeviation, key, index } = noise;
  kernels.withBlock(2 * size, (values) => {
    const tails = values + 4 * size;
    kernels.run.fillGaussian(values, tails, size, standardDeviation, ...key, index);
    run(values);
  });
}
