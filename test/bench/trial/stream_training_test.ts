/** Training on a stream of fresh examples, by a toy task and a toy model. */

import { measure, Trainer } from "../../../bench/trial/mod.ts";
import type { BudgetSpec, CurriculumSpec, TrainingState } from "../../../bench/trial/spec/mod.ts";
import { RandomStream, RandomStreams, sha256, streamKey } from "../../../engine/mod.ts";
import { chain, clipByGlobalNorm, sgd } from "../../../optim/mod.ts";
import type { StreamedData } from "../../../tasks/mod.ts";
import { testOnBackends } from "../../_tensors.ts";
import { BEYOND, type BitsBatch, finite, HARDEST, streamed } from "../../tasks/_toy_tasks.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../../std.ts";
import { firstBitModel } from "./_first_bit_model.ts";

const byError: CurriculumSpec = {
  ...{ kind: "byError", threshold: 0.05, every: 4, examples: 40 },
  ...{ anyShare: 0.1, belowShare: 0.25 },
};
const budget: BudgetSpec = {
  ...{ phases: {}, epochs: 6, batchSize: 8 },
  sampling: { fresh: 100, difficulty: "example" },
  lastBatch: "short",
  curriculum: byError,
};
const stream = (name: string, seed = 1) => new RandomStream(streamKey(seed, name));

/** The task's data, with a note of the difficulties and the bits of every batch. */
function watched() {
  const data = streamed.generate({ seed: 1, train: 0, test: 50 }, {});
  const batches: { difficulties: number[]; bits: string }[] = [];
  const train: StreamedData<BitsBatch>["train"] = {
    ...data.train,
    fresh(draws, reuse) {
      const batch = data.train.fresh(draws, reuse);
      const bits = batch.bits.join();
      batches.push({ difficulties: draws.map(({ difficulty }) => difficulty), bits });
      return batch;
    },
  };
  return { data: { ...data, train }, batches };
}

/** Trains to the end, or from a saved state, and saves after an update of all that were made. */
function run(
  changes: Partial<BudgetSpec> = {},
  { from, saveAfter, seed = 1 }: { from?: TrainingState; saveAfter?: number; seed?: number } = {},
) {
  const { data, batches } = watched();
  const whole = { ...budget, ...changes };
  const model = firstBitModel(stream("init", seed));
  const trainer = new Trainer<BitsBatch>({
    model,
    dataset: data,
    optimizer: chain(clipByGlobalNorm(10), sgd(0.1)),
    budget: whole,
    phases: ["only"],
    streams: new RandomStreams(seed),
  });
  if (from !== undefined) trainer.restore(structuredClone(from));
  let updates = 0, saved: TrainingState | undefined;
  const onUpdate = () => {
    if (++updates === saveAfter) saved = JSON.parse(JSON.stringify(trainer.save()));
  };
  while (trainer.epochs.trainLoss.length < whole.epochs) trainer.runEpoch(onUpdate);
  const trained = batches.slice();
  const metrics = measure(model, data, stream("order", seed))!;
  const values = model.parameters.weights!.dataSync<"float32">().slice();
  model.dispose();
  const curve = JSON.stringify(trainer.epochs);
  return {
    ...{ updates, saved, metrics, trained, epochs: trainer.epochs },
    digest: sha256(curve, new Uint8Array(values.buffer)),
  };
}

testOnBackends(
  "an epoch of a stream has its number of fresh examples, and no example comes twice",
  () => {
    const { updates, trained } = run({ curriculum: { kind: "none" } });
    // 12 batches of 8 and one of 4 in each of 6 epochs.
    assertEquals(updates, 78);
    assertEquals(trained.map(({ difficulties }) => difficulties.length).slice(11, 14), [8, 4, 8]);
    assertEquals(
      new Set(trained.flatMap(({ difficulties }) => difficulties)),
      new Set([1, 2, 3, 4]),
    );
    assertEquals(new Set(trained.map(({ bits }) => bits)).size, trained.length);
    const { updates: dropped } = run({ curriculum: { kind: "none" }, lastBatch: "dropped" });
    assertEquals(dropped, 72);
  },
);

testOnBackends("training on a stream is the same every time, and another with another seed", () => {
  assertEquals(run().digest, run().digest);
  assertNotEquals(run({}, { seed: 2 }).digest, run().digest);
});

testOnBackends(
  "training on a stream goes on to the same bits, from within an epoch and between two",
  () => {
    for (const difficulty of ["example", "batch"] as const) {
      const sampling = { fresh: 100, difficulty };
      const whole = run({ sampling });
      for (const saveAfter of [1, 13, 20, 77]) {
        const { saved } = run({ sampling }, { saveAfter });
        const resumed = run({ sampling }, { from: saved! });
        assertEquals(resumed.updates, whole.updates - saveAfter);
        assertEquals([resumed.digest, resumed.metrics], [whole.digest, whole.metrics]);
      }
    }
  },
);

testOnBackends("a batch of one difficulty has a single one, drawn anew for the next", () => {
  const sampling = { fresh: 96, difficulty: "batch" } as const;
  const { trained } = run({ sampling, curriculum: { kind: "none" } });
  for (const { difficulties } of trained) assertEquals(new Set(difficulties).size, 1);
  assertEquals(new Set(trained.map(({ difficulties }) => difficulties[0])).size, HARDEST);
});

testOnBackends("a curriculum by error brings longer examples as the short ones are learned", () => {
  const { metrics, trained, epochs } = run({ epochs: 20 });
  const mean = (from: number, to: number) => {
    const all = trained.slice(from, to).flatMap(({ difficulties }) => difficulties);
    return all.reduce((sum, one) => sum + one, 0) / all.length;
  };
  assert(
    mean(0, 20) < 2.6 && mean(-80, trained.length) > 3,
    `${mean(0, 20)}, ${mean(-80, trained.length)}`,
  );
  assertEquals(metrics.testError, { value: 0, wrong: 0, total: 50 * HARDEST });
  assertEquals(metrics.trainError.total, 50 * HARDEST);
  assert(epochs.trainLoss.at(-1)! < epochs.trainLoss[0]!);
});

testOnBackends(
  "parts beyond what is trained on are reported, and left out of the test error",
  () => {
    const { metrics } = run({ epochs: 1 });
    const { testErrorByTask, testError, furtherErrors } = metrics;
    assertEquals(Object.keys(testErrorByTask), [1, 2, 3, 4].map((n) => `length ${n}`));
    assertEquals(furtherErrors!.map(({ part, way }) => [part, way]), [[`length ${BEYOND}`, null]]);
    const beyond = furtherErrors![0]!.error;
    // Weights past the fourth are never trained.
    assert(beyond.total === 50 && beyond.wrong > 0);
    const counted = Object.values(testErrorByTask).reduce((sum, { wrong }) => sum + wrong, 0);
    assertEquals(testError.wrong, counted);
  },
);

testOnBackends("a budget has to fit the form of its data", () => {
  const model = firstBitModel(stream("init"));
  const begin = (
    dataset: ReturnType<typeof finite.generate> | StreamedData<BitsBatch>,
    changes: Partial<BudgetSpec>,
  ) =>
    new Trainer<BitsBatch>({
      ...{ model, dataset, optimizer: chain(clipByGlobalNorm(10), sgd(0.1)) },
      budget: { ...budget, ...changes },
      phases: ["only"],
      streams: new RandomStreams(1),
    }).runEpoch();
  const some = finite.generate({ seed: 1, train: 60, test: 10 }, { length: 4 });
  const faults: [string, () => void][] = [
    ["there are no fresh examples", () => begin(some, {})],
    ['a curriculum "byError" needs fresh', () => begin(some, { sampling: "shuffled" })],
    ["sampling is { fresh: EXAMPLES }", () => begin(watched().data, { sampling: "shuffled" })],
  ];
  for (const [message, train] of faults) assertThrows(train, RangeError, message);
  assert(begin(some, { sampling: "shuffled", curriculum: { kind: "levels", epochs: 1 } }));
  model.dispose();
});
