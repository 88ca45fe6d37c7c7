/** Rules against the optimizers of PyTorch and TensorFlow.js over 100 updates, where constants are the same. */

import * as tf from "@tensorflow/tfjs";
import { applyGradients, buildOptimizer, type State } from "../../../optim/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
// Made by tools/golden/pytorch.py, which says how.
import golden from "./golden/pytorch.json" with { type: "json" };

const SIZE = 8, UPDATES = 100;

/** As in tools/golden/pytorch.py: exact in float32. */
const first = () => Float32Array.from({ length: SIZE }, (_, i) => (i - 3) / 4);
const gradientOf = (update: number) =>
  Float32Array.from(
    { length: SIZE },
    (_, i) => ((7 * update + 5 * i + update * i) % 17 - 8) / 8 / 2 ** (i % 4),
  );
/** The same without zeros. */
const movedGradientOf = (update: number) => gradientOf(update).map((value) => value + 1 / 128);

/** The parameters after each update. */
function train(
  step: (parameter: tf.Variable, gradient: tf.Tensor, update: number) => void,
  gradients: (update: number) => Float32Array,
) {
  const parameter = tf.tidy(() => tf.variable(tf.tensor1d(first()), true));
  const after = Array.from({ length: UPDATES }, (_, update) =>
    tf.tidy(() => {
      step(parameter, tf.tensor1d(gradients(update)), update);
      return [...parameter.dataSync()];
    }));
  parameter.dispose();
  return after;
}

async function trainOurs(text: string, gradients = gradientOf) {
  const optimizer = await buildOptimizer(text);
  let state: State | undefined;
  return train((w, gradient, epoch) => {
    state ??= optimizer.init({ w });
    state = applyGradients(optimizer, { w }, { w: gradient }, state, { epoch });
  }, gradients);
}

function largestDifference(actual: readonly number[], expected: readonly number[]): number {
  assertEquals(actual.length, expected.length);
  return Math.max(...actual.map((value, i) => Math.abs(value - expected[i]!)));
}

const LARGEST = 1e-6;

testOnBackends("rules agree with PyTorch's over 100 updates", async () => {
  for (const [text, expected] of Object.entries(golden.parameters)) {
    const ours = await trainOurs(text);
    for (const [update, values] of Object.entries(expected)) {
      const difference = largestDifference(ours[Number(update) - 1]!, values);
      assert(difference <= LARGEST, `${text} differs by ${difference} after ${update} updates`);
    }
  }
});

/**
 * The same in TensorFlow.js. Centered it subtracts epsilon below the root: so there epsilon has to be tiny,
 * and no gradient 0.
 */
const stock: Readonly<Record<string, () => tf.Optimizer>> = {
  "sgd(0.01)": () => tf.train.sgd(0.01),
  "momentum(0.01, 0.9)": () => tf.train.momentum(0.01, 0.9),
  "nesterov(0.01, 0.9)": () => tf.train.momentum(0.01, 0.9, true),
  "adagrad(0.02, epsilon=1e-7, initial=0.1, insideRoot=true)": () => tf.train.adagrad(0.02),
  "rmsprop(0.005, decay=0.9, epsilon=1e-7, insideRoot=true)": () => tf.train.rmsprop(0.005),
  "rmsprop(0.005, decay=0.9, epsilon=0.01, insideRoot=true, momentum=0.8)": () =>
    tf.train.rmsprop(0.005, 0.9, 0.8, 0.01),
  "rmsprop(0.002, decay=0.9, epsilon=1e-10, insideRoot=true, centered=true)": () =>
    tf.train.rmsprop(0.002, 0.9, 0, 1e-10, true),
  "adam(0.01, beta1=0.9, beta2=0.999, epsilon=1e-7)": () => tf.train.adam(0.01),
  "adam(0.01, beta1=0.5, beta2=0.9, epsilon=0.01)": () => tf.train.adam(0.01, 0.5, 0.9, 0.01),
};

testOnBackends("rules agree with those of TensorFlow.js over 100 updates", async () => {
  for (const [text, make] of Object.entries(stock)) {
    const gradients = text.includes("centered") ? movedGradientOf : gradientOf;
    const ours = await trainOurs(text, gradients);
    const optimizer = make();
    const theirs = train((w, gradient) => {
      tf.keep(gradient);
      optimizer.applyGradients([{ name: w.name, tensor: gradient }]);
      gradient.dispose();
    }, gradients);
    optimizer.dispose();
    // Which the optimizer with momentum forgets.
    (optimizer as unknown as { readonly c?: tf.Scalar }).c?.dispose();
    for (const [update, values] of theirs.entries()) {
      const difference = largestDifference(ours[update]!, values);
      assert(difference <= LARGEST, `${text} differs by ${difference} after ${update + 1} updates`);
    }
  }
});

testOnBackends("rmsprop() centered stands still where TensorFlow.js's has no number", async () => {
  const optimizer = await buildOptimizer("rmsprop(0.1, decay=0.9, epsilon=1e-7, centered=true)");
  const stock = tf.train.rmsprop(0.1, 0.9, 0, 1e-7, true);
  const [ours, theirs] = [0, 1].map(() => tf.tidy(() => tf.variable(tf.tensor1d([1, 1]))));
  const zero = tf.tensor1d([0, 1]), state = optimizer.init({ w: ours! });
  applyGradients(optimizer, { w: ours! }, { w: zero }, state, { epoch: 0 });
  stock.applyGradients([{ name: theirs!.name, tensor: zero }]);
  assertEquals([ours!.dataSync()[0], theirs!.dataSync()[0]], [1, NaN]);
  stock.dispose();
  tf.dispose([ours!, theirs!, zero]);
});
