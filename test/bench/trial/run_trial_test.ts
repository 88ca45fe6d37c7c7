/** Every number that a trial ends with, from data whose errors can be counted by hand. */

import { memoryNetworkSchema } from "../../../models/memn2n/mod.ts";
import { changeOptimizer } from "../_trials.ts";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertMatch,
  assertNotEquals,
} from "../../../std.ts";
import { sha256 } from "../../../engine/mod.ts";
import { calibrate } from "../../../bench/trial/mod.ts";
import type { TrialSpec } from "../../../bench/trial/spec/mod.ts";
import { runOnStories, type ToldTrial, type Written } from "./_same_stories.ts";

/** 180 questions to train on, 20 for validation, 150 in the test, of which the last 50 are a short batch. */
const written: Written = {
  train: [["kitchen", 108], ["garden", 36], ["kitchen", 36], ["garden", 7], ["kitchen", 13]],
  test: [["kitchen", 95], ["garden", 5], ["kitchen", 10], ["garden", 40]],
};

Deno.test("runTrial() measures each error on its own part, over every question of it", async () => {
  const { result } = await runOnStories({ "babi-qa1": written });
  assertEquals([result.status, result.message], ["unsolved", null]);
  const { trainLoss, ...errors } = result.metrics!;
  assertEquals(errors, {
    // "kitchen" to all: wrong are 36 of 180, 7 of 20, and 5 + 40 of 150.
    trainError: { value: 0.2, wrong: 36, total: 180 },
    validationError: { value: 0.35, wrong: 7, total: 20 },
    testError: { value: 0.3, wrong: 45, total: 150 },
    testErrorByTask: { "babi-qa1": { value: 0.3, wrong: 45, total: 150 } },
  });
  // The best that one distribution for all can do is the entropy of the answers:
  // -0.8 ln 0.8 - 0.2 ln 0.2 = 0.500 nats a question. The other words still have a hundredth. (Of the
  // validation part it would be 0.708, of the test 0.639.)
  assertAlmostEquals(trainLoss, 0.5, 0.015);
});

Deno.test("runTrial() keeps the validation part's errors and losses, and the training loss by epoch", async () => {
  const { result: { epochs } } = await runOnStories({ "babi-qa1": written });
  const asked = [null, null, null, null, 0.35];
  assertEquals(epochs.validationError, [...asked, ...asked, ...asked, ...asked]);
  // With 0.8 and 0.2 for the two answers: -0.65 ln 0.8 - 0.35 ln 0.2 = 0.708.
  assertAlmostEquals(epochs.validationLoss.at(-1)!, 0.708, 0.02);
  assertAlmostEquals(epochs.trainLoss.at(-1)!, 0.5, 0.015);
  assertEquals(epochs.phase, [...Array(5).fill("linear"), ...Array(15).fill("softmax")]);
  assertEquals([0, 3, 4, 19].map((epoch) => epochs.learningRate[epoch]), [
    ...[0.01, 0.01, 0.005, 0.01 / 16],
  ]);
});

Deno.test("runTrial() tells after each epoch how far it is, the loss, and the last validation error", async () => {
  const { result: { epochs }, progress } = await runOnStories({ "babi-qa1": written });
  // Within an epoch it tells once a second at most.
  assertEquals(
    progress.filter(({ share }) => share === 0),
    epochs.trainLoss.map((loss, i) => ({
      ...{ attempt: 1, attempts: 1, earlier: 0 },
      epoch: i + 1,
      epochs: 20,
      share: 0,
      loss,
      error: i < 4 ? null : 0.35,
    })),
  );
});

Deno.test("runTrial() counts the errors of each task of a joint network on its own questions", async () => {
  const { result } = await runOnStories({
    // 18 and 27 for training; 15 of 150, 49 of 70 and 4 of 5 wrong.
    "babi-qa1": {
      train: [["kitchen", 20]],
      test: [["kitchen", 130], ["garden", 15], ["kitchen", 5]],
    },
    "babi-qa2": {
      train: [["kitchen", 20], ["garden", 4], ["kitchen", 6]],
      test: [["garden", 49], ["kitchen", 21]],
    },
    "babi-qa4": { train: [["kitchen", 10]], test: [["kitchen", 1], ["garden", 4]] },
  });
  const { trainError, testError, testErrorByTask } = result.metrics!;
  assertEquals(testErrorByTask, {
    "babi-qa1": { value: 0.1, wrong: 15, total: 150 },
    "babi-qa2": { value: 0.7, wrong: 49, total: 70 },
    "babi-qa4": { value: 0.8, wrong: 4, total: 5 },
  });
  // All wrong answers over all questions, not the mean of the three: 68 / 225.
  assertEquals(testError, { value: 68 / 225, wrong: 68, total: 225 });
  assertEquals(trainError, { value: 4 / 54, wrong: 4, total: 54 });
});

Deno.test("a trial whose test error is the target itself has solved its task", async () => {
  const statusOf = async (wrong: number) => {
    const test = [["kitchen", 100 - wrong], ["garden", wrong]] as const;
    const { result } = await runOnStories({ "babi-qa1": { ...written, test } });
    assertEquals(result.metrics!.testError.wrong, wrong);
    return result.status;
  };
  // The target of every bAbI task is 5 %.
  assertEquals([await statusOf(4), await statusOf(5), await statusOf(6)], [
    "solved",
    "solved",
    "unsolved",
  ]);
});

Deno.test("runTrial() counts parameters, and names the digest of the data", async () => {
  const { result, networks: [network] } = await runOnStories({ "babi-qa1": written });
  // Words: mary, moved, where, is, kitchen, garden. One statement in memory: one age.
  // Two tables of 7 rows of 4.
  assertEquals(result.parameterCount, 2 * 7 * 4);
  assertEquals(network!.vocabulary, ["", "mary", "moved", "where", "is", "kitchen", "garden"]);
  assert(result.spec.data.source === "files");
  assertEquals(result.dataDigest, result.spec.data.digest);
  assertEquals(result.tensors.after, result.tensors.before);
});

/** The digest as the result file describes it. */
function digestOf({ result, networks: [network] }: ToldTrial): string {
  const curve = new Uint8Array(Float64Array.from(result.epochs.trainLoss, Number).buffer);
  const { embedding0, embedding1 } = memoryNetworkSchema.strip().parse(network).parameters;
  const bytes = (values: string) => Uint8Array.fromBase64(values);
  return sha256(
    curve,
    ...["embedding0", bytes(embedding0!.values), "embedding1", bytes(embedding1!.values)],
  );
}

/** One update of all 180 questions an epoch, so small that it rounds away, or not. */
const stepOf = (rate: number, epochs = 1) => ({ optimizer, budget }: TrialSpec) => ({
  optimizer: changeOptimizer(optimizer, { rule: `sgd(${rate})` }),
  budget: { ...budget, phases: { linear: 0 }, epochs, batchSize: 180 },
});

Deno.test("a digest is of the loss curve and of the final parameters", async () => {
  const small = await runOnStories({ "babi-qa1": written }, stepOf(0.001));
  const large = await runOnStories({ "babi-qa1": written }, stepOf(0.002));
  // The loss is that before the only update: one curve, two networks.
  assertEquals(large.result.epochs.trainLoss, small.result.epochs.trainLoss);
  assertNotEquals(large.networks, small.networks);
  assertNotEquals(large.result.digest, small.result.digest);
  assertEquals(small.result.digest, digestOf(small));
  assertEquals(large.result.digest, digestOf(large));
  // Updates that round away: one network, two curves.
  const one = await runOnStories({ "babi-qa1": written }, stepOf(1e-30, 1));
  const two = await runOnStories({ "babi-qa1": written }, stepOf(1e-30, 2));
  assertEquals(two.networks, one.networks);
  assertNotEquals(two.result.digest, one.result.digest);
  assertEquals(two.result.digest, digestOf(two));
});

Deno.test("a trial of other numerics, data, models or tasks than there are fails, and says of what", async () => {
  const messageOf = async (change: (spec: TrialSpec) => Partial<TrialSpec>) => {
    const { result, networks } = await runOnStories({ "babi-qa1": written }, change);
    assertEquals([result.status, result.metrics, result.digest, networks], [
      "failed",
      null,
      "",
      [],
    ]);
    assertEquals(result.epochs.trainLoss, []);
    return result.message!;
  };
  assertMatch(
    await messageOf(({ numerics }) => ({ numerics: { ...numerics, tfjs: "4.0.0" } })),
    /^Error: Cannot run a trial of .*"tfjs":"4\.0\.0".* with /,
  );
  assertMatch(
    await messageOf(() => ({ data: { source: "files", digest: "another" } })),
    /^Error: The data are not those of the specification any more: .*train\.txt$/,
  );
  assertMatch(
    await messageOf(({ model }) => ({ model: { ...model, name: "lstm" } })),
    /^RangeError: Cannot find the model: lstm$/,
  );
  assertMatch(
    await messageOf(({ task }) => ({ task: { ...task, name: "babi-qa21" } })),
    /^RangeError: Cannot find the task: babi-qa21$/,
  );
});

Deno.test("a trial diverges in the epoch whose loss is not finite, or after the last one", async () => {
  const wild = (budget: Partial<TrialSpec["budget"]>) => (spec: TrialSpec) => ({
    optimizer: changeOptimizer(spec.optimizer, { clip: "none", rule: "sgd(1e30)" }),
    budget: { ...spec.budget, phases: { linear: 0 }, epochs: 3, ...budget },
  });
  // Six updates an epoch: the second one sees what the first one did.
  const { result } = await runOnStories({ "babi-qa1": written }, wild({}));
  assertEquals([result.status, result.message], ["diverged", "In epoch 1 of 3"]);
  assertEquals([result.metrics, result.inspections], [null, []]);
  // One update an epoch: the second epoch sees it.
  const second = await runOnStories({ "babi-qa1": written }, wild({ batchSize: 180 }));
  assertEquals(second.result.message, "In epoch 2 of 3");
  assertEquals(second.result.epochs.trainLoss.map((loss) => loss === null), [false, true]);
  // One update in all: the losses were finite, what it leaves is not.
  const last = await runOnStories({ "babi-qa1": written }, wild({ batchSize: 180, epochs: 1 }));
  assertEquals([last.result.status, last.result.message], ["diverged", "In epoch 1 of 1"]);
  assertEquals([last.result.metrics, last.networks], [null, []]);
});

Deno.test("a trial that goes on has run for as long as it had before", async () => {
  const { result, checkpoints } = await runOnStories({ "babi-qa1": written }, undefined, {
    checkpointTimes: { afterSeconds: 0, everySeconds: 0 },
  });
  assert(result.durationSeconds < 500);
  // After update 21 of 120: the third of the fourth epoch.
  const resume = { ...checkpoints[20]!, seconds: 1000 };
  const again = await runOnStories({ "babi-qa1": written }, undefined, { resume });
  assertEquals(again.result.digest, result.digest);
  assertEquals(
    again.progress.filter(({ share }) => share === 0).map(({ epoch }) => epoch),
    Array.from({ length: 17 }, (_, i) => 4 + i),
  );
  assert(again.result.durationSeconds > 1000, `${again.result.durationSeconds}`);
});

Deno.test("a trial is calibrated before it and after it, and the mean of both counts", async () => {
  // A clock whose n-th look shows n^2 milliseconds: between it and the next lie 2 n + 1.
  const { performance } = globalThis;
  let looks = 0;
  Object.defineProperty(globalThis, "performance", {
    configurable: true,
    value: { now: () => looks++ ** 2 },
  });
  try {
    // The arithmetic is warmed up.
    calibrate();
    looks = 0;
    const { result } = await runOnStories({ "babi-qa1": written });
    // Look 0 is the start; 1 and 2 are before it, the last two after it: (3 + 2 (looks - 2) + 1) / 2.
    assertEquals(result.calibrationSeconds, looks / 1000);
  } finally {
    Object.defineProperty(globalThis, "performance", { configurable: true, value: performance });
  }
});

Deno.test("runTrial() looks at a few answers of the test", async () => {
  const { result: { inspections } } = await runOnStories({ "babi-qa1": written });
  assert(inspections.length > 0);
  for (const inspection of inspections) {
    assert(inspection.kind === "attention");
    assertEquals(inspection.question, "Where is Mary?");
    assertEquals(inspection.prediction, "kitchen");
  }
});
