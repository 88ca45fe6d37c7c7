import * as tf from "@tensorflow/tfjs";
import { BackendError, type Kernels } from "../../engine/mod.ts";
import type { MemoryNetworkKernels } from "./kernels.ts";
import { MemoryNetworkPass } from "./memory_network_pass.ts";

const TOLERANCE = 1e-5;

const proved = new WeakSet<Kernels>();

/**
 * Computes one small network by the kernels, once, and compares it with numbers worked out by hand.
 *
 * @throws {BackendError} If they differ on this machine.
 */
export function proveKernels(kernels: Kernels<MemoryNetworkKernels>): void {
  if (proved.has(kernels)) return;
  const error = tf.tidy(() => errorOf(kernels));
  if (!(error <= TOLERANCE)) {
    throw new BackendError(`Cannot trust the kernels of the memory network: off by ${error}`);
  }
  proved.add(kernels);
}

/**
 * One word, d = 1, one statement, one hop, tables A = 0 and C = 1: u = 0, p = 1, u = 1; score 1 against
 * the null word's 0, so the loss is log(1 + e) - 1 and the error e / (1 + e) - 1: once through the
 * question to A, twice to C.
 */
function errorOf(kernels: Kernels<MemoryNetworkKernels>): number {
  const one = Int32Array.of(1);
  const network = { width: 1, words: 1, hops: 1, hopStride: 1, memory: [0, 1] } as const;
  const pass = new MemoryNetworkPass(kernels, {
    ...network,
    question: 0,
    answer: 1,
    between: null,
    relu: false,
    masked: false,
    statementWeights: tf.ones([1, 2, 1]),
    questionWeights: tf.ones([1, 1, 1]),
  }, [tf.tensor2d([[0]]), tf.tensor2d([[1]])]);
  const { loss, gradients } = pass.learn({
    size: 1,
    memorySlots: 1,
    statements: one,
    ages: Int32Array.of(0),
    statementCounts: one,
    questions: one,
    answers: one,
  }, false);
  const values = [loss, ...gradients.map((gradient) => gradient.dataSync<"float32">()[0]!)];
  pass.dispose();
  const right = Math.E / (1 + Math.E);
  const expected = [-Math.log(right), right - 1, 2 * (right - 1)];
  return Math.max(...expected.map((value, i) => Math.abs(value - values[i]!)));
}
