import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../engine/mod.ts";
import {
  adam,
  addGradientNoise,
  asTfOptimizer,
  chain,
  clipByGlobalNorm,
  sgd,
} from "../../optim/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";

const key = streamKey(1, "noise");
const build = (deviation = 0.001) =>
  asTfOptimizer(chain(clipByGlobalNorm(1), addGradientNoise({ deviation, key }), sgd(0.1)));

testOnBackends("asTfOptimizer() minimizes as a tf.Optimizer", () => {
  const x = tf.tidy(() => tf.variable(tf.scalar(5), true, "minimized"));
  const optimizer = build();
  assert(optimizer instanceof tf.Optimizer);
  // Clipped to 1, so 0.1 a step until |x| < 0.5, then a fifth less each time.
  for (let i = 0; i < 100; i++) optimizer.minimize(() => tf.square(x) as tf.Scalar);
  assertAlmostEquals(x.dataSync()[0]!, 0, 0.01);
  x.dispose();
  optimizer.dispose();
});

testOnBackends("asTfOptimizer() continues from a saved state", () => {
  const train = (stops: boolean) => {
    const x = tf.tidy(() => tf.variable(tf.scalar(5), true, "continued"));
    let optimizer = build(0.5);
    for (let i = 0; i < 6; i++) {
      optimizer.minimize(() => tf.square(x) as tf.Scalar);
      if (!stops) continue;
      const state = JSON.parse(JSON.stringify(optimizer.state));
      optimizer.dispose();
      optimizer = build(0.5);
      optimizer.state = state;
    }
    const value = x.dataSync()[0]!;
    x.dispose();
    optimizer.dispose();
    return value;
  };
  assertEquals(train(true), train(false));
});

testOnBackends("asTfOptimizer() gives a copy of its state, and takes one", () => {
  const x = tf.tidy(() => tf.variable(tf.scalar(5), true, "copied"));
  const rule = adam({ learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  const optimizer = asTfOptimizer(chain(clipByGlobalNorm(1), rule));
  const step = () => optimizer.minimize(() => tf.square(x) as tf.Scalar);
  step();
  const { state } = optimizer, before = structuredClone(state);
  step();
  assertEquals(state, before);
  optimizer.state = state;
  step();
  assertEquals(state, before);
  x.dispose();
  optimizer.dispose();
});

Deno.test("asTfOptimizer() trains a layers model", async () => {
  await tf.setBackend("cpu");
  const before = tf.memory().numTensors;
  const init = tf.initializers.constant({ value: 0.5 });
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: init })],
  });
  const optimizer = build();
  model.compile({ optimizer, loss: "meanSquaredError" });
  const x = tf.tensor2d([[0], [1], [2]]), y = tf.tensor2d([[1], [3], [5]]);
  const { history } = await model.fit(x, y, { epochs: 200, batchSize: 3, shuffle: false });
  const losses = history.loss as number[];
  assert(losses.at(-1)! < 0.01 && losses[0]! > 1, `from ${losses[0]} to ${losses.at(-1)}`);
  tf.dispose([x, y]);
  model.dispose();
  optimizer.dispose();
  assertEquals(tf.memory().numTensors, before);
});

Deno.test("asTfOptimizer() refuses epochs without updates", () => {
  assertThrows(() => asTfOptimizer(sgd(1), { updatesPerEpoch: 0 }), RangeError, "epochs of 0");
});
