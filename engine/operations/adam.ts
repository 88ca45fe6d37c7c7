import * as tf from "@tensorflow/tfjs";
import { checkArray } from "../check_tensor.ts";
import { ADAM, type EngineKernels, inOrder, kernelsOf } from "../kernels/mod.ts";
import { checkUpdate } from "./_check_update.ts";
import { ownData } from "./_own_data.ts";
import { checkDraw, fillGaussians, type GaussianDraw, gaussianNoise } from "./gaussian_noise.ts";

/** Adam for one parameter in one update. */
export interface AdamStep {
  /** The moments, an element for each of the parameter's: changed in place. */
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  /** 1 - beta1^t and 1 - beta2^t at update t, which counts from 1. */
  readonly correction1: number;
  readonly correction2: number;
  readonly epsilon: number;
}

/**
 * What Adam adds to a parameter, and its moments after that, in place:
 *
 *     m = beta1 m + (1 - beta1) g            v = beta2 v + (1 - beta2) g^2
 *     - rate (m / correction1) / (sqrt(v / correction2) + epsilon)
 *
 * in float64, moments and result rounded to float32.
 *
 * @throws {TypeError} If gradient and moments are not float32 of one length.
 */
export function adamUpdate(g: Float32Array, step: AdamStep): Float32Array {
  checkArray("update by Adam", "gradient", g, Float32Array, g.length);
  checkMoments(step, g.length);
  const { first, second, learningRate, beta1, beta2, correction1, correction2, epsilon } = step;
  const update = new Float32Array(g.length);
  for (let i = 0; i < g.length; i++) {
    const gradient = g[i]!;
    first[i] = beta1 * first[i]! + (1 - beta1) * gradient;
    second[i] = beta2 * second[i]! + (1 - beta2) * gradient * gradient;
    const m = first[i]! / correction1, v = second[i]! / correction2;
    update[i] = -learningRate * m / (Math.sqrt(v) + epsilon);
  }
  return update;
}

function checkMoments({ first, second }: AdamStep, size: number): void {
  checkArray("update by Adam", "first moment", first, Float32Array, size);
  checkArray("update by Adam", "second moment", second, Float32Array, size);
}

/**
 * One update of a parameter by Adam in one pass, of the gradient scale x gradient + noise: the bits of
 * tensor operations and `adamUpdate` one by one.
 *
 * The parameter is changed in place; where another tensor shares its data, it gets data of its own.
 *
 * @param clipped.scale The clip's: limit / norm, or 1.
 * @param clipped.noise Null for no noise.
 * @throws {TypeError} If parameter, gradient and moments are not numbers of one shape.
 */
export function descendByAdam(
  parameter: tf.Variable,
  gradient: tf.Tensor,
  { scale, noise }: { readonly scale: number; readonly noise: GaussianDraw | null },
  step: AdamStep,
): void {
  checkUpdate(parameter, gradient);
  if (noise !== null) checkDraw(noise);
  checkMoments(step, parameter.size);
  // Tensor operations convert what is not float32.
  const kernels = gradient.dtype === "float32" ? kernelsOf<EngineKernels>(tf.backend()) : null;
  if (kernels === null) {
    tf.tidy(() => {
      let g = tf.mul(gradient, scale);
      if (noise !== null) g = tf.add(g, gaussianNoise(gradient.shape, noise));
      const update = adamUpdate(g.dataSync<"float32">(), step);
      parameter.assign(tf.add(parameter, tf.tensor(update, parameter.shape)));
    });
    return;
  }
  ownData(parameter);
  const { size } = parameter;
  kernels.withBlock((noise === null ? 2 : 3) * size, (first) => {
    const second = first + 4 * size, values = noise === null ? 0 : second + 4 * size;
    if (noise !== null) fillGaussians(kernels, values, size, noise);
    kernels.floats(first, size).set(step.first);
    kernels.floats(second, size).set(step.second);
    const { learningRate: rate, beta1, beta2, correction1, correction2, epsilon } = step;
    kernels.run.adam(...inOrder(ADAM, {
      parameter: kernels.address(parameter),
      gradient: kernels.address(gradient),
      noise: values,
      first,
      second,
      length: size,
      scale,
      rate,
      beta1,
      beta2,
      correction1,
      correction2,
      epsilon,
    }));
    step.first.set(kernels.floats(first, size));
    step.second.set(kernels.floats(second, size));
  });
  kernels.changed(parameter);
}
