/**
 * The two products of attention over a memory, out of one form of three factors,
 * T = sum over b, i, k of p[b, i] u[b, k] m[b, i, k]: its derivatives are the scores (by p), the
 * weighted sum (by u) and the outer product (by m), and each is the gradient of the others.
 *
 * tfjs can say the same with reshapes and `matMul`; for networks this small most of the time then goes
 * into the calls.
 *
 * Axis letters: B stories, M memory slots, d embedding.
 */

import * as tf from "@tensorflow/tfjs";
import { checkTensor, type KernelTensor, registerHostKernel } from "../../engine/mod.ts";
import type { MemoryNetworkKernels } from "./kernels.ts";

const SCORES = "GradnoiseMemoryScores";
const SUM = "GradnoiseMemorySum";
const OUTER = "GradnoiseMemoryOuter";

type Factors = Record<"p" | "u" | "m", tf.Tensor>;

const action = "multiply a memory";

function runKernel(name: string, inputs: Partial<Factors>): tf.Tensor {
  return tf.engine().runKernel(name, inputs as tf.NamedTensorMap) as tf.Tensor;
}

/** B, M and d of a memory. */
function sizes({ shape }: KernelTensor): [number, number, number] {
  return shape as unknown as [number, number, number];
}

/** Registers the products and their gradients on cpu and wasm. */
function registerMemoryProducts(): void {
  registerHostKernel<"u" | "m", unknown, MemoryNetworkKernels>({
    name: SCORES,
    action,
    backends: ["cpu", "wasm"],
    inputs: { u: "float32", m: "float32" },
    shape({ u, m }) {
      checkTensor(action, "m", m, "float32", ["B", "M", "d"]);
      checkTensor(action, "u", u, "float32", [m.shape[0]!, m.shape[2]!]);
      return m.shape.slice(0, 2);
    },
    compute(out, { u, m }) {
      const [, slots, d] = m.shape as [number, number, number];
      for (let slot = 0; slot < out.length; slot++) {
        const state = Math.floor(slot / slots) * d;
        let sum = 0;
        for (let k = 0; k < d; k++) sum += u.values[state + k]! * m.values[slot * d + k]!;
        out[slot] = sum;
      }
    },
    computeFast({ run }, out, { u, m }) {
      run.memoryScores(out, u.address, m.address, ...sizes(m));
    },
  });
  registerHostKernel<"p" | "m", unknown, MemoryNetworkKernels>({
    name: SUM,
    action,
    backends: ["cpu", "wasm"],
    inputs: { p: "float32", m: "float32" },
    shape({ p, m }) {
      checkTensor(action, "m", m, "float32", ["B", "M", "d"]);
      checkTensor(action, "p", p, "float32", m.shape.slice(0, 2));
      return [m.shape[0]!, m.shape[2]!];
    },
    compute(out, { p, m }) {
      const [, slots, d] = m.shape as [number, number, number];
      for (let slot = 0; slot < p.values.length; slot++) {
        const sum = Math.floor(slot / slots) * d, share = p.values[slot]!;
        for (let k = 0; k < d; k++) out[sum + k]! += share * m.values[slot * d + k]!;
      }
    },
    computeFast({ run }, out, { p, m }) {
      run.memorySum(out, p.address, m.address, ...sizes(m));
    },
  });
  registerHostKernel<"p" | "u", unknown, MemoryNetworkKernels>({
    name: OUTER,
    action,
    backends: ["cpu", "wasm"],
    inputs: { p: "float32", u: "float32" },
    shape({ p, u }) {
      checkTensor(action, "p", p, "float32", ["B", "M"]);
      checkTensor(action, "u", u, "float32", [p.shape[0]!, "d"]);
      return [...p.shape, u.shape[1]!];
    },
    compute(out, { p, u }) {
      const slots = p.shape[1]!, d = u.shape[1]!;
      for (let slot = 0; slot < p.values.length; slot++) {
        const state = Math.floor(slot / slots) * d, share = p.values[slot]!;
        for (let k = 0; k < d; k++) out[slot * d + k] = share * u.values[state + k]!;
      }
    },
    computeFast({ run }, out, { p, u }) {
      const [stories, slots] = p.shape as [number, number];
      run.memoryOuter(out, p.address, u.address, stories, slots, u.shape[1]!);
    },
  });
  if (tf.getGradient(SCORES) !== undefined) return;
  tf.registerGradient({
    kernelName: SCORES,
    inputsToSave: ["u", "m"],
    gradFunc(upstream, saved) {
      const [p, [u, m]] = [upstream as tf.Tensor, saved as [tf.Tensor, tf.Tensor]];
      return { u: () => runKernel(SUM, { p, m }), m: () => runKernel(OUTER, { p, u }) };
    },
  });
  tf.registerGradient({
    kernelName: SUM,
    inputsToSave: ["p", "m"],
    gradFunc(upstream, saved) {
      const [u, [p, m]] = [upstream as tf.Tensor, saved as [tf.Tensor, tf.Tensor]];
      return { p: () => runKernel(SCORES, { u, m }), m: () => runKernel(OUTER, { p, u }) };
    },
  });
}

registerMemoryProducts();

function checkShapes(m: tf.Tensor3D, name: "u" | "p", other: tf.Tensor2D, axis: 1 | 2): void {
  checkTensor(action, "m", m, "float32", ["B", "M", "d"]);
  checkTensor(action, name, other, "float32");
  const expected = [m.shape[0], m.shape[axis]];
  if (other.rank === 2 && expected.every((length, i) => length === other.shape[i])) return;
  throw new TypeError(
    `Cannot ${action} [${m.shape}] with [${other.shape}]: ${name} must be [${expected}]`,
  );
}

/**
 * How well each memory fits a state: out[b, i] = sum over k of u[b, k] m[b, i, k].
 *
 * @param u `[B, d]`
 * @param m `[B, M, d]`
 * @returns `[B, M]`
 * @throws {TypeError} If the shapes or types do not fit.
 */
export function memoryScores(u: tf.Tensor2D, m: tf.Tensor3D): tf.Tensor2D {
  checkShapes(m, "u", u, 2);
  return runKernel(SCORES, { u, m }) as tf.Tensor2D;
}

/**
 * The memories summed by weight: out[b, k] = sum over i of p[b, i] m[b, i, k].
 *
 * @param p `[B, M]`
 * @param m `[B, M, d]`
 * @returns `[B, d]`
 * @throws {TypeError} If the shapes or types do not fit.
 */
export function memorySum(p: tf.Tensor2D, m: tf.Tensor3D): tf.Tensor2D {
  checkShapes(m, "p", p, 1);
  return runKernel(SUM, { p, m }) as tf.Tensor2D;
}
