/** Trainings that skip updates, accumulate batches, or answer with averages, as the optimizer's text says. */

import { Trainer } from "../../../bench/trial/mod.ts";
import type { BudgetSpec } from "../../../bench/trial/spec/mod.ts";
import { RandomStreams } from "../../../engine/mod.ts";
import { buildOptimizer } from "../../../optim/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { countedDataset, countedModel } from "./_counted_model.ts";

/** Four batches of eight an epoch. */
async function prepare(
  text: string,
  gradientOf?: (update: number) => number,
  lossOf?: (index: number) => number,
  change: Partial<BudgetSpec> = {},
) {
  const { model, asked } = countedModel(gradientOf, lossOf), answered: number[] = [];
  const valueOf = () => model.parameters["w"]!.dataSync<"float32">()[0]!;
  const trainer = new Trainer({
    model: {
      ...model,
      predict(batch, phase) {
        answered.push(valueOf());
        return model.predict(batch, phase);
      },
    },
    dataset: countedDataset({ train: 32, validation: 8 }),
    optimizer: await buildOptimizer(text),
    budget: {
      ...{ phases: {}, epochs: 3, batchSize: 8, validateEvery: 1 },
      ...{ sampling: "shuffled", lastBatch: "short", curriculum: { kind: "none" } },
      ...change,
    },
    phases: ["main"],
    streams: new RandomStreams(1),
  });
  return { model, trainer, asked, answered, valueOf };
}

/** Updates 1 and 2 of the first epoch are not finite. */
const gradientOf = (update: number) => update === 1 || update === 2 ? NaN : 2 + update;

testOnBackends(
  "a training ends at the first update that is not finite, unless it skips",
  async () => {
    const { model, trainer } = await prepare("sgd(0.1)", gradientOf);
    assertEquals([trainer.runEpoch(), trainer.skippedUpdates], [false, null]);
    model.dispose();
    const other = await prepare("skipNonFinite(2) > sgd(0.1)", gradientOf);
    assertEquals([other.trainer.runEpoch(), other.trainer.skippedUpdates], [false, 2]);
    other.model.dispose();
  },
);

testOnBackends("what is skipped is in no sum of the epoch", async () => {
  const { model, trainer, asked, valueOf } = await prepare(
    "skipNonFinite(3) > clip(4) > sgd(0.1)",
    gradientOf,
  );
  const shown: (number | null)[] = [];
  const isGoingOn = trainer.runEpoch(() => shown.push(trainer.current!.loss));
  assertEquals([isGoingOn, trainer.skippedUpdates], [true, 2]);
  // The progress after a skipped update shows the mean of those before it.
  assertEquals(shown.slice(1, 3), [shown[0], shown[0]]);
  // Of updates 0 and 3: gradients of 2 and 5, of which the clip shortens the second to 4.
  assertAlmostEquals(valueOf(), -0.6, 1e-6);
  const { gradientNorm, clippedGradientNorm, clippedShare, trainLoss } = trainer.epochs;
  assertEquals([gradientNorm, clippedGradientNorm, clippedShare], [[3.5], [3], [0.5]]);
  const made = [...asked.updates[0]!.indices, ...asked.updates[3]!.indices];
  assertEquals(trainLoss, [made.reduce((sum, index) => sum + index, 0) / 16]);
  // The model advances with updates, not with batches.
  assertEquals(asked.updates.map(({ mode }) => mode.update), [0, 1, 1, 1]);
  model.dispose();
});

testOnBackends("a loss that is not finite counts like a gradient that is not", async () => {
  const lossOf = (index: number) => index === 5 ? Infinity : 1;
  const plain = await prepare("sgd(0.1)", undefined, lossOf);
  assertEquals(plain.trainer.runEpoch(), false);
  plain.model.dispose();
  const { model, trainer, valueOf } = await prepare(
    "skipNonFinite(2) > sgd(0.1)",
    undefined,
    lossOf,
  );
  assertEquals([trainer.runEpoch(), trainer.skippedUpdates], [true, 1]);
  assertAlmostEquals(valueOf(), -0.3, 1e-6);
  assertEquals(trainer.epochs.trainLoss, [1]);
  model.dispose();
});

testOnBackends("an epoch without an update has no means, and training goes on", async () => {
  const { model, trainer } = await prepare(
    "skipNonFinite(9) > sgd(0.1)",
    (update) => update < 4 ? NaN : 1,
  );
  assertEquals(trainer.runEpoch(), true);
  const { trainLoss, gradientNorm, clippedShare } = trainer.epochs;
  assertEquals([trainLoss, gradientNorm, clippedShare], [[null], [null], [null]]);
  assertEquals([trainer.runEpoch(), trainer.skippedUpdates], [true, 4]);
  assertEquals(trainer.epochs.gradientNorm, [null, 1]);
  model.dispose();
});

testOnBackends("counts of skipped updates go on with a saved training", async () => {
  const one = await prepare("skipNonFinite(3) > sgd(0.1)", gradientOf);
  const states: ReturnType<typeof one.trainer.save>[] = [];
  one.trainer.runEpoch(() => states.push(JSON.parse(JSON.stringify(one.trainer.save()))));
  // After the second of the skipped updates.
  const { model, trainer, asked, valueOf } = await prepare(
    "skipNonFinite(3) > sgd(0.1)",
    (update) => gradientOf(update + 3),
  );
  trainer.restore(states[2]!);
  assertEquals([trainer.runEpoch(), trainer.skippedUpdates], [true, 2]);
  assertEquals([valueOf(), trainer.epochs], [one.valueOf(), one.trainer.epochs]);
  assertEquals(asked.updates[0]!.indices, one.asked.updates[3]!.indices);
  one.model.dispose();
  model.dispose();
});

testOnBackends("an accumulation counts updates, and losses of all batches", async () => {
  const { model, trainer, valueOf } = await prepare(
    "accumulate(2) > clip(3) > sgd(0.1)",
    (update) => update,
  );
  assertEquals(trainer.runEpoch(), true);
  // Means of 0 and 1, and of 2 and 3.
  assertAlmostEquals(valueOf(), -0.3, 1e-6);
  const { gradientNorm, clippedShare, trainLoss, learningRate } = trainer.epochs;
  assertEquals([gradientNorm, clippedShare], [[1.5], [0]]);
  assertEquals([trainLoss, learningRate], [[15.5], [0.1]]);
  model.dispose();
});

testOnBackends("an average in the optimizer answers as one in the budget does", async () => {
  const text = await prepare("average(0.75) > sgd(0.1)");
  const budget = await prepare("sgd(0.1)", undefined, undefined, { average: 0.75 });
  for (const { trainer } of [text, budget]) while (!trainer.hasEnded) trainer.runEpoch();
  assertEquals(text.answered, budget.answered);
  assertEquals(text.valueOf(), budget.valueOf());
  assertEquals(text.answered.at(-1), text.valueOf());
  text.model.dispose();
  budget.model.dispose();
});
