import * as tf from "@tensorflow/tfjs";
import { BackendError } from "./base/mod.ts";
import {
  descend,
  embeddingBag,
  gaussianNoise,
  softmaxCrossEntropy,
  sumOfSquares,
} from "./operations/mod.ts";

/** One thing that was tried on the current backend. */
export interface SelfTestResult {
  /** What was computed: "softmax". */
  readonly name: string;
  /** The largest absolute difference from the numbers worked out by hand. */
  readonly error: number;
  /** Whether the error is at most 1e-5. */
  readonly passed: boolean;
}

const TOLERANCE = 1e-5;

/** What is computed, and what must come out. */
const cases: Readonly<Record<string, { compute: () => tf.Tensor; expected: readonly number[] }>> = {
  "matrix product": {
    compute: () => tf.matMul(tf.tensor2d([[1, 2], [3, 4]]), tf.tensor2d([[5], [6]])),
    expected: [17, 39],
  },
  "softmax": {
    // e^0 : e^(ln 3) = 1 : 3
    compute: () => tf.softmax(tf.tensor1d([0, 1.0986122886681098])),
    expected: [0.25, 0.75],
  },
  "gradient of the softmax": {
    // d p_0 / dx = (p_0 - p_0^2, -p_0 p_1)
    compute: () => {
      const first = (x: tf.Tensor) => tf.sum(tf.mul(tf.softmax(x), tf.tensor1d([1, 0])));
      return tf.grad(first)(tf.tensor1d([0, 1.0986122886681098]));
    },
    expected: [0.1875, -0.1875],
  },
  "gradient of the matrix product": {
    // d sum(A B) / dA = 1 B^T
    compute: () => {
      const b = tf.tensor2d([[5, 1], [6, 2]]);
      const sum = (a: tf.Tensor) => tf.sum(tf.matMul(a as tf.Tensor2D, b));
      return tf.grad(sum)(tf.tensor2d([[1, 2]]));
    },
    expected: [6, 8],
  },
  "gradient of gather": {
    // Row 1 is taken twice, row 0 never.
    compute: () => {
      const ids = tf.tensor1d([1, 1], "int32");
      return tf.grad((x) => tf.sum(tf.gather(x, ids)))(tf.tensor2d([[1, 2], [3, 4]]));
    },
    expected: [0, 0, 2, 2],
  },
  "embedding bag": {
    compute: () =>
      embeddingBag(tf.tensor2d([[1, 2], [10, 20]]), tf.tensor2d([[1, 2, 0]], [1, 3], "int32")),
    expected: [11, 22],
  },
  "gradient of the embedding bag": {
    compute: () => {
      const ids = tf.tensor2d([[2, 2, 0]], [1, 3], "int32");
      const sum = (table: tf.Tensor) => tf.sum(embeddingBag(table as tf.Tensor2D, ids));
      return tf.grad(sum)(tf.tensor2d([[1, 2], [10, 20]]));
    },
    expected: [0, 0, 2, 2],
  },
  "gradient of the softmax cross-entropy": {
    // Softmax (1/4, 3/4) minus the one-hot of class 1.
    compute: () => {
      const label = tf.tensor1d([1], "int32");
      const loss = (logits: tf.Tensor) => softmaxCrossEntropy(logits as tf.Tensor2D, label);
      return tf.grad(loss)(tf.tensor2d([[0, 1.0986122886681098]]));
    },
    expected: [0.25, -0.25],
  },
  "sum of squares": {
    compute: () => tf.scalar(sumOfSquares(tf.tensor1d([1, 2, 3, 4, 5, 6, 7, 8, 9]))),
    expected: [285],
  },
  "Gaussian noise": {
    // Words 6627e8d5, e169c58d and so on, Philox's published answer to the counter and key 0, and four
    // more, since the kernel has a way of its own for whole eights.
    compute: () => gaussianNoise([8], { standardDeviation: 1, key: [0, 0], index: 0 }),
    // deno-fmt-ignore
    expected: [
      -0.255815970, 1.177591239, 0.630183656, 0.267562249, 1.914803273, -0.352874897, 0.507023740,
      -1.785451192,
    ],
  },
  "descent": {
    // 1 - 0.1 (0.5 2)
    compute: () => {
      const parameter = tf.variable(tf.tensor1d([1]));
      descend(parameter, tf.tensor1d([2]), { scale: 0.5, noise: null, learningRate: 0.1 });
      const result = tf.clone(parameter);
      parameter.dispose();
      return result;
    },
    expected: [0.9],
  },
};

/**
 * Compares values and gradients on the current backend with numbers worked out by hand.
 *
 * @example
 * ```ts
 * import { selfTest, startBackend } from "@gradnoise/gradnoise";
 *
 * await startBackend("cpu");
 * const { passed, error } = selfTest().find(({ name }) => name === "softmax")!;
 * if (!passed || error > 1e-5) throw new Error(`an error of ${error}`);
 * ```
 */
export function selfTest(): SelfTestResult[] {
  return Object.entries(cases).map(([name, { compute, expected }]) => {
    const actual = new Float32Array(expected.length).fill(NaN);
    tf.tidy(() => actual.set(compute().dataSync().slice(0, expected.length)));
    const error = Math.max(...expected.map((value, i) => Math.abs(value - actual[i]!)));
    return { name, error, passed: error <= TOLERANCE };
  });
}

/**
 * Runs the self-test.
 *
 * @throws {BackendError} If a value or a gradient is wrong.
 *
 * @example
 * ```ts
 * import { assertSelfTest, startBackend } from "@gradnoise/gradnoise";
 *
 * await startBackend("wasm");
 * assertSelfTest();
 * ```
 */
export function assertSelfTest(): void {
  const failed = selfTest().filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length === 0) return;
  throw new BackendError(
    `Cannot trust the backend "${tf.getBackend()}", wrong results: ${failed.join(", ")}`,
  );
}
