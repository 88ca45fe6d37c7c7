import * as tf from "@tensorflow/tfjs";
import { evaluate } from "../../../bench/trial/mod.ts";
import { buildByHand } from "../_optimizer.ts";
import { Trainer, type Training } from "../../../bench/trial/train.ts";
import type { BudgetSpec } from "../../../bench/trial/spec/mod.ts";
import { RandomStream, RandomStreams, streamKey, wasmHeapBytes } from "../../../engine/mod.ts";
import { MemN2N, parseMemN2NOptions } from "../../../models/mod.ts";
import { type GradientTransformation, parseOptimizer, type Step } from "../../../optim/mod.ts";
import type { StoryBatch } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../std.ts";
import { startKernels, testOnBackends } from "../../_tensors.ts";
import { lastWordDataset } from "./_dataset.ts";

const noisy = parseOptimizer("clipPerGroup(40) > noise(0.001) > sgd(0.01, halve=10, after=2)");

function prepare(
  optimizer: readonly Step[] = noisy,
  change = (built: GradientTransformation) => built,
  taking: Partial<BudgetSpec> = {},
) {
  const dataset = lastWordDataset();
  const stream = (name: string) => new RandomStream(streamKey(1, name));
  const options = parseMemN2NOptions({ hops: 1, embeddingSize: 4 });
  const model = new MemN2N(options, dataset.shape, stream("init"));
  const trainer = new Trainer({
    model,
    dataset,
    optimizer: change(buildByHand(optimizer, { groups: model.parameterGroups })),
    budget: {
      phases: { linear: 2 },
      epochs: 20,
      batchSize: 32,
      sampling: "shuffled",
      lastBatch: "short",
      curriculum: { kind: "none" },
      ...taking,
    },
    phases: ["linear", "softmax"],
    streams: new RandomStreams(1),
  });
  return { dataset, model, trainer };
}

testOnBackends("Trainer learns, and tells what it saw in every epoch", () => {
  const { dataset, model, trainer } = prepare();
  const before = evaluate(model, dataset.test);
  for (let epoch = 0; epoch < 40; epoch++) assert(trainer.runEpoch());
  const after = evaluate(model, dataset.test);
  assertEquals([before.total, after.total], [50, 50]);
  assert(after.wrong <= 2 && before.wrong > 20, `${before.wrong} to ${after.wrong} wrong`);
  const { epochs } = trainer;
  for (const column of Object.values(epochs)) assertEquals(column.length, 40);
  assertEquals(epochs.phase.slice(0, 4), ["linear", "linear", "softmax", "softmax"]);
  // Halved after every ten epochs from epoch 2 on.
  assertEquals([0, 11, 12, 22].map((epoch) => epochs.learningRate[epoch]), [
    0.01,
    0.01,
    0.005,
    0.0025,
  ]);
  assertEquals(new Set(epochs.noiseStandardDeviation), new Set([0.001]));
  assert(epochs.gradientNorm.every((norm, i) => norm! >= epochs.clippedGradientNorm[i]!));
  model.dispose();
});

testOnBackends("Trainer measures the validation error as often as the budget says", () => {
  const measured = (taking: Partial<BudgetSpec>) => {
    const { model, trainer } = prepare(noisy, undefined, { phases: {}, epochs: 7, ...taking });
    for (let epoch = 0; epoch < 7; epoch++) trainer.runEpoch();
    model.dispose();
    return trainer.epochs.validationError.flatMap((error, i) => error === null ? [] : i + 1);
  };
  assertEquals(measured({}), [5, 7]);
  assertEquals(measured({ validateEvery: 3 }), [3, 6, 7]);
  assertEquals(measured({ validateEvery: 1 }), [1, 2, 3, 4, 5, 6, 7]);
});

testOnBackends("Trainer stops before it makes an update that is not finite", () => {
  const { model, trainer } = prepare(parseOptimizer("noise(0.001) > sgd(1e6)"));
  let epochs = 0;
  while (trainer.runEpoch()) epochs += 1;
  assert(epochs < 10);
  const { trainLoss, gradientNorm } = trainer.epochs;
  assert([trainLoss.at(-1), gradientNorm.at(-1)].includes(null));
  for (const parameter of Object.values(model.parameters)) {
    assert(parameter.dataSync().every(Number.isFinite));
  }
  model.dispose();
});

testOnBackends("Trainer gives the same bits with the update in one pass and step by step", () => {
  const bits = (change: (built: GradientTransformation) => GradientTransformation) => {
    const { model, trainer } = prepare(noisy, change);
    for (let epoch = 0; epoch < 5; epoch++) trainer.runEpoch();
    const values = Object.values(model.parameters).map((parameter) => parameter.dataSync().slice());
    model.dispose();
    return [trainer.epochs, values];
  };
  const inOnePass = bits((built) => {
    assert(built.updateInPlace !== undefined);
    return built;
  });
  const stepByStep = bits(({ updateInPlace: _, ...stepwise }) => stepwise);
  assertEquals(inOnePass, stepByStep);
});

testOnBackends("Trainer asks the validation part every five epochs and after the last", () => {
  const { model, trainer } = prepare();
  for (let epoch = 0; epoch < 22; epoch++) trainer.runEpoch();
  const asked = trainer.epochs.validationError
    .flatMap((error, epoch) => error === null ? [] : [epoch + 1]);
  assertEquals(asked, [5, 10, 15, 20, 22]);
  model.dispose();
});

Deno.test("Trainer leaves tensors and heap alone in 50,000 steps", async () => {
  await startKernels();
  const start = tf.memory().numTensors;
  const { model, trainer } = prepare();
  trainer.runEpoch();
  const before = { tensors: tf.memory().numTensors, heap: wasmHeapBytes() };
  // 100 examples in batches of 32 are 4 steps an epoch.
  for (let epoch = 0; epoch < 12_500; epoch++) trainer.runEpoch();
  assertEquals({ tensors: tf.memory().numTensors, heap: wasmHeapBytes() }, before);
  model.dispose();
  assertEquals(tf.memory().numTensors, start);
});

/** How often each of the 100 training examples was seen in an epoch, and the sizes of the batches. */
function seenIn(taking: Partial<BudgetSpec>) {
  const { model, trainer, dataset } = prepare(noisy, undefined, taking);
  const seen = new Map<number, number>(), sizes: number[] = [];
  const { train } = dataset, take = train.batch.bind(train);
  train.batch = (indices, reuse) => {
    sizes.push(indices.length);
    for (const index of Array.from(indices)) seen.set(index, (seen.get(index) ?? 0) + 1);
    return take(indices, reuse);
  };
  trainer.runEpoch();
  model.dispose();
  return { seen, sizes, loss: trainer.epochs.trainLoss[0]! };
}

testOnBackends("Trainer shows every example once, or draws as many with replacement", () => {
  const once = seenIn({});
  assertEquals(once.sizes, [32, 32, 32, 4]);
  assertEquals([once.seen.size, Math.max(...once.seen.values())], [100, 1]);
  // Of 100 draws about 63 different ones.
  const drawn = seenIn({ sampling: "withReplacement" });
  assertEquals(drawn.sizes, [32, 32, 32, 4]);
  assert(drawn.seen.size > 50 && drawn.seen.size < 77, `${drawn.seen.size}`);
});

testOnBackends("Trainer drops the batch that is not full, and its loss is of what it saw", () => {
  const { sizes, loss } = seenIn({ lastBatch: "dropped" });
  assertEquals(sizes, [32, 32, 32]);
  // Eight words: about ln 8 = 2.08 nats before anything is learned.
  assert(loss > 1.5 && loss < 2.2, `${loss}`);
});

Deno.test("Trainer refuses to drop the only batch of an epoch", () => {
  const budget = { lastBatch: "dropped", batchSize: 101, curriculum: { kind: "none" } };
  const training = { budget, dataset: lastWordDataset() } as unknown as Training<StoryBatch>;
  assertThrows(
    () => new Trainer(training),
    RangeError,
    "Cannot fill a batch of 101 with 100 examples",
  );
});
