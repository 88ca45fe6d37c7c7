/** Optimizers built from their specification, and the seams where a user's own parts go in. */

import * as tf from "@tensorflow/tfjs";
import { z } from "zod";
import { streamKey } from "../../../engine/mod.ts";
import {
  adam,
  addGradientNoise,
  annealed,
  applyGradients,
  asTfOptimizer,
  buildOptimizer,
  chain,
  clipByGlobalNorm,
  clipPerGroup,
  defineSchedule,
  defineTransformation,
  formatOptimizer,
  type GradientTransformation,
  halveEvery,
  parseOptimizer,
  scaleByAdam,
  scaleByLearningRate,
  schedules,
  scheduleSchema,
  sgd,
  trace,
  transformations,
} from "../../../optim/mod.ts";
import { deviationOf, limitOf, pinSchedules, rateOf, stepWords } from "../../../optim/spec/mod.ts";
import { assert, assertAlmostEquals, assertEquals, assertRejects } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { run } from "../_trees.ts";

const key = streamKey(1, "noise");
const gradients = { a: [3, 0], b: [4] };
const same = (one: GradientTransformation, other: GradientTransformation) =>
  assertEquals(run(one, gradients, [0, 3]), run(other, gradients, [0, 3]));

testOnBackends("buildOptimizer() builds what the functions build", async () => {
  const groups = { a: "x", b: "y" };
  same(
    await buildOptimizer(
      "clipPerGroup(1) > noise(annealed(eta=0.3, gamma=0.6)) > sgd(0.1, halve=2, after=1)",
      { key, groups },
    ),
    chain(
      clipPerGroup(1, groups),
      addGradientNoise({ deviation: annealed({ eta: 0.3, gamma: 0.6 }), key }),
      sgd(halveEvery({ rate: 0.1, epochs: 2, from: 1 })),
    ),
  );
  const constants = { beta1: 0.9, beta2: 0.99, epsilon: 0.1 };
  same(
    await buildOptimizer("clip(2) > adam(0.1, beta1=0.9, beta2=0.99, epsilon=0.1)"),
    chain(clipByGlobalNorm(2), adam({ ...constants, learningRate: 0.1 })),
  );
  same(
    await buildOptimizer("scaleByAdam(beta1=0.9, beta2=0.99, epsilon=0.1) > trace(0.5) > sgd(1)"),
    chain(scaleByAdam(constants), trace(0.5), scaleByLearningRate(1)),
  );
});

Deno.test("buildOptimizer() asks for what a step needs of the context", async () => {
  await assertRejects(() => buildOptimizer("noise(1) > sgd(1)"), TypeError, "without a key");
  await assertRejects(
    () => buildOptimizer("clipPerGroup(1) > sgd(1)"),
    TypeError,
    "without groups",
  );
  await assertRejects(
    () => buildOptimizer("sgd(1, halve=25, of=100)"),
    TypeError,
    "Cannot stretch an interval of 25 in 100 epochs",
  );
  await assertRejects(() => buildOptimizer("sgd(-1)"), TypeError, "column 5");
});

testOnBackends("an interval of a training stretches, and counts from the last phase", async () => {
  // 25 of 100 epochs are 8 of 30 (7.5, rounded), counted from epoch 6: halved at 14 and at 22.
  const length = { before: 6, last: 30 };
  const rule = await buildOptimizer("sgd(1, halve=25, of=100)", { length });
  const { observations } = run(rule, { a: [1] }, [0, 13, 14, 21, 22]);
  assertEquals(observations.map(({ learningRate }) => learningRate), [1, 1, 0.5, 0.5, 0.25]);
  // Pinned, it does the same in a training of any length.
  const pinned = pinSchedules(parseOptimizer("sgd(1, halve=25, of=100)"), length);
  assertEquals(formatOptimizer(pinned), "sgd(1, halve=8, after=6)");
  const other = await buildOptimizer(pinned, { length: { before: 0, last: 99 } });
  assertEquals(run(other, { a: [1] }, [0, 13, 14, 21, 22]).observations, observations);
});

Deno.test("a cosine goes over all phases, and pinned over as many epochs", () => {
  const length = { before: 1, last: 3 }, steps = parseOptimizer("sgd(0.3, cosine=0.07)");
  const words =
    "stochastic gradient descent with a learning rate of 0.3, falling along a cosine to ";
  assertEquals(stepWords(steps[0]!), `${words}7 % over the training`);
  assertEquals(stepWords(steps[0]!, length), `${words}7 % over 4 epochs`);
  assertEquals(stepWords(steps[0]!, { before: 0, last: 1 }), `${words}7 % over an epoch`);
  const pinned = pinSchedules(steps, length);
  assertEquals(formatOptimizer(pinned), "sgd(0.3, cosine=0.07, epochs=4)");
  assertEquals(stepWords(pinned[0]!, { before: 0, last: 9 }), `${words}7 % over 4 epochs`);
});

Deno.test("steps say what they do, in words and in numbers", () => {
  const length = { before: 20, last: 50 };
  const steps = parseOptimizer("clipPerGroup(40) > noise(0.001) > sgd(0.005, halve=25, of=100)");
  assertEquals(steps.map((step) => stepWords(step, length)), [
    "clip each group of parameters to a norm of 40",
    "add Gaussian noise of standard deviation 0.001",
    "stochastic gradient descent with a learning rate of 0.005, halved every 13 epochs from epoch " +
    "20 on",
  ]);
  assertEquals(
    stepWords(steps[2]!),
    "stochastic gradient descent with a learning rate of 0.005, " +
      "halved every 25 epochs of 100",
  );
  assertEquals(limitOf(steps), { norm: 40, of: "group" });
  assertEquals(deviationOf(steps), 0.001);
  assertEquals(rateOf(steps), { kind: "halve", value: 0.005, every: 25, of: 100 });
  const foreign = [{ kind: "mine", size: 1 }];
  assertEquals(foreign.map((step) => stepWords(step)), ["mine(size=1)"]);
  assertEquals([limitOf(foreign), deviationOf(foreign), rateOf(foreign)], [null, null, null]);
});

testOnBackends("adam() is scaleByAdam() with the learning rate, but for one rounding", () => {
  const constants = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
  const whole = run(adam({ ...constants, learningRate: 0.01 }), gradients, [0, 0, 0]);
  const parts = run(chain(scaleByAdam(constants), scaleByLearningRate(0.01)), gradients, [0, 0, 0]);
  for (const [t, update] of whole.updates.entries()) {
    for (const [i, value] of update.a!.entries()) {
      assertAlmostEquals(parts.updates[t]!.a![i]!, value, 2e-9);
    }
  }
  // The first step is 1 in each direction: (1 - 0.9) g / (1 - 0.9) over the root of g^2.
  const scaled = run(scaleByAdam({ ...constants, epsilon: 1e-30 }), gradients).updates[0]!;
  assertEquals(scaled.a![1], 0);
  for (const value of [scaled.a![0]!, scaled.b![0]!]) assertAlmostEquals(value, 1, 2e-7);
});

testOnBackends("trace() sums decayed gradients", () => {
  // Of a constant gradient g: g, 1.25 g, 1.3125 g.
  const { updates } = run(trace(0.25), gradients, [0, 0, 0]);
  assertEquals(updates, [
    { a: [3, 0], b: [4] },
    { a: [3.75, 0], b: [5] },
    { a: [3.9375, 0], b: [5.25] },
  ]);
});

testOnBackends("of several clips the first sees the gradient and the last what is left", () => {
  const optimizer = chain(clipByGlobalNorm(2), clipByGlobalNorm(1), sgd(1));
  // Norm 5 to 2, and 2 to 1: an update of (-0.6, 0), (-0.8).
  assertEquals(optimizer.updateInPlace, undefined);
  const parameters = {
    a: tf.tidy(() => tf.variable(tf.zeros([2]))),
    b: tf.tidy(() => tf.variable(tf.zeros([1]))),
  };
  const given = { a: tf.tensor1d([3, 0]), b: tf.tensor1d([4]) };
  let seen = {};
  applyGradients(optimizer, parameters, given, optimizer.init(parameters), {
    epoch: 0,
    observe: (observation) => seen = { ...seen, ...observation },
  });
  assertAlmostEquals(parameters.a.dataSync()[0]!, -0.6, 1e-6);
  assertAlmostEquals(parameters.b.dataSync()[0]!, -0.8, 1e-6);
  const { gradientNorm, clippedGradientNorm, clipped } = seen as Record<string, unknown>;
  assertEquals([gradientNorm, clipped], [5, true]);
  assertAlmostEquals(clippedGradientNorm as number, 1, 1e-6);
  tf.dispose([parameters, given]);
});

/** A transformation from outside: a tenth of the gradients, fused as a scale. */
const tenth: GradientTransformation = {
  stage: "clip",
  elementwise: { kind: "scale", begin: (state) => ({ of: () => 0.1, state }) },
  init: () => null,
  update: (updates, state) => ({
    updates: Object.fromEntries(
      Object.entries(updates).map(([name, tensor]) => [name, tf.mul(tensor, 0.1)]),
    ),
    state,
  }),
};

testOnBackends("a user's transformation is fused where it declares how", () => {
  const noise = addGradientNoise({ deviation: 0.1, key });
  const fused = chain(tenth, noise, sgd(0.5));
  const { updateInPlace, ...stepwise } = fused;
  assert(updateInPlace !== undefined);
  const bits = [fused, stepwise].map((optimizer) => {
    const parameters = { w: tf.tidy(() => tf.variable(tf.ones([9]))) };
    const given = { w: tf.tensor1d(Array.from({ length: 9 }, (_, i) => Math.sin(i))) };
    const state = applyGradients(optimizer, parameters, given, optimizer.init(parameters), {
      epoch: 0,
    });
    const values = [...parameters.w.dataSync()];
    tf.dispose([parameters, given]);
    return [values, state];
  });
  assertEquals(bits[0], bits[1]);
  // What declares nothing is not fused.
  const { elementwise: _, ...silent } = tenth;
  assertEquals(chain(silent, sgd(0.5)).updateInPlace, undefined);
});

testOnBackends(
  "entries from outside are read, written, built and saved like the built-in ones",
  async () => {
    transformations.tenth = defineTransformation({
      kind: "tenth",
      stage: "clip",
      title: "a tenth of the gradients",
      options: z.strictObject({}),
      positional: [],
      words: () => "take a tenth",
      build: () => ({ ...tenth }),
      examples: ["tenth()"],
    });
    schedules.countdown = defineSchedule({
      kind: "countdown",
      title: "from a number to 0 in some updates",
      options: z.strictObject({ from: z.number().positive(), updates: z.int().positive() }),
      positional: ["from", "updates"],
      modifies: true,
      over: "update",
      declines: true,
      words: ({ from, updates }) => `${from}, down to 0 in ${updates} updates`,
      follow: ({ from, updates }) => ({ update }) => from * Math.max(0, 1 - update / updates),
      examples: ["countdown(1, 4)"],
    });
    try {
      const text = "tenth() > sgd(1, countdown=4)";
      const steps = parseOptimizer(text);
      assertEquals(steps[1], { kind: "sgd", rate: { kind: "countdown", from: 1, updates: 4 } });
      assertEquals(formatOptimizer(steps), text);
      assertEquals(steps.map((step) => stepWords(step)), [
        "take a tenth",
        "stochastic gradient descent with a learning rate of 1, down to 0 in 4 updates",
      ]);
      assert(scheduleSchema.safeParse({ kind: "countdown", from: 1, updates: 4 }).success);
      const optimizer = await buildOptimizer(steps);
      const { updates } = run(optimizer, { a: [10] }, [0, 0, 0, 0, 0]);
      // A rate of 1, 3/4, 1/2, 1/4, 0 on a gradient of 1.
      assertEquals(updates.map(({ a }) => a), [[-1], [-0.75], [-0.5], [-0.25], [-0]]);
      const config = asTfOptimizer(optimizer).getConfig();
      assertEquals(JSON.parse(config.transformation as string).parts[0], {
        step: { kind: "tenth" },
        context: {},
      });
    } finally {
      delete transformations.tenth;
      delete schedules.countdown;
    }
  },
);
