/** What a model shows of its training: of which updates, and what of it survives. */

import type * as tf from "@tensorflow/tfjs";
import { buildByHand } from "../_optimizer.ts";
import { Trainer } from "../../../bench/trial/mod.ts";
import type { BudgetSpec, TrainingState } from "../../../bench/trial/spec/mod.ts";
import { RandomStream, RandomStreams, streamKey } from "../../../engine/mod.ts";
import { MemN2N, type Model, parseMemN2NOptions } from "../../../models/mod.ts";
import { parseOptimizer } from "../../../optim/mod.ts";
import type { StoryBatch } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertNotEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { lastWordDataset } from "./_dataset.ts";

const noisy = "clip(0.01) > noise(0.001) > sgd(0.01)";

/** The largest entry of a tensor, by magnitude; null where it is not finite. */
function largest(tensor: tf.Tensor): number | null {
  const value = Math.max(...tensor.dataSync().map(Math.abs));
  return Number.isFinite(value) ? value : null;
}

/** A memory network that shows a gradient and a parameter: 100 examples, in batches of 25. */
function prepare(
  { epochs, optimizer = noisy, ...budget }:
    & Partial<BudgetSpec>
    & { readonly epochs: number; readonly optimizer?: string },
  isObserved = true,
) {
  const dataset = lastWordDataset();
  const options = parseMemN2NOptions({ hops: 1, embeddingSize: 4 });
  const model: Model<StoryBatch> = new MemN2N(
    options,
    dataset.shape,
    new RandomStream(streamKey(1, "init")),
  );
  if (isObserved) {
    model.observe = ({ size }, gradients) => ({
      size,
      gradient: largest(Object.values(gradients)[0]!),
      weight: largest(Object.values(model.parameters)[0]!),
    });
  }
  const trainer = new Trainer({
    ...{ model, dataset },
    optimizer: buildByHand(parseOptimizer(optimizer), { groups: model.parameterGroups }),
    budget: {
      ...{ phases: { linear: 0 }, epochs, batchSize: 25 },
      ...{ sampling: "shuffled", lastBatch: "short", curriculum: { kind: "none" } },
      ...budget,
    },
    phases: ["linear", "softmax"],
    streams: new RandomStreams(1),
  });
  const run = (onUpdate?: () => void) => {
    while (trainer.epochs.phase.length < epochs && trainer.runEpoch(onUpdate));
  };
  return { model, trainer, run };
}

function placesOf(trainer: Trainer<StoryBatch>): number[][] {
  return trainer.history.map(({ update, epoch }) => [update, epoch]);
}

testOnBackends(
  "Trainer asks what there is to see of the first update and of an epoch's last",
  () => {
    const { model, trainer, run } = prepare({ epochs: 16 });
    const before = largest(Object.values(model.parameters)[0]!);
    run();
    assertEquals(placesOf(trainer), [
      [0, 0],
      ...Array.from({ length: 16 }, (_, epoch) => [4 * epoch + 3, epoch]),
    ]);
    const [first] = trainer.history.map(({ seen }) => seen as Record<string, number>);
    // Before the update, and before the clip, which leaves a norm of 0.01.
    assertEquals(first!.weight, before);
    assert(first!.gradient! > 0.1, `${first!.gradient}`);
    model.dispose();
  },
);

testOnBackends(
  "Trainer asks once where the first update of the training is its epoch's last",
  () => {
    const { model, trainer, run } = prepare({ epochs: 2, batchSize: 100 });
    run();
    assertEquals(placesOf(trainer), [[0, 0], [1, 1]]);
    model.dispose();
  },
);

testOnBackends(
  "Trainer takes the last full batch for an epoch's last, where the rest is dropped",
  () => {
    const { model, trainer, run } = prepare({ epochs: 16, batchSize: 30, lastBatch: "dropped" });
    run();
    assertEquals(placesOf(trainer).slice(0, 4), [[0, 0], [2, 0], [5, 1], [8, 2]]);
    const sizes = trainer.history.map(({ seen }) => (seen as Record<string, number>).size);
    assertEquals([sizes.length, new Set(sizes)], [17, new Set([30])]);
    model.dispose();
  },
);

testOnBackends("Trainer asks within the epochs of a short training, too", () => {
  // Eight parts of each of two epochs, and 20 batches of five: the first that ends in the next part.
  const { model, trainer, run } = prepare({ epochs: 2, batchSize: 5 });
  run();
  const first = [2, 4, 7, 9, 12, 14, 17, 19];
  assertEquals(placesOf(trainer), [
    [0, 0],
    ...first.map((update) => [update, 0]),
    ...first.map((update) => [update + 20, 1]),
  ]);
  model.dispose();
});

testOnBackends("Trainer asks at as many moments as the model names", () => {
  const { model, trainer, run } = prepare({ epochs: 2, batchSize: 5 });
  Object.assign(model, { moments: 3 });
  run();
  // Two parts of each epoch: not fewer than three in all.
  assertEquals(placesOf(trainer), [[0, 0], [9, 0], [19, 0], [29, 1], [39, 1]]);
  model.dispose();
});

Deno.test("Trainer keeps 100 epochs of a longer training, evenly and with the last", () => {
  const seenOf = (epochs: number) => {
    const { model, trainer, run } = prepare({ epochs, batchSize: 100 });
    run();
    model.dispose();
    return trainer.history.map(({ epoch }) => epoch);
  };
  assertEquals(seenOf(100), Array.from({ length: 100 }, (_, i) => i));
  // The first update is there in any case.
  assertEquals(seenOf(200), [0, ...Array.from({ length: 100 }, (_, i) => 2 * i + 1)]);
  const odd = seenOf(130);
  assertEquals([odd.length, odd.at(-1)], [101, 129]);
  assertEquals(new Set(odd.slice(1).map((epoch, i) => epoch - odd[i]!)), new Set([1, 2]));
});

testOnBackends("a training that shows something moves no bit", () => {
  const bits = (isObserved: boolean) => {
    const { model, trainer, run } = prepare({ epochs: 3 }, isObserved);
    run();
    const values = Object.values(model.parameters).map((one) => one.dataSync().slice());
    model.dispose();
    return { bits: [trainer.epochs, values], shown: trainer.history.length };
  };
  const [seen, unseen] = [bits(true), bits(false)];
  assertEquals(seen.bits, unseen.bits);
  assertEquals([seen.shown, unseen.shown], [12, 0]);
});

testOnBackends("a training that goes on has the history of one never stopped", () => {
  const whole = prepare({ epochs: 3 });
  whole.run();
  whole.model.dispose();
  for (const stop of [1, 3, 4, 5, 12]) {
    const begun = prepare({ epochs: 3 });
    let updates = 0, saved = "";
    begun.run(() => {
      updates += 1;
      if (updates === stop) saved = JSON.stringify(begun.trainer.save());
    });
    begun.model.dispose();
    const rest = prepare({ epochs: 3 });
    rest.trainer.restore(JSON.parse(saved) as TrainingState);
    rest.run();
    assertEquals(rest.trainer.history, whole.trainer.history, `stopped after ${stop}`);
    rest.model.dispose();
  }
});

testOnBackends("the update whose loss is not finite is the last of the history", () => {
  const { model, trainer, run } = prepare({ epochs: 5, optimizer: "noise(0.001) > sgd(1e30)" });
  run();
  const last = trainer.history.at(-1)!;
  assertNotEquals(last.update, 0);
  assertEquals((last.seen as Record<string, unknown>).gradient, null);
  model.dispose();
});
