/** The noise of Langevin dynamics, and the distribution that it leads to. */

import * as tf from "@tensorflow/tfjs";
import { deriveKey, fillGaussian, streamKey } from "../../../engine/mod.ts";
import {
  addLangevinNoise,
  applyGradients,
  buildOptimizer,
  type State,
} from "../../../optim/mod.ts";
import { stepWords } from "../../../optim/spec/mod.ts";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertRejects,
  assertThrows,
} from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { run } from "../_trees.ts";

const key = streamKey(5, "noise");

testOnBackends("addLangevinNoise() adds Gaussians of deviation sqrt(2 T / rate)", () => {
  // sqrt(2 x 0.02 / 0.01) = 2; halved every epoch, the rate is 0.005 in epoch 1: sqrt(8).
  const learningRate = { kind: "halve", value: 0.01, every: 1 };
  const noise = addLangevinNoise({ temperature: 0.02, learningRate, key });
  const { updates, observations } = run(noise, { w: [0, 0, 0] }, [0, 0, 1]);
  for (const [t, deviation] of [2, 2, Math.sqrt(8)].entries()) {
    const expected = new Float32Array(3);
    fillGaussian(expected, deviation, deriveKey(key, "w"), t);
    assertEquals(updates[t]!.w, [...expected]);
    assertEquals(observations[t]!.noiseStandardDeviation, deviation);
  }
});

testOnBackends(
  "Langevin noise leaves a parabola with variance T / k, but for the size of the steps",
  async () => {
    // x - r (k x + s z) with s^2 = 2 T / r goes to the variance r^2 s^2 / (1 - (1 - r k)^2) = 2 T / (k (2 - r k)).
    const size = 20_000, temperature = 0.3;
    for (const [rate, k, updates] of [[0.5, 1, 16], [0.1, 3, 30]] as const) {
      const optimizer = await buildOptimizer(`langevin(${temperature}) > sgd(${rate})`, { key });
      const x = tf.tidy(() => tf.variable(tf.ones([size])));
      let state: State = optimizer.init({ x });
      for (let i = 0; i < updates; i++) {
        const gradient = tf.mul(x, k);
        state = applyGradients(optimizer as never, { x }, { x: gradient }, state, { epoch: 0 });
        gradient.dispose();
      }
      const values = x.dataSync<"float32">(), expected = 2 * temperature / (k * (2 - rate * k));
      x.dispose();
      const mean = values.reduce((sum, value) => sum + value, 0) / size;
      const variance = values.reduce((sum, value) => sum + value ** 2, 0) / size;
      // Five standard errors; what is left of the start is below them.
      assertAlmostEquals(mean, 0, 5 * Math.sqrt(expected / size));
      assertAlmostEquals(variance / expected, 1, 5 * Math.sqrt(2 / size));
    }
  },
);

Deno.test("langevin() takes the learning rate of the rule, as data", async () => {
  const rateIn = async (text: string) => {
    const [noise] = (await buildOptimizer(text, { key, length: { before: 0, last: 4 } })).parts!;
    return noise!.spec!.step.rate;
  };
  assertEquals(await rateIn("langevin(1) > sgd(0.1)"), 0.1);
  assertEquals(await rateIn("langevin(1) > sgd(0.1, halve=25)"), {
    kind: "halve",
    value: 0.1,
    every: 25,
  });
  assertEquals(await rateIn("langevin(1) > trace(0.9) > scaleByLearningRate(0.2)"), 0.2);
  assertEquals(await rateIn("langevin(1, rate=0.3) > sgd(0.1)"), 0.3);
  const adam = "adam(0.1, beta1=0.9, beta2=0.999, epsilon=1e-8)";
  assertEquals(await rateIn(`langevin(1, rate=0.3) > ${adam}`), 0.3);
  await assertRejects(
    () => rateIn(`langevin(1) > ${adam}`),
    TypeError,
    "end with sgd, or give rate=",
  );
});

testOnBackends("Langevin noise is none where the learning rate is 0", () => {
  const learningRate = { kind: "byError", scale: 0.5, gamma: 0, allowed: 0.5 };
  const noise = addLangevinNoise({ temperature: 1, learningRate, key });
  tf.tidy(() => {
    const w = { w: tf.tensor1d([3]) };
    const next = (error: number) => {
      const info = { epoch: 0, measured: { error } };
      return noise.update(w, noise.init(w), w, info).updates.w!.dataSync()[0];
    };
    assertEquals(next(0.5), 3);
    assert(next(0.6) !== 3);
  });
});

Deno.test("Langevin noise says what it is, and refuses temperatures that are none", () => {
  const words = (step: Record<string, unknown>) =>
    stepWords({ kind: "langevin", temperature: 0.01, ...step });
  assertEquals(words({}), "add Gaussian noise of variance 2 x 0.01 / the learning rate");
  assertEquals(
    words({ rate: 0.1, except: ["*bias"] }),
    "add Gaussian noise of variance 2 x 0.01 / the learning rate, the rate being 0.1, except on *bias",
  );
  for (const temperature of [0, -1, NaN, Infinity]) {
    assertThrows(
      () => addLangevinNoise({ temperature, learningRate: 0.1, key }),
      RangeError,
      `a temperature of ${temperature}`,
    );
  }
  assertThrows(() => addLangevinNoise({ temperature: 1, learningRate: 0, key }), RangeError);
});
