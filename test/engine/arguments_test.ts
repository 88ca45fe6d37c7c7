/** Every operation of the engine, and every kernel that it registers with tfjs, with wrong arguments. */

import * as tf from "@tensorflow/tfjs";
import {
  adamUpdate,
  descend,
  descendByAdam,
  embeddingBag,
  gaussianNoise,
  softmaxCrossEntropy,
  sumOfSquares,
} from "../../engine/mod.ts";
import * as operations from "../../engine/operations/mod.ts";
import { assertEquals, assertThrows } from "../../std.ts";
import { type Operation, type TensorArgument, testArguments } from "../_arguments.ts";
import { computeEverywhere, startKernels } from "../_tensors.ts";

/** 1, 2, 3 ... in a shape. */
function count(...shape: number[]): TensorArgument {
  const size = tf.util.sizeFromShape(shape);
  const values = Float32Array.from({ length: size }, (_, i) => 1 + i % 7);
  return { make: () => tf.tensor(values, shape) };
}

const ints = (values: readonly number[], shape: number[]): TensorArgument => ({
  make: () => tf.tensor([...values], shape, "int32"),
});

const runKernel = (name: string, inputs: tf.NamedTensorMap, attributes: object = {}) => [
  (tf.engine().runKernel(name, inputs, { ...attributes }) as tf.Tensor).dataSync(),
];

const draw = { standardDeviation: 0.5, key: [1, 2], index: 3 } as const;
const wrongDraws = [
  { ...draw, standardDeviation: NaN },
  { ...draw, standardDeviation: undefined },
  { ...draw, standardDeviation: Infinity },
  { ...draw, key: [] },
  { ...draw, key: [1, -1] },
  { ...draw, key: [1, 2, 3] },
  { ...draw, key: [0.5, 2] },
  { ...draw, index: -1 },
  { ...draw, index: 0.5 },
  { ...draw, index: NaN },
  { ...draw, index: 2 ** 32 },
];

const step = { learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 } as const;
const corrections = { correction1: 0.1, correction2: 0.01 } as const;
const moments = {
  first: Float32Array.of(0.1, 0.2, 0.3, 0.4, 0.5),
  second: Float32Array.of(1, 2, 3, 4, 5),
};

const bag = {
  table: { ...count(3, 2), free: [0] },
  ids: { ...ints([1, 3, 2, 0, 1, 1], [2, 3]), free: [0], leading: true },
  weights: count(1, 3, 2),
};
const scores = {
  logits: count(2, 3),
  labels: ints([2, -1], [2]),
};

const table: Readonly<Record<string, Operation>> = {
  sumOfSquares: {
    tensors: { tensor: { ...count(2, 5), converted: true, anyShape: true } },
    compute: ({ tensor }) => [[sumOfSquares(tensor)]],
  },
  gaussianNoise: {
    others: {
      shape: { right: [2, 3], wrong: [[-1], [1.5], [NaN], [2, -3], ["2"]] },
      draw: { right: draw, wrong: [] },
    },
    compute: ({ shape, draw }) => [gaussianNoise(shape, draw).dataSync()],
  },
  descend: {
    tensors: {
      parameter: { ...count(2, 5), variable: true },
      gradient: { ...count(2, 5), converted: true },
    },
    compute: ({ parameter, gradient }) => {
      descend(parameter, gradient, { scale: 0.5, noise: draw, learningRate: 0.1 });
      descend(parameter, gradient, { scale: 1, noise: null, learningRate: 0.1 });
      return [parameter.dataSync()];
    },
  },
  descendByAdam: {
    tensors: {
      parameter: { ...count(5), variable: true },
      gradient: { ...count(5), converted: true },
    },
    arrays: moments,
    compute: ({ parameter, gradient, first, second }) => {
      const own = { ...step, ...corrections, first, second };
      descendByAdam(parameter, gradient, { scale: 0.5, noise: draw }, own);
      descendByAdam(parameter, gradient, { scale: 1, noise: null }, own);
      return [parameter.dataSync(), first, second];
    },
  },
  adamUpdate: {
    arrays: moments,
    compute: ({ first, second }) => {
      const values = Float32Array.of(1, 2, 3, 4, 5);
      adamUpdate(values, { ...step, ...corrections, first, second });
      return [values, first, second];
    },
  },
  embeddingBag: {
    tensors: bag,
    compute: ({ table, ids, weights }) => [embeddingBag(table, ids, weights ?? null).dataSync()],
  },
  GradnoiseEmbeddingBag: {
    tensors: bag,
    compute: (inputs) => runKernel("GradnoiseEmbeddingBag", inputs),
  },
  GradnoiseEmbeddingBagGradient: {
    tensors: { upstream: count(2, 2), ids: ints([1, 3, 2, 0, 1, 1], [2, 3]), weights: bag.weights },
    others: { tableShape: { right: [3, 2], wrong: [[3], [3, 2, 1], [-3, 2], [3.5, 2], [3, NaN]] } },
    compute: ({ tableShape, ...inputs }) =>
      runKernel("GradnoiseEmbeddingBagGradient", inputs, { tableShape }),
  },
  softmaxCrossEntropy: {
    tensors: { ...scores, logits: { ...scores.logits, free: [1] } },
    compute: ({ logits, labels }) => [softmaxCrossEntropy(logits, labels).dataSync()],
  },
  GradnoiseSoftmaxCrossEntropy: {
    tensors: { ...scores, logits: { ...scores.logits, free: [1] } },
    compute: (inputs) => runKernel("GradnoiseSoftmaxCrossEntropy", inputs),
  },
  GradnoiseSoftmaxCrossEntropyGradient: {
    tensors: {
      ...{ ...scores, logits: { ...scores.logits, free: [1] } },
      upstream: { make: () => tf.scalar(2) },
    },
    compute: (inputs) => runKernel("GradnoiseSoftmaxCrossEntropyGradient", inputs),
  },
  UnsortedSegmentSum: {
    tensors: {
      x: { ...count(4, 2), converted: true, free: [1] },
      segmentIds: ints([0, 2, -1, 0], [4]),
    },
    others: { numSegments: { right: 3, wrong: [0, -1, 1.5, NaN, undefined, "3"] } },
    compute: ({ numSegments, ...inputs }) =>
      runKernel("UnsortedSegmentSum", inputs, { numSegments }),
  },
};

for (const [name, operation] of Object.entries(table)) testArguments(name, operation);

Deno.test("draws that are none are refused, the same everywhere", async () => {
  const results = await computeEverywhere(() =>
    tf.tidy(() => {
      const messages: string[] = [];
      const refuses = (call: () => unknown, text: string) =>
        messages.push(assertThrows(call, TypeError, text).message);
      const parameter = tf.variable(tf.ones([5])), gradient = tf.ones([5]);
      for (const wrong of wrongDraws) {
        const noise = wrong as unknown as typeof draw;
        const own = { ...step, ...corrections, ...structuredClone(moments) };
        const [name] = Object.keys(draw).filter((name) =>
          wrong[name as keyof typeof draw] !== draw[name as keyof typeof draw]
        );
        refuses(() => gaussianNoise([5], noise), name!);
        refuses(() => descend(parameter, gradient, { scale: 1, noise, learningRate: 1 }), name!);
        refuses(() => descendByAdam(parameter, gradient, { scale: 1, noise }, own), name!);
        assertEquals([...own.first], [...moments.first]);
      }
      assertEquals([...parameter.dataSync()], Array(5).fill(1));
      parameter.dispose();
      return messages;
    })
  );
  assertEquals(results["wasm, loops"], results.wasm);
  assertEquals(results.cpu, results.wasm);
});

Deno.test("labels past the last class are refused by the gradient as by the loss", async () => {
  const results = await computeEverywhere(() =>
    tf.tidy(() =>
      [3, 1000].map((label) => {
        const inputs = {
          logits: tf.ones([2, 3]),
          labels: tf.tensor1d([0, label], "int32"),
          upstream: tf.scalar(1),
        };
        const run = () => runKernel("GradnoiseSoftmaxCrossEntropyGradient", inputs);
        return assertThrows(run, RangeError, `class ${label} of 3`).message;
      })
    )
  );
  assertEquals(results["wasm, loops"], results.wasm);
  assertEquals(results.cpu, results.wasm);
});

Deno.test("unsortedSegmentSum() sums what is no float32, and refuses segments past the end", async () => {
  const results = await computeEverywhere(() =>
    tf.tidy(() => {
      const ids = tf.tensor1d([0, 1, 0, -1], "int32");
      const sum = (x: tf.Tensor) => [...tf.unsortedSegmentSum(x, ids, 2).dataSync()];
      assertEquals(sum(tf.tensor1d([1, 2, 3, 4], "int32")), [4, 2]);
      assertEquals(sum(tf.tensor1d([true, true, true, false], "bool")), [2, 1]);
      assertEquals(sum(tf.tensor2d([1, 2, 3, 4], [4, 1], "int32")), [4, 2]);
      assertEquals(tf.unsortedSegmentSum(tf.ones([0, 2]), tf.tensor1d([], "int32"), 2).shape, [
        2,
        2,
      ]);
      const past = tf.tensor1d([0, 1, 2, 0], "int32");
      return assertThrows(() => tf.unsortedSegmentSum(tf.ones([4]), past, 2), RangeError).message;
    })
  );
  assertEquals(new Set(Object.values(results)), new Set(["Cannot sum into segment 2 of 2"]));
});

const withoutTensors = [
  "registerOperations",
  "makeOutput",
  "drawDropoutFactors",
  "applyChange",
  "sumOfSquaredValues",
];

Deno.test("the table of arguments has every operation and every kernel", async () => {
  await startKernels();
  const kernels = tf.getKernelsForBackend("wasm").map(({ kernelName }) => kernelName)
    .filter((name) => name.startsWith("Gradnoise") || name === "UnsortedSegmentSum");
  // Others take no tensors.
  const functions = Object.keys(operations)
    .filter((name) => !withoutTensors.includes(name));
  assertEquals(Object.keys(table).sort(), [...kernels, ...functions].sort());
});
