import * as tf from "@tensorflow/tfjs";
import { checkArray } from "../check_tensor.ts";
import { ADAM, type EngineKernels, inOrder, kernelsOf } from "../kernels/mod.ts";
import { checkUpdate } from "./_check_update.ts";
import { ownData } from "./_own_data.ts";
import { checkPrepared, prepare, prepareByTensors, type Prepared } from "./prepared.ts";

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
 * What Adam adds to a parameter, in place of its gradient g, and its moments after that:
 *
 *     m = beta1 m + (1 - beta1) g            v = beta2 v + (1 - beta2) g^2
 *     - rate (m / correction1) / (sqrt(v / correction2) + epsilon)
 *
 * in float64, moments and result rounded to float32.
 *
 * @throws {TypeError} If gradient and moments are not float32 of one length.
 */
export function adamUpdate(g: Float32Array, step: AdamStep): void {
  checkArray("update by Adam", "gradient", g, Float32Array, g.length);
  checkMoments(step, g.length);
  const { first, second, learningRate, beta1, beta2, correction1, correction2, epsilon } = step;
  for (let i = 0; i < g.length; i++) {
    const gradient = g[i]!;
    first[i] = beta1 * first[i]! + (1 - beta1) * gradient;
    second[i] = beta2 * second[i]! + (1 - beta2) * gradient * gradient;
    const m = first[i]! / correction1, v = second[i]! / correction2;
    g[i] = -learningRate * m / (Math.sqrt(v) + epsilon);
  }
}

function checkMoments({ first, second }: AdamStep, size: number): void {
  checkArray("update by Adam", "first moment", first, Float32Array, size);
  checkArray("update by Adam", "second moment", second, Float32Array, size);
}

/**
 * One update of a parameter by Adam in one pass, of the gradient scale x gradient + noise and what changes
 * it after that: the bits of tensor operations and `adamUpdate` one by one.
 *
 * The parameter is changed in place; where another tensor shares its data, it gets data of its own.
 *
 * @throws {TypeError} If parameter, gradient and moments are not numbers of one shape.
 */
export function descendByAdam(
  parameter: tf.Variable,
  gradient: tf.Tensor,
  prepared: Prepared,
  step: AdamStep,
): void {
  checkUpdate(parameter, gradient);
  checkPrepared(prepared);
  checkMoments(step, parameter.size);
  // Tensor operations convert what is not float32.
  const kernels = gradient.dtype === "float32" ? kernelsOf<EngineKernels>(tf.backend()) : null;
  if (kernels === null) {
    tf.tidy(() => {
      const g = prepareByTensors(parameter, gradient, prepared);
      const update = Float32Array.from(g.dataSync());
      adamUpdate(update, step);
      parameter.assign(tf.add(parameter, tf.tensor(update, parameter.shape)));
    });
    return;
  }
  ownData(parameter);
  const { learningRate: rate, beta1, beta2, correction1, correction2, epsilon } = step;
  // The moments go through memory of the kernels in stretches, which stay in the cache.
  prepare(kernels, parameter, gradient, prepared, 2, ({ from, ...stretch }, first) => {
    const to = from + stretch.length, second = first + 4 * stretch.length;
    const firsts = kernels.floats(first, stretch.length);
    const seconds = kernels.floats(second, stretch.length);
    const ownFirsts = step.first.subarray(from, to), ownSeconds = step.second.subarray(from, to);
    firsts.set(ownFirsts);
    seconds.set(ownSeconds);
    kernels.run.adam(...inOrder(ADAM, {
      ...{ ...stretch, first, second, rate },
      ...{ beta1, beta2, correction1, correction2, epsilon },
    }));
    ownFirsts.set(firsts);
    ownSeconds.set(seconds);
  });
  kernels.changed(parameter);
}
