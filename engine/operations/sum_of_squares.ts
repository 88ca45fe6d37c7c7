import * as tf from "@tensorflow/tfjs";
import { checkTensor } from "../check_tensor.ts";
import { type EngineKernels, kernelsOf } from "../kernels/mod.ts";

/**
 * The sum of the squares of a tensor's elements, in float64 and in one order, so that every
 * implementation gives the same bits: element i of the whole eights goes to accumulator i mod 8, the
 * elements after them to one more, r; the sum is ((a0 + a4) + (a2 + a6)) + ((a1 + a5) + (a3 + a7)) + r.
 *
 * @param tensor Of any shape; int32 and bool are converted.
 * @param name What messages call it.
 * @throws {TypeError} If it holds no numbers, or is disposed.
 *
 * @example
 * ```ts
 * import { startBackend, sumOfSquares } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await startBackend("cpu");
 * if (sumOfSquares(tf.tensor2d([[3, 4]])) !== 25) throw new Error("not 9 + 16");
 * ```
 */
export function sumOfSquares(tensor: tf.Tensor, name = "tensor"): number {
  checkTensor("sum squares", name, tensor, "number");
  const kernels = tensor.dtype === "float32" ? kernelsOf<EngineKernels>(tf.backend()) : null;
  if (kernels !== null) return kernels.run.sumOfSquares(kernels.address(tensor), tensor.size);
  return sumOfSquaredValues(tensor.dataSync<"float32">());
}

/** The same of values that are no tensor. */
export function sumOfSquaredValues(x: Float32Array): number {
  const a = new Float64Array(8);
  const eights = x.length - x.length % 8;
  for (let i = 0; i < eights; i++) a[i % 8]! += x[i]! * x[i]!;
  let rest = 0;
  for (let i = eights; i < x.length; i++) rest += x[i]! * x[i]!;
  const even = (a[0]! + a[4]!) + (a[2]! + a[6]!), odd = (a[1]! + a[5]!) + (a[3]! + a[7]!);
  return even + odd + rest;
}
