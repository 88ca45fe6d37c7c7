import * as tf from "@tensorflow/tfjs";
import {
  embeddingBag,
  gaussianNoise,
  RandomStream,
  softmaxCrossEntropy,
  streamKey,
} from "../../engine/mod.ts";
import {
  addGradientNoise,
  applyGradients,
  chain,
  clipPerGroup,
  type GradientTransformation,
  sgd,
} from "../../optim/mod.ts";
import { memoryScores, memorySum } from "../../models/mod.ts";
import { clock, timePairs } from "./pairs.ts";
import { measuredRow, type SpeedRow } from "./rows.ts";

/** One of our operations and its equivalent in tfjs. */
interface KernelPair {
  readonly ours: () => tf.TensorContainer;
  readonly stock: () => tf.TensorContainer;
}

/** Sizes of a batch of the paper's network: B stories, M slots, I ids, V words, d embedding. */
const [B, M, I, V, d] = [32, 50, 7, 40, 20];

/** Every operation, with its gradient where it has one. */
function comparisons(): Record<string, KernelPair> {
  const random = new RandomStream(streamKey(1, "data"));
  const normal = <R extends tf.Rank>(...shape: number[]) =>
    gaussianNoise(shape, {
      standardDeviation: 1,
      key: random.derive(shape.join()).key,
      index: 0,
    }) as tf.Tensor<R>;
  const integers = (size: number, below: number) =>
    Int32Array.from({ length: size }, () => random.integer(below));
  const table = normal<tf.Rank.R2>(V, d), weights = normal<tf.Rank.R3>(1, I, d);
  const ids = tf.tensor3d(integers(B * M * I, V + 1), [B, M, I], "int32");
  const bag = (x: tf.Tensor) => embeddingBag<tf.Tensor3D>(x as tf.Tensor2D, ids, weights);
  const stockBag = (x: tf.Tensor) =>
    tf.sum(tf.mul(tf.gather(tf.concat([tf.zeros([1, d]), x]), ids), weights), 2);

  const u = normal<tf.Rank.R2>(B, d), memory = normal<tf.Rank.R3>(B, M, d);
  const attend = (u: tf.Tensor, m: tf.Tensor) =>
    memorySum(
      tf.softmax(memoryScores(u as tf.Tensor2D, m as tf.Tensor3D)),
      m as tf.Tensor3D,
    );
  const stockAttend = (u: tf.Tensor, m: tf.Tensor) => {
    const scores = tf.reshape(tf.matMul(m, tf.expandDims(u, 2)), [B, 1, M]);
    return tf.reshape(tf.matMul(tf.softmax(scores), m), [B, d]);
  };

  const logits = normal<tf.Rank.R2>(B, V), labels = tf.tensor1d(integers(B, V), "int32");
  const loss = (x: tf.Tensor) => softmaxCrossEntropy(x as tf.Tensor2D, labels);
  const stockLoss = (x: tf.Tensor) =>
    tf.neg(tf.sum(tf.mul(tf.oneHot(labels, V), tf.logSoftmax(x as tf.Tensor2D))));

  const tree = { a: normal(90, d), b: normal(90, d), c: normal(90, d), e: normal(90, d) };
  const groups = Object.fromEntries(Object.keys(tree).map((name) => [name, name]));
  const noise = addGradientNoise({ deviation: 0.001, key: streamKey(1, "noise") });
  const optimizer = chain(clipPerGroup(40, groups), noise, sgd(0.005));
  const { updateInPlace: _, ...stepwise } = optimizer;
  const parameters = Object.fromEntries(
    Object.entries(tree).map(([name, tensor]) => [name, tf.variable(tensor)]),
  );
  const descend = (transformation: GradientTransformation) => {
    const state = transformation.init(parameters);
    applyGradients(transformation, parameters, tree, state, { epoch: 0 });
    return [];
  };
  const sum = (f: (...x: tf.Tensor[]) => tf.Tensor) => (...x: tf.Tensor[]) => tf.sum(f(...x));
  return {
    "embedding bag": { ours: () => bag(table), stock: () => stockBag(table) },
    "gradient of the embedding bag": {
      ours: () => tf.grad(sum(bag as (...x: tf.Tensor[]) => tf.Tensor))(table),
      stock: () => tf.grad(sum(stockBag as (...x: tf.Tensor[]) => tf.Tensor))(table),
    },
    "attention over a memory": {
      ours: () => attend(u, memory),
      stock: () => stockAttend(u, memory),
    },
    "gradient of attention over a memory": {
      ours: () => tf.grads(sum(attend as (...x: tf.Tensor[]) => tf.Tensor))([u, memory]),
      stock: () => tf.grads(sum(stockAttend as (...x: tf.Tensor[]) => tf.Tensor))([u, memory]),
    },
    "softmax cross-entropy": { ours: () => loss(logits), stock: () => stockLoss(logits) },
    "gradient of the softmax cross-entropy": {
      ours: () => tf.grad(loss)(logits),
      stock: () => tf.grad(stockLoss as (x: tf.Tensor) => tf.Tensor)(logits),
    },
    "Gaussian fill of 7,200 numbers": {
      ours: () => gaussianNoise([7200], { standardDeviation: 1, key: [1, 2], index: 0 }),
      stock: () => tf.randomNormal([7200], 0, 1, "float32", 1),
    },
    "clip, noise and descent of four parameters": {
      ours: () => descend(optimizer),
      stock: () => descend(stepwise),
    },
  };
}

/** Times every operation against tfjs's own. */
export async function compareKernels(
  version: string,
  options: {
    readonly pairs: number;
    readonly steps: number;
    readonly isWanted: (name: string) => boolean;
    readonly onRow: (row: SpeedRow) => void;
  },
): Promise<void> {
  for (const [name, { ours, stock }] of Object.entries(comparisons())) {
    if (!options.isWanted(name)) continue;
    const time = (compute: () => tf.TensorContainer) => () =>
      clock(() => tf.tidy(() => void compute()), options.steps);
    const times = await timePairs(time(ours), time(stock), options.pairs);
    options.onRow(measuredRow(name, "stock tfjs", version, times));
  }
}
