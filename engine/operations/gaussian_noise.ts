import * as tf from "@tensorflow/tfjs";
import { makeOutput } from "./_make_output.ts";
import { kernelsOf } from "../kernels/mod.ts";
import { fillGaussian, type PhiloxKey } from "../base/mod.ts";

/** Which Gaussians: the same values give the same bits on every backend. */
export interface GaussianDraw {
  readonly standardDeviation: number;
  readonly key: PhiloxKey;
  /** Which draw under this key: the update, for gradient noise. */
  readonly index: number;
}

/** A tensor of independent Gaussians of mean 0, element by element as `fillGaussian` says. */
export function gaussianNoise(shape: readonly number[], draw: GaussianDraw): tf.Tensor {
  const { standardDeviation, key, index } = draw;
  const size = tf.util.sizeFromShape([...shape]);
  const kernels = kernelsOf(tf.backend());
  if (kernels === null) {
    const values = new Float32Array(size);
    fillGaussian(values, standardDeviation, key, index);
    return tf.tensor(values, [...shape]);
  }
  const out = makeOutput(shape);
  kernels.withBlock(size, (tails) => {
    kernels.run.fillGaussian(kernels.address(out), tails, size, standardDeviation, ...key, index);
  });
  return out;
}
