/** First updates derived by hand, and longer ones against the equations in float64. */

import * as tf from "@tensorflow/tfjs";
import { RandomStream, streamKey } from "../../../engine/mod.ts";
import {
  adagrad,
  adamw,
  applyGradients,
  buildOptimizer,
  decayWeights,
  momentum,
  rmsprop,
  scaleByAdagrad,
  scaleByRmsProp,
  type State,
  trace,
} from "../../../optim/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";

/** What is added to a parameter of 8 by one update after another. */
async function updatesOf(text: string, gradients: readonly number[]): Promise<number[]> {
  const transformation = await buildOptimizer(text);
  const made: number[] = [];
  tf.tidy(() => {
    const params = { w: tf.tensor1d([8]) };
    let state = transformation.init(params);
    for (const [epoch, gradient] of gradients.entries()) {
      const w = tf.tensor1d([gradient]);
      const next = transformation.update({ w }, state, params, { epoch });
      state = next.state;
      made.push(next.updates.w!.dataSync()[0]!);
    }
  });
  return made;
}

/** Each with its arithmetic. */
const derived: Readonly<Record<string, readonly [gradients: number[], updates: number[]]>> = {
  // The trace is 8, then 0.25 x 8 - 4 = -2.
  "momentum(0.5, 0.25)": [[8, -4], [-4, 1]],
  // -0.5 (8 + 0.25 x 8), then -0.5 (-4 + 0.25 x -2).
  "nesterov(0.5, 0.25)": [[8, -4], [-5, 2.25]],
  // Sums 9 and 25: -3 / (3 + 0.5) and -4 / (5 + 0.5).
  "adagrad(1, epsilon=0.5)": [[3, 4], [-0.857142857, -0.727272727]],
  // -3 / sqrt(9 + 7), then -4 / sqrt(25 + 7).
  "adagrad(1, epsilon=7, insideRoot=true)": [[3, 4], [-0.75, -0.707106781]],
  // Sums begin with 7: -3 / (4 + 0.5).
  "adagrad(1, epsilon=0.5, initial=7)": [[3], [-0.666666667]],
  // Mean squares 0.25 x 16 = 4 and 0.75 x 4 + 0.25 x 4 = 4: -4 / (2 + 0.5) and -2 / (2 + 0.5).
  "rmsprop(1, decay=0.75, epsilon=0.5)": [[4, 2], [-1.6, -0.8]],
  // -4 / sqrt(4 + 5).
  "rmsprop(1, decay=0.75, epsilon=5, insideRoot=true)": [[4, 2], [-1.333333333, -0.666666667]],
  // Means 1 and 0.75 + 0.5 = 1.25: -4 / (sqrt(4 - 1) + 0.5) and -2 / (sqrt(4 - 1.5625) + 0.5).
  "rmsprop(1, decay=0.75, epsilon=0.5, centered=true)": [[4, 2], [-1.792073842, -0.970285251]],
  // A trace of 1.6, then 0.5 x 1.6 + 0.8.
  "rmsprop(1, decay=0.75, epsilon=0.5, momentum=0.5)": [[4, 2], [-1.6, -1.6]],
  // Before the scaling: 3 + 0.5 x 8 = 7 is scaled to 1.
  "decay(0.5) > scaleByAdam(beta1=0.9, beta2=0.999, epsilon=1e-30) > scaleByLearningRate(0.25)": [
    [3],
    [-0.25],
  ],
  // After it: -0.25 (1 + 0.5 x 8). The rate scales the decay once.
  "scaleByAdam(beta1=0.9, beta2=0.999, epsilon=1e-30) > decay(0.5) > scaleByLearningRate(0.25)": [
    [3],
    [-1.25],
  ],
  "adamw(0.25, beta1=0.9, beta2=0.999, epsilon=1e-30, weightDecay=0.5)": [[3], [-1.25]],
  'adamw(0.25, beta1=0.9, beta2=0.999, epsilon=1e-30, weightDecay=0.5, except=["w"])': [
    [3],
    [-0.25],
  ],
  "decay(0.5) > sgd(0.25)": [[3], [-1.75]],
};

for (const [text, [gradients, updates]] of Object.entries(derived)) {
  testOnBackends(`${text} makes the updates that its equations give`, async () => {
    const made = await updatesOf(text, gradients);
    for (const [i, update] of updates.entries()) assertAlmostEquals(made[i]!, update, 1e-6);
  });
}

/** One number's update after another in float64, from the gradient, the parameter, and t = 1, 2, ... */
type Reference = () => (g: number, w: number, t: number) => number;

const adamReference = (decay: number): Reference => () => {
  let m = 0, v = 0;
  return (g, w, t) => {
    m = 0.8 * m + 0.2 * g;
    v = 0.95 * v + 0.05 * g ** 2;
    const [mean, square] = [m / (1 - 0.8 ** t), v / (1 - 0.95 ** t)];
    return -0.02 * (mean / (Math.sqrt(square) + 0.01) + decay * w);
  };
};

const references: Readonly<Record<string, Reference>> = {
  "momentum(0.02, 0.9)": () => {
    let trace = 0;
    return (g) => -0.02 * (trace = 0.9 * trace + g);
  },
  "nesterov(0.02, 0.9)": () => {
    let trace = 0;
    return (g) => {
      trace = 0.9 * trace + g;
      return -0.02 * (0.9 * trace + g);
    };
  },
  "adagrad(0.02, epsilon=0.01, initial=0.5)": () => {
    let sum = 0.5;
    return (g) => -0.02 * g / (Math.sqrt(sum += g ** 2) + 0.01);
  },
  "rmsprop(0.02, decay=0.9, epsilon=0.01, insideRoot=true, centered=true, momentum=0.5)": () => {
    let square = 0, mean = 0, trace = 0;
    return (g) => {
      square = 0.9 * square + 0.1 * g ** 2;
      mean = 0.9 * mean + 0.1 * g;
      trace = 0.5 * trace + g / Math.sqrt(square - mean ** 2 + 0.01);
      return -0.02 * trace;
    };
  },
  "adam(0.02, beta1=0.8, beta2=0.95, epsilon=0.01)": adamReference(0),
  "adamw(0.02, beta1=0.8, beta2=0.95, epsilon=0.01, weightDecay=0.3)": adamReference(0.3),
  "scaleByRmsProp(decay=0.9, epsilon=0.01) > decay(0.3) > scaleByLearningRate(0.02)": () => {
    let square = 0;
    return (g, w) => {
      square = 0.9 * square + 0.1 * g ** 2;
      return -0.02 * (g / (Math.sqrt(square) + 0.01) + 0.3 * w);
    };
  },
};

testOnBackends("rules follow their equations in float64 over random gradients", async () => {
  const random = new RandomStream(streamKey(5, "data"));
  for (const [text, reference] of Object.entries(references)) {
    const optimizer = await buildOptimizer(text), updates = 60, size = 7;
    const start = Array.from({ length: size }, () => 4 * random.uniform() - 2);
    const parameters = { w: tf.tidy(() => tf.variable(tf.tensor1d(start))) };
    const w = [...parameters.w.dataSync()], next = w.map(() => reference());
    let state: State = optimizer.init(parameters);
    for (let t = 1; t <= updates; t++) {
      const g = Float32Array.from({ length: size }, () => 6 * random.uniform() - 3);
      const gradient = tf.tensor1d(g);
      state = applyGradients(optimizer, parameters, { w: gradient }, state, { epoch: 0 });
      gradient.dispose();
      for (let i = 0; i < size; i++) w[i]! += next[i]!(g[i]!, w[i]!, t);
    }
    for (const [i, value] of parameters.w.dataSync().entries()) {
      assert(Math.abs(value - w[i]!) < 2e-6, `${text}: ${value} is not ${w[i]}`);
    }
    parameters.w.dispose();
  }
});

testOnBackends("decay(rate) leaves out what its mask does, rows too", () => {
  const mask = { only: ["w*"], except: ["w[1:3]", "*bias"] };
  const decay = decayWeights(0.5, mask);
  tf.tidy(() => {
    const params = { w: tf.fill([4, 2], 2), "w/bias": tf.fill([2], 2), v: tf.fill([2], 2) };
    const gradients = { w: tf.ones([4, 2]), "w/bias": tf.ones([2]), v: tf.ones([2]) };
    const { updates } = decay.update(gradients, decay.init(params), params, { epoch: 0 });
    assertEquals([...updates.w!.dataSync()], [2, 2, 1, 1, 1, 1, 2, 2]);
    assertEquals([...updates["w/bias"]!.dataSync(), ...updates.v!.dataSync()], [1, 1, 1, 1]);
    assertThrows(() => decay.init({ v: params.v }), RangeError, 'mask "w*"');
    assertThrows(() => decay.update(gradients, null, {}, { epoch: 0 }), TypeError, "parameter: w");
  });
});

Deno.test("rules refuse constants out of range, and keep their steps", () => {
  for (const decay of [1, -0.1, NaN]) {
    assertThrows(() => trace(decay), RangeError, "decay");
    assertThrows(() => momentum({ learningRate: 1, decay }), RangeError, "decay");
    assertThrows(() => scaleByRmsProp({ decay, epsilon: 1 }), RangeError, "decay");
    const rmsProp = { learningRate: 1, decay: 0.9, epsilon: 1 };
    assertThrows(() => rmsprop({ ...rmsProp, momentum: decay }), RangeError, "decay");
  }
  for (const epsilon of [0, -1, NaN, Infinity]) {
    assertThrows(() => scaleByAdagrad({ epsilon }), RangeError, "epsilon");
    assertThrows(() => scaleByRmsProp({ decay: 0.9, epsilon }), RangeError, "epsilon");
    assertThrows(() => decayWeights(epsilon), RangeError, "decay weights");
  }
  for (const initial of [-1, NaN, Infinity]) {
    assertThrows(() => scaleByAdagrad({ epsilon: 1, initial }), RangeError, "begin a sum");
  }
  assertThrows(() => adagrad({ learningRate: 0, epsilon: 1 }), RangeError);
  const constants = { beta1: 0.9, beta2: 0.99, epsilon: 0.1 };
  const rule = adamw({ ...constants, learningRate: 1, weightDecay: 0.1, except: ["*bias"] });
  assertEquals(rule.spec?.step, {
    ...{ kind: "adamw", rate: 1, ...constants, weightDecay: 0.1, except: ["*bias"] },
  });
  assertEquals(trace(0.5, { nesterov: false }).spec?.step, { kind: "trace", decay: 0.5 });
});
