/** Curricula and schedules that follow the error of the training itself, by a toy task and a toy model. */

import * as tf from "@tensorflow/tfjs";
import { Trainer } from "../../../bench/trial/mod.ts";
import type { BudgetSpec, TrainingState } from "../../../bench/trial/spec/mod.ts";
import { RandomStream, RandomStreams, sha256, streamKey } from "../../../engine/mod.ts";
import type { Model } from "../../../models/mod.ts";
import {
  addGradientNoise,
  chain,
  clipByGlobalNorm,
  type GradientTransformation,
  sgd,
} from "../../../optim/mod.ts";
import type { TaskData } from "../../../tasks/mod.ts";
import { testOnBackends } from "../../_tensors.ts";
import { type BitsBatch, finite, HARDEST, streamed } from "../../tasks/_toy_tasks.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../../std.ts";
import { firstBitModel } from "./_first_bit_model.ts";

/** Eight updates an epoch, and a check after every five: windows lie across the ends of epochs. */
const budget: BudgetSpec = {
  ...{ phases: {}, epochs: 5, batchSize: 8, lastBatch: "short" },
  sampling: { fresh: 64, difficulty: "batch" },
  curriculum: {
    ...{ kind: "byTrainingError", threshold: 0.2, every: 5, first: 1 },
    ...{ againShare: 0.6, anyShare: 0.25 },
  },
};
const byError = { ...budget.curriculum, kind: "byError", examples: 40 } as BudgetSpec["curriculum"];
const stream = (name: string) => new RandomStream(streamKey(1, name));

type Measured = Readonly<Record<string, number>> | undefined;

/** A model with a score that counts how often it is advanced, and each time changes its weights. */
function scored(advances: number[], wrongs: number[]): Model<BitsBatch> {
  const inner = firstBitModel(stream("init"));
  let updates = 0, advanced = 0;
  const weights = inner.parameters.weights!;
  return {
    ...inner,
    lossAndGradients(batch, mode) {
      const { wrong, total } = inner.predict(batch);
      updates += 1;
      wrongs.push(wrong);
      return { ...inner.lossAndGradients(batch, mode), score: { wrong, total } };
    },
    advance() {
      advanced += 1;
      advances.push(updates);
      tf.tidy(() => weights.assign(tf.mul(weights, advanced % 2 === 0 ? 0.5 : -0.1)));
    },
    save: () => advanced,
    restore: (state) => void (advanced = state as number),
  };
}

/** Notes what was measured before each update. */
function noting(measured: Measured[]): GradientTransformation {
  const clip = clipByGlobalNorm(10);
  return {
    stage: "clip",
    init: clip.init,
    update(updates, state, params, info) {
      measured.push(info.measured);
      return clip.update(updates, state as null, params, info);
    },
  };
}

/** Trains to the end, or from a saved state, and saves after an update of all that were made. */
function run(
  changes: Partial<BudgetSpec> = {},
  { from, saveAfter, data = streamed.generate({ seed: 1, train: 0, test: 50 }, {}) }: {
    readonly from?: TrainingState;
    readonly saveAfter?: number;
    readonly data?: TaskData<BitsBatch>;
  } = {},
) {
  const advances: number[] = [], wrong: number[] = [], measured: Measured[] = [];
  const difficulties: number[] = [];
  const dataset: TaskData<BitsBatch> = data.form === "finite" ? data : {
    ...data,
    train: {
      ...data.train,
      fresh(draws, reuse) {
        difficulties.push(draws[0]!.difficulty);
        return data.train.fresh(draws, reuse);
      },
    },
  };
  const whole = { ...budget, ...changes };
  const model = scored(advances, wrong);
  const deviation = { kind: "byError", scale: 0.5, of: "training" };
  const make = () =>
    new Trainer<BitsBatch>({
      ...{ model, dataset, budget: whole, phases: ["only"], streams: new RandomStreams(1) },
      optimizer: chain(
        noting(measured),
        addGradientNoise({ deviation, key: streamKey(1, "noise") }),
        sgd(0.1),
      ),
    });
  let trainer;
  try {
    trainer = make();
  } catch (error) {
    model.dispose();
    throw error;
  }
  if (from !== undefined) trainer.restore(structuredClone(from));
  let updates = 0, saved: TrainingState | undefined;
  const onUpdate = () => {
    if (++updates === saveAfter) saved = JSON.parse(JSON.stringify(trainer!.save()));
  };
  while (trainer.epochs.trainLoss.length < whole.epochs) trainer.runEpoch(onUpdate);
  const { level } = trainer.save().curriculum;
  const values = model.parameters.weights!.dataSync<"float32">().slice();
  model.dispose();
  return {
    ...{ updates, saved, advances, wrong, measured, level, difficulties },
    digest: sha256(JSON.stringify(trainer.epochs), new Uint8Array(values.buffer)),
  };
}

testOnBackends("a curriculum by training error walks by the batches, and tells schedules", () => {
  const { updates, wrong, difficulties, measured, advances, level } = run();
  assertEquals([updates, wrong.length, difficulties.length], [40, 40, 40]);
  // The same walk, made by hand from what the batches were.
  let reached = 1, sum = 0, total = 0, last = 1;
  const lows: number[] = [];
  for (const [i, difficulty] of difficulties.entries()) {
    assertEquals(measured[i]!.trainingError, last, `update ${i}`);
    if (difficulty <= reached) [sum, total] = [sum + wrong[i]!, total + 8];
    if ((i + 1) % 5 !== 0 || total === 0) continue;
    last = sum / total;
    [sum, total] = [0, 0];
    if (last >= 0.2) continue;
    lows.push(i + 1);
    reached = Math.min(HARDEST, reached + 1);
  }
  assertEquals(advances, lows);
  assertEquals(level, reached);
  // It came to the top and was advanced there, too, and some batches were too hard to count.
  assert(reached === HARDEST && lows.length > HARDEST, `${reached}, ${lows}`);
  assert(lows.length < 8 && difficulties.slice(0, 5).some((one) => one > 1), `${lows}`);
});

testOnBackends("training by its own error goes on to the same bits, from within a window", () => {
  const whole = run();
  assertEquals(run().digest, whole.digest);
  // In a window, after a check, at the end of an epoch, and in a window that began in the epoch before.
  for (const saveAfter of [1, 5, 7, 8, 9, 23, 39]) {
    const { saved } = run({}, { saveAfter });
    const rest = run({}, { from: saved! });
    assertEquals(rest.updates, 40 - saveAfter);
    assertEquals(rest.digest, whole.digest, `saved after ${saveAfter}`);
    assertEquals(rest.measured, whole.measured.slice(saveAfter));
  }
  // Other bits without the window.
  const { saved } = run({}, { saveAfter: 7 });
  const { training } = saved!.curriculum;
  const curriculum = { ...saved!.curriculum, training: { ...training!, error: 1 } };
  assertNotEquals(run({}, { from: { ...saved!, curriculum } }).digest, whole.digest);
});

testOnBackends(
  "without a curriculum by training error, schedules follow that of the last epoch",
  () => {
    for (const curriculum of [{ kind: "none" } as const, byError]) {
      const { wrong, measured, saved } = run({ curriculum }, { saveAfter: 19 });
      const errorOf = (epoch: number) =>
        wrong.slice(8 * epoch, 8 * epoch + 8).reduce((sum, one) => sum + one, 0) / 64;
      const expected = [1, ...[0, 1, 2, 3].map(errorOf)];
      assertEquals(
        measured.map((one) => one!.trainingError),
        expected.flatMap((error) => Array<number>(8).fill(error)),
      );
      const { measured: rest } = run({ curriculum }, { from: saved! });
      assertEquals(rest, measured.slice(19));
    }
  },
);

testOnBackends("a curriculum by error advances the model when it rises", () => {
  const { advances, level } = run({ curriculum: byError, epochs: 20 });
  assert(level > 1, `${level}`);
  assertEquals(advances.length, level - 1);
  for (const update of advances) assertEquals(update % 5, 0);
});

testOnBackends("a training by its own error refuses what it cannot follow", () => {
  const some = finite.generate({ seed: 1, train: 60, test: 10 }, { length: 4 });
  const faults: [string, () => void][] = [
    [
      'a curriculum "byTrainingError" needs fresh examples',
      () => run({ sampling: "shuffled" }, { data: some }),
    ],
    [
      'so sampling is { fresh: EXAMPLES, difficulty: "batch" }',
      () => run({ sampling: { fresh: 64, difficulty: "example" } }),
    ],
  ];
  for (const [message, train] of faults) assertThrows(train, RangeError, message);
  for (const isFollowed of [true, false]) {
    const model = firstBitModel(stream("init"));
    const deviation = { kind: "byError", scale: 0.5, of: "training" };
    const noise = addGradientNoise({ deviation, key: streamKey(1, "noise") });
    const trainer = new Trainer<BitsBatch>({
      ...{ model, phases: ["only"], streams: new RandomStreams(1) },
      dataset: streamed.generate({ seed: 1, train: 0, test: 5 }, {}),
      budget: isFollowed ? { ...budget, curriculum: { kind: "none" } } : budget,
      optimizer: isFollowed ? chain(noise, sgd(0.1)) : sgd(0.1),
    });
    // The model has no score: neither schedules nor curricula can follow it.
    const message = isFollowed
      ? "measured.trainingError is undefined"
      : "gives no score of a batch";
    assertThrows(() => trainer.runEpoch(), TypeError, message);
    model.dispose();
  }
});
