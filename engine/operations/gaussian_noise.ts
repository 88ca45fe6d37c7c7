import * as tf from "@tensorflow/tfjs";
import { makeOutput } from "./_make_output.ts";
import { type Address, type Kernels, kernelsOf } from "../kernels/mod.ts";
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
  const size = tf.util.sizeFromShape([...shape]);
  const kernels = kernelsOf(tf.backend());
  if (kernels === null) {
    const values = new Float32Array(size);
    fillGaussian(values, draw.standardDeviation, draw.key, draw.index);
    return tf.tensor(values, [...shape]);
  }
  const out = makeOutput(shape);
  kernels.withBlock(size, (work) => fillGaussians(kernels, kernels.address(out), work, size, draw));
  return out;
}

/**
 * The Gaussians of a draw, by the kernel.
 *
 * @param values float32 `[size]`, to be filled.
 * @param work int32 `[size]`, to work in.
 */
export function fillGaussians(
  kernels: Kernels,
  values: Address,
  work: Address,
  size: number,
  { standardDeviation, key, index }: GaussianDraw,
): void {
  kernels.run.fillGaussian(values, work, size, standardDeviation, ...key, index);
}
