/** Schedules over updates, epochs and what was measured, against numbers made by hand. */

import {
  annealed,
  cosine,
  follow,
  formatOptimizer,
  OptimizerError,
  parseOptimizer,
  type Schedule,
  schedules,
} from "../../../optim/mod.ts";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import {
  addGradientNoise,
  applyGradients,
  asTfOptimizer,
  buildOptimizer,
  chain,
  type Observation,
  sgd,
} from "../../../optim/mod.ts";
import { streamKey } from "../../../engine/mod.ts";
import { run } from "../_trees.ts";
import * as tf from "@tensorflow/tfjs";

Deno.test("byError() is scale sqrt((1 + t)^-0.55 max(0, e - 0.02))", () => {
  const at = follow({ kind: "byError", scale: 2 });
  const of = (update: number, error: number) => at({ update, epoch: 0, measured: { error } });
  // 2 sqrt(0.98), 2 sqrt(100^-0.55 0.48) = 2 sqrt(0.0794328 x 0.48), and nothing at 2 % and below.
  assertAlmostEquals(of(0, 1), 1.979899, 1e-6);
  assertAlmostEquals(of(99, 0.5), 0.390527, 1e-6);
  assertEquals([of(0, 0.02), of(5, 0.001)], [0, 0]);
  for (const measured of [undefined, {}, { error: NaN }, { error: -1 }, { loss: 1 }]) {
    assertThrows(
      () => at({ update: 0, epoch: 0, measured: measured as { error: number } }),
      TypeError,
      "measured.error is",
    );
  }
});

Deno.test("byError(of=training) follows the training error", () => {
  const at = follow({ kind: "byError", scale: 2, of: "training" });
  const measured = { error: 0, trainingError: 0.5 };
  assertAlmostEquals(at({ update: 99, epoch: 0, measured }), 0.390527, 1e-6);
  assertThrows(
    () => at({ update: 0, epoch: 0, measured: { error: 0.5 } }),
    TypeError,
    "Cannot follow the training error: measured.trainingError is undefined",
  );
});

Deno.test("byError() of the validation error is written as ever", () => {
  const before = parseOptimizer("sgd(byError(1))");
  assertEquals(before, [{
    kind: "sgd",
    rate: { kind: "byError", scale: 1, gamma: 0.55, allowed: 0.02 },
  }]);
  assertEquals(parseOptimizer("sgd(byError(1, of=validation))"), before);
  assertEquals(
    formatOptimizer(parseOptimizer("sgd(byError(1, of=training))")),
    "sgd(byError(1, gamma=0.55, allowed=0.02, of=training))",
  );
  assertThrows(
    () => parseOptimizer("sgd(byError(1, of=test))"),
    OptimizerError,
    "of: expected validation or training, got test",
  );
});

Deno.test("cosine() is to + (1 - to) (1 + cos(pi x)) / 2 of the value, x of the training being over", () => {
  // Six epochs of two phases. x = 1/12 in the middle of the first, 1/3 after two, 1/2 after three.
  const at = follow(cosine({ rate: 0.4, to: 0.02 }), { before: 2, last: 4 });
  const of = (epoch: number, epochShare?: number) => at({ update: 7, epoch, epochShare });
  assertEquals([of(0), of(0, 0)], [0.4, 0.4]);
  // cos(15 degrees) = 0.9659258: 0.4 (0.02 + 0.98 x 0.9829629); cos(60) = 1/2; cos(90) = 0.
  assertAlmostEquals(of(0, 0.5), 0.3933214619, 1e-10);
  assertAlmostEquals(of(2), 0.4 * (0.02 + 0.98 * 0.75), 1e-15);
  assertAlmostEquals(of(3), 0.4 * 0.51, 1e-15);
  // The end, and what would come after it.
  assertAlmostEquals(of(5, 1), 0.008, 1e-15);
  assertEquals(of(60), of(5, 1));
  // As far as the platform's cosine can say, everywhere.
  for (let share = 0; share <= 1; share += 1 / 1024) {
    const expected = 0.4 * (0.02 + 0.98 * (1 + Math.cos(Math.PI * share)) / 2);
    assertAlmostEquals(at({ update: 0, epoch: 0, epochShare: 6 * share }), expected, 1e-15);
  }
  assertThrows(() => follow(cosine({ rate: 1, to: 0 })), TypeError, "without a length");
  for (const rate of [0, -1, NaN, Infinity]) {
    assertThrows(() => cosine({ rate, to: 0 }), RangeError, "Cannot learn at a rate");
  }
  for (const to of [-0.1, 1, NaN]) {
    assertThrows(() => cosine({ rate: 1, to }), RangeError, "Cannot let a rate fall");
  }
});

Deno.test("every schedule declines that says so", () => {
  const errorAt = (step: number) => 0.5 + 0.4 * (-1) ** step;
  for (const [kind, { declines, over, examples: [example] }] of Object.entries(schedules)) {
    const [step] = parseOptimizer(`sgd(${example})`);
    const at = follow(step!.rate as Schedule);
    const values = [0, 1, 2, 5, 9, 30, 60].map((step) =>
      // The error goes up and down.
      at({
        ...{ update: step, epoch: step, measured: { error: errorAt(step) } },
        history: { error: Array.from({ length: step }, (_, i) => errorAt(i)) },
      })
    );
    const fell = values.every((value, i) => i === 0 || value <= values[i - 1]!);
    assertEquals(fell, declines, `${kind} over ${over}`);
  }
});

Deno.test("follow() says what is wrong with a schedule, and where", () => {
  const message = (schedule: unknown) =>
    assertThrows(() => follow(schedule as Schedule), RangeError).message;
  assertEquals(
    message(NaN),
    "Cannot follow the schedule NaN: expected a number above 0 or a schedule",
  );
  assertStringIncludes(message({ kind: "other" }), '{"kind":"other"}: kind: expected annealed, ');
  assertStringIncludes(
    message({ kind: "warmup", value: { kind: "halve", value: 1, every: 0 }, updates: 1 }),
    ": value.every: expected a whole number above 0",
  );
});

Deno.test("follow() refuses what is no schedule", () => {
  const wrong: unknown[] = [0, -1, NaN, "1", null, {}, { kind: "toString" }, { kind: "halve" }];
  for (const schedule of [...wrong, { kind: "halve", value: 1, every: 1, other: 1 }]) {
    assertThrows(() => follow(schedule as Schedule), RangeError, "Cannot follow the schedule");
  }
});

testOnBackends("noise and learning rates follow the same schedules", () => {
  const epochs = [0, 0, 1];
  const halve = { kind: "halve", value: 0.5, every: 1 };
  const noise = addGradientNoise({ deviation: halve, key: streamKey(1, "noise") });
  assertEquals(
    run(noise, { a: [0] }, epochs).observations.map((one) => one.noiseStandardDeviation),
    [0.5, 0.5, 0.25],
  );
  // A rate over updates: sqrt(1 / (1 + t)^2) = 1, 1/2, 1/3.
  const rule = sgd(annealed({ eta: 1, gamma: 2 }));
  assertEquals(run(rule, { a: [-6] }, epochs).updates.map(({ a }) => a), [[6], [3], [2]]);
});

testOnBackends("a deviation of 0 adds nothing, and draws go on with the updates", () => {
  const deviation = { kind: "byError", scale: 1, gamma: 0 };
  const noise = addGradientNoise({ deviation, key: streamKey(1, "noise") });
  tf.tidy(() => {
    const w = { w: tf.tensor1d([1, -0, -0, -0, -0]) };
    const info = (error: number) => ({ epoch: 0, measured: { error } });
    const quiet = noise.update(w, { update: 3 }, w, info(0.01));
    const [first, ...zeros] = quiet.updates.w!.dataSync();
    assertEquals([first, quiet.state], [1, { update: 4 }]);
    // Adding draws times 0 would make 0 of some.
    assertEquals(zeros.every((value) => Object.is(value, -0)), true);
    const loud = noise.update(w, { update: 3 }, w, info(1.02));
    const fixed = addGradientNoise({ deviation: 1, key: streamKey(1, "noise") });
    const expected = fixed.update(w, { update: 3 }, w, info(1));
    assertEquals(loud.updates.w!.dataSync(), expected.updates.w!.dataSync());
  });
});

testOnBackends("noise and rules follow a cosine within epochs, fused or not", async () => {
  const key = streamKey(1, "noise"), length = { before: 0, last: 2 };
  const text =
    "clip(100) > noise(cosine(0.5, 0)) > adam(0.4, cosine=0, beta1=0, beta2=0, epsilon=1)";
  const optimizer = await buildOptimizer(text, { key, length });
  assert(optimizer.updateInPlace !== undefined);
  const { updateInPlace: _, ...stepwise } = optimizer;
  const seen = [optimizer, stepwise, chain(sgd(cosine({ rate: 0.4, to: 0 }), length))].map((one) =>
    tf.tidy(() => {
      const parameters = { w: tf.variable(tf.tensor1d([1])) }, gradients = { w: tf.tensor1d([2]) };
      // A quarter and three quarters of two epochs are over.
      for (const [epoch, epochShare] of [[0, 0.5], [1, 0.5]] as const) {
        const observations: Observation[] = [];
        const observe = (observation: Observation) => observations.push(observation);
        const state = one.init(parameters);
        applyGradients(one, parameters, gradients, state, { epoch, epochShare, observe });
        const { learningRate, noiseStandardDeviation } = observations.at(-1)!;
        // (1 + cos(pi / 4)) / 2 and (1 - cos(pi / 4)) / 2.
        const share = epoch === 0 ? 0.853553391 : 0.146446609;
        assertAlmostEquals(learningRate!, 0.4 * share, 1e-9);
        if (one !== optimizer && one !== stepwise) continue;
        assertAlmostEquals(noiseStandardDeviation!, 0.5 * share, 1e-9);
      }
      const [w] = parameters.w.dataSync();
      parameters.w.dispose();
      return w;
    })
  );
  assertEquals(seen[0], seen[1]);
});

testOnBackends("asTfOptimizer() counts the share of an epoch for schedules", () => {
  const x = tf.tidy(() => tf.variable(tf.scalar(1), true, "fallen"));
  const rule = sgd({ kind: "cosine", value: 0.5, to: 0, epochs: 1 });
  const optimizer = asTfOptimizer(rule, { updatesPerEpoch: 2 });
  for (let i = 0; i < 3; i++) tf.tidy(() => optimizer.applyGradients({ fallen: tf.scalar(1) }));
  // 0.5, half of it in the middle of the epoch, and nothing after it.
  assertAlmostEquals(x.dataSync()[0]!, 0.25, 1e-7);
  x.dispose();
  optimizer.dispose();
});

testOnBackends("asTfOptimizer() passes on what was measured", () => {
  const x = tf.tidy(() => tf.variable(tf.scalar(1), true, "measured"));
  const optimizer = asTfOptimizer(sgd({ kind: "byError", scale: 1, gamma: 0, allowed: 0 }));
  const step = () => tf.tidy(() => optimizer.applyGradients({ measured: tf.scalar(1) }));
  assertThrows(step, TypeError, "measured.error is undefined");
  optimizer.measured = { error: 0.25 };
  step();
  // A rate of sqrt(0.25).
  assertEquals(x.dataSync()[0], 0.5);
  x.dispose();
  optimizer.dispose();
});
