/** What a Trainer asks of a model and writes down, number by number. */

import { evaluate, Trainer } from "../../../bench/trial/mod.ts";
import { buildByHand } from "../_optimizer.ts";
import { parseOptimizer, type Step } from "../../../optim/mod.ts";
import type { BudgetSpec } from "../../../bench/trial/spec/mod.ts";
import { RandomStream, RandomStreams, streamKey } from "../../../engine/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { countedDataset, countedModel } from "./_counted_model.ts";

const stream = (name: string) => new RandomStream(streamKey(1, name));

const plain = parseOptimizer("clip(2) > sgd(0.1)");

/** 150 examples in batches of 32 are 5 updates an epoch, the last one of 22 examples. */
function prepare(
  { budget = {}, optimizer = plain, gradientOf, lossOf }: {
    readonly budget?: Partial<BudgetSpec>;
    readonly optimizer?: readonly Step[];
    readonly gradientOf?: (update: number) => number;
    readonly lossOf?: (index: number) => number;
  } = {},
) {
  const { model, asked } = countedModel(gradientOf, lossOf);
  const streams = new RandomStreams(1);
  const trainer = new Trainer({
    model,
    dataset: countedDataset({ train: 150, validation: 120 }),
    optimizer: buildByHand(optimizer, { groups: model.parameterGroups }),
    budget: {
      ...{ phases: { linear: 2 }, epochs: 4, batchSize: 32 },
      ...{ sampling: "shuffled", lastBatch: "short", curriculum: { kind: "none" } },
      ...budget,
    },
    phases: ["linear", "softmax"],
    streams,
  });
  return { model, asked, trainer, streams };
}

testOnBackends("the loss of an epoch is the sum over its examples over how many they are", () => {
  const { model, asked, trainer } = prepare();
  trainer.runEpoch();
  assertEquals(asked.updates.map(({ indices }) => indices.length), [32, 32, 32, 32, 22]);
  // Example i has the loss i: (0 + 1 + ... + 149) / 150.
  assertEquals(trainer.epochs.trainLoss, [74.5]);
  model.dispose();

  const dropped = prepare({ budget: { lastBatch: "dropped" } });
  dropped.trainer.runEpoch();
  const seen = dropped.asked.updates.flatMap(({ indices }) => indices);
  assertEquals(seen.length, 128);
  assertEquals(dropped.trainer.epochs.trainLoss, [seen.reduce((sum, i) => sum + i, 0) / 128]);
  dropped.model.dispose();
});

testOnBackends("examples come in the order of the stream of orders, epoch after epoch", () => {
  const { model, asked, trainer } = prepare();
  trainer.runEpoch();
  trainer.runEpoch();
  const order = stream("order"), all = [...Array(150).keys()];
  assertEquals(
    asked.updates.flatMap(({ indices }) => indices),
    [...order.shuffled(all), ...order.shuffled(all)],
  );
  model.dispose();

  const drawn = prepare({ budget: { sampling: "withReplacement" } });
  drawn.trainer.runEpoch();
  const again = stream("order");
  assertEquals(
    drawn.asked.updates.flatMap(({ indices }) => indices),
    all.map(() => again.integer(150)),
  );
  drawn.model.dispose();
});

testOnBackends(
  "norms are means over the updates, before the clip and after; noise is that of the last",
  () => {
    // Gradients of 1 to 5 in each epoch, clipped at 2.
    const { model, trainer } = prepare({
      optimizer: parseOptimizer("clip(2) > noise(annealed(eta=4, gamma=1)) > sgd(0.1)"),
      gradientOf: (update) => 1 + update % 5,
    });
    trainer.runEpoch();
    trainer.runEpoch();
    const { gradientNorm, clippedGradientNorm, clippedShare, noiseStandardDeviation } =
      trainer.epochs;
    assertEquals(gradientNorm, [3, 3]);
    // (1 + 2 + 2 + 2 + 2) / 5; 2 is not over the limit.
    for (const norm of clippedGradientNorm) assertAlmostEquals(norm!, 1.8, 1e-6);
    assertEquals(clippedShare, [0.6, 0.6]);
    // Updates 4 and 9, counted from 0: the root of 4 / (1 + 4) and of 4 / (1 + 9).
    assertEquals(noiseStandardDeviation, [Math.sqrt(4 / 5), Math.sqrt(4 / 10)]);
    model.dispose();
  },
);

testOnBackends(
  "a model learns and is validated in the phase of the epoch",
  () => {
    const { model, asked, trainer } = prepare({ budget: { phases: { linear: 5 }, epochs: 5 } });
    for (let epoch = 0; epoch < 10; epoch++) trainer.runEpoch();
    assertEquals(asked.updates.map(({ mode }) => mode.phase), [
      ...Array(25).fill("linear"),
      ...Array(25).fill("softmax"),
    ]);
    // After epochs 5 and 10, 120 examples each time.
    assertEquals(asked.answers, [
      { part: "validation", size: 100, phase: "linear" },
      { part: "validation", size: 20, phase: "linear" },
      { part: "validation", size: 100, phase: "softmax" },
      { part: "validation", size: 20, phase: "softmax" },
    ]);
    assertEquals(trainer.epochs.phase, [
      ...Array(5).fill("linear"),
      ...Array(5).fill("softmax"),
    ]);
    // One wrong answer in each batch, and a loss of 2 for each example.
    const { validationError, validationLoss } = trainer.epochs;
    assertEquals([validationError[3], validationError[4], validationError[9]], [
      null,
      ...[1, 1].map((w) => 2 * w / 120),
    ]);
    assertEquals([validationLoss[3], validationLoss[4], validationLoss[9]], [null, 2, 2]);
    model.dispose();
  },
);

testOnBackends(
  "a model learns how much of the training is over, update by update, and which streams to use",
  () => {
    const { model, asked, trainer, streams } = prepare({
      budget: { phases: { linear: 1 }, epochs: 1 },
    });
    trainer.runEpoch();
    trainer.runEpoch();
    // Of two epochs: 0, 32, 64, 96 and 128 of 150 examples, halved; then the same behind one half.
    const half = [0, 32, 64, 96, 128].map((seen) => seen / 300);
    for (const [i, progress] of [...half, ...half.map((share) => 0.5 + share)].entries()) {
      const { mode } = asked.updates[i]!;
      assertAlmostEquals(mode.progress, progress, 1e-12);
      assertEquals(mode.training, true);
      assertEquals(mode.random("dropout") === streams.open("dropout"), true);
      for (const name of ["data", "init", "order", "noise"]) {
        assertThrows(() => mode.random(name), RangeError, `the stream "${name}": the trial does`);
      }
    }
    model.dispose();
  },
);

testOnBackends("schedules learn how much of the training is over, update by update", () => {
  const { model, trainer } = prepare({
    budget: { phases: { linear: 1 }, epochs: 1 },
    optimizer: parseOptimizer("sgd(1, cosine=0, epochs=2)"),
  });
  trainer.runEpoch();
  trainer.runEpoch();
  // Before the last update 128 of 150 examples are over: (1 + cos(pi x)) / 2 of x = 64/150, 139/150.
  const [first, second] = trainer.epochs.learningRate;
  assertAlmostEquals(first!, 0.6141754, 1e-7);
  assertAlmostEquals(second!, 0.0132105, 1e-7);
  model.dispose();
});

testOnBackends("current is the share of the epoch that is over, and its mean loss so far", () => {
  const { model, asked, trainer } = prepare();
  const seen: (typeof trainer.current)[] = [];
  assertEquals(trainer.current, null);
  trainer.runEpoch(() => seen.push(trainer.current));
  assertEquals(trainer.current, null);
  let count = 0, sum = 0;
  const expected = asked.updates.map(({ indices }) => {
    count += indices.length;
    sum += indices.reduce((a, b) => a + b, 0);
    return { share: count / 150, loss: sum / count };
  });
  assertEquals(seen, expected);
  model.dispose();
});

testOnBackends(
  "no update is made, and none after it, when a loss or a gradient is not finite",
  () => {
    const order = stream("order").shuffled(Array(150).keys());
    const cases = {
      // In the second batch, with a gradient that could be descended.
      "a loss": { lossOf: (index: number) => index === order[40] ? NaN : 1 },
      "a gradient": { gradientOf: (update: number) => update === 1 ? Infinity : 1 },
    };
    for (const [what, changes] of Object.entries(cases)) {
      const { model, asked, trainer } = prepare(changes);
      let updates = 0;
      assertEquals(trainer.runEpoch(() => updates++), false, what);
      assertEquals([asked.updates.length, updates], [2, 1], what);
      // The first update alone: minus 0.1 times a gradient of 1.
      assertAlmostEquals(model.parameters.w!.dataSync()[0]!, -0.1, 1e-7, what);
      const { trainLoss, gradientNorm, validationError } = trainer.epochs;
      assertEquals(trainLoss[0] === null, what === "a loss");
      assertEquals([gradientNorm, validationError], [[null], [null]]);
      model.dispose();
    }
  },
);

testOnBackends("a run that goes on knows how much of the training is over", () => {
  const { model, trainer } = prepare();
  let saved = "", updates = 0;
  trainer.runEpoch(() => {
    if (++updates === 2) saved = JSON.stringify(trainer.save());
  });
  const other = prepare();
  other.trainer.restore(JSON.parse(saved));
  other.trainer.runEpoch();
  // The third update of the first of six epochs.
  assertEquals(other.asked.updates.length, 3);
  assertAlmostEquals(other.asked.updates[0]!.mode.progress, 64 / 150 / 6, 1e-12);
  assertEquals(other.trainer.epochs, trainer.epochs);
  model.dispose();
  other.model.dispose();
});

testOnBackends(
  "evaluate() asks for every example once, the short batch at the end too, or for a part",
  () => {
    const { model, asked } = countedModel();
    const { validation } = countedDataset({ train: 1, validation: 250 });
    assertEquals(evaluate(model, validation), { wrong: 3, total: 250, loss: 500 });
    assertEquals(asked.answers.map(({ size }) => size), [100, 100, 50]);
    asked.answers.length = 0;
    assertEquals(evaluate(model, validation, { from: 40, to: 190, phase: "linear" }), {
      ...{ wrong: 2, total: 150, loss: 300 },
    });
    assertEquals(asked.answers.map(({ size, phase }) => [size, phase]), [
      [100, "linear"],
      [50, "linear"],
    ]);
    model.dispose();
  },
);

testOnBackends("schedules follow the validation error as last evaluated, and 1 before that", () => {
  const optimizer = parseOptimizer("noise(byError(2, gamma=0, allowed=0)) > sgd(0.1)");
  const { model, trainer } = prepare({ optimizer });
  for (let epoch = 0; epoch < 6; epoch++) trainer.runEpoch();
  const { validationError, noiseStandardDeviation } = trainer.epochs;
  const evaluated = validationError[4]!;
  assertEquals(evaluated > 0 && evaluated < 1, true, `${evaluated}`);
  // Validated after the fifth epoch, and the sixth follows it.
  assertEquals(noiseStandardDeviation, [2, 2, 2, 2, 2, 2 * Math.sqrt(evaluated)]);
  model.dispose();
});
