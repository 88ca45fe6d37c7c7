import { checkArray } from "../check_tensor.ts";

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

/** @throws {TypeError} If a moment has not an element for each of the parameter's. */
export function checkMoments({ first, second }: AdamStep, size: number): void {
  checkArray("update by Adam", "first moment", first, Float32Array, size);
  checkArray("update by Adam", "second moment", second, Float32Array, size);
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
