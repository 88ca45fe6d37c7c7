/** When a training ends before its last epoch, by models whose errors are written down. */

import { Trainer } from "../../../bench/trial/mod.ts";
import { meetsStop } from "../../../bench/trial/stop_rule.ts";
import type { BudgetSpec } from "../../../bench/trial/spec/mod.ts";
import { RandomStream, RandomStreams, streamKey } from "../../../engine/mod.ts";
import { sgd } from "../../../optim/mod.ts";
import type { Model, Score } from "../../../models/mod.ts";
import type { Batch, Examples, StreamedData } from "../../../tasks/mod.ts";
import { assertEquals, assertNotEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { type BitsBatch, streamed } from "../../tasks/_toy_tasks.ts";
import { countedDataset, countedModel } from "./_counted_model.ts";
import { firstBitModel } from "./_first_bit_model.ts";

/** What was asked: the examples' difficulties and first words, none of the validation part. */
interface Asked extends Batch {
  readonly difficulties: readonly number[];
  readonly words: readonly number[];
}

const validation: Examples<Asked> = {
  length: 10,
  batch: ({ length }) => ({ kind: "asked", size: length, difficulties: [], words: [] }),
};

const dataset = {
  form: "streamed",
  validation,
  train: {
    hardest: 3,
    fresh: (draws) => ({
      kind: "asked",
      size: draws.length,
      difficulties: draws.map(({ difficulty }) => difficulty),
      words: draws.map(({ random }) => random.word()),
    }),
  },
} as Partial<StreamedData<Asked>> as StreamedData<Asked>;

type Wrong = Readonly<Record<string, { readonly validation: number; readonly fresh: number }>>;

/** Asks a model whose numbers of wrong answers are given, by its ways. */
function ask(
  wrong: Wrong,
  stop: Parameters<typeof meetsStop>[0],
  random = new RandomStream(streamKey(1, "order")),
) {
  const asked: { readonly way: string; readonly batch: Asked }[] = [];
  const model = {
    predict(batch: Asked, way = ""): Score {
      asked.push({ way, batch });
      const { validation, fresh } = wrong[way]!;
      return { wrong: batch.words.length === 0 ? validation : fresh, total: batch.size, loss: 0 };
    },
  } as Partial<Model<Asked>> as Model<Asked>;
  const phase = "last", own = { wrong: wrong.last!.validation, total: validation.length };
  const isMet = meetsStop(stop, { model, dataset, phase, validation: own, random });
  return { isMet, asked };
}

const good = { validation: 0, fresh: 0 };

Deno.test("the stop rule is met by a validation error of at most what it says", () => {
  const met = (wrong: number, error: number) =>
    ask({ last: { validation: wrong, fresh: 10 } }, { error }).isMet;
  assertEquals([met(0, 0), met(1, 0), met(1, 0.1), met(2, 0.1)], [true, false, true, false]);
  assertEquals(met(NaN, 1), false);
});

Deno.test("the stop rule asks each of its ways, and no other, about the validation part", () => {
  const met = (rounded: number) => {
    const wrong = { last: good, rounded: { validation: rounded, fresh: 10 } };
    return ask({ ...wrong, other: { validation: 10, fresh: 10 } }, { error: 0, ways: ["rounded"] });
  };
  assertEquals(met(0).isMet, true);
  assertEquals(met(1).isMet, false);
  assertEquals(met(0).asked.map(({ way }) => way), ["rounded"]);
});

Deno.test("the stop rule confirms on fresh examples, evenly of all difficulties, in every way", () => {
  const stop = { error: 0.2, confirm: 7, ways: ["rounded"] };
  const met = (last: number, rounded: number) =>
    ask({ last: { validation: 0, fresh: last }, rounded: { validation: 0, fresh: rounded } }, stop);
  // One of seven is less than a fifth, two are more.
  assertEquals([met(1, 1).isMet, met(2, 0).isMet, met(0, 2).isMet], [true, false, false]);
  const fresh = met(0, 0).asked.filter(({ batch }) => batch.words.length > 0);
  assertEquals(fresh.map(({ way }) => way), ["last", "rounded"]);
  for (const { batch } of fresh) assertEquals(batch.difficulties, [1, 2, 3, 1, 2, 3, 1]);
  // Both ways answer the same examples; another check has others.
  assertEquals(fresh[1]!.batch.words, fresh[0]!.batch.words);
  const other = ask(
    { last: good, rounded: good },
    stop,
    new RandomStream(streamKey(2, "order")),
  ).asked.at(-1)!;
  assertNotEquals(other.batch.words, fresh[0]!.batch.words);
});

Deno.test("the stop rule draws no fresh examples where the validation error is too high", () => {
  const { isMet, asked } = ask({ last: { validation: 1, fresh: 0 } }, { error: 0, confirm: 5 });
  assertEquals([isMet, asked.length], [false, 0]);
});

const budget: BudgetSpec = {
  ...{ phases: { first: 3 }, epochs: 7, batchSize: 10, sampling: "shuffled", lastBatch: "short" },
  curriculum: { kind: "none" },
};

function trainerOf(
  model: Model<Batch>,
  changes: Partial<BudgetSpec>,
  ways: readonly string[] = [],
  wrong: number[] = [],
): Trainer<Batch> {
  const predict = (batch: Batch) => ({ wrong: wrong.shift() ?? 1, total: batch.size, loss: 0 });
  return new Trainer({
    model: { ...model, predict },
    dataset: countedDataset({ train: 10, validation: 20 }),
    optimizer: sgd(0.1),
    ...{ budget: { ...budget, ...changes }, phases: ["first", "last"], ways },
    streams: new RandomStreams(1),
  });
}

/** The epochs of a training whose validation error is 1 of 20 after each, or as many as a list says. */
function epochsWith(
  changes: Partial<BudgetSpec>,
  ways: readonly string[] = ["rounded"],
  wrong: number[] = [],
) {
  const { model } = countedModel();
  try {
    const trainer = trainerOf(model, changes, ways, wrong);
    while (!trainer.hasEnded) trainer.runEpoch();
    return { epochs: trainer.epochs.phase.length, stopped: trainer.hasStopped };
  } finally {
    model.dispose();
  }
}

testOnBackends("training ends in its last phase only, where the error is measured", () => {
  assertEquals(epochsWith({}), { epochs: 10, stopped: false });
  const stop = { error: 0.05 };
  assertEquals(epochsWith({ stop, validateEvery: 1 }), { epochs: 4, stopped: true });
  assertEquals(epochsWith({ stop, validateEvery: 3 }), { epochs: 6, stopped: true });
  assertEquals(epochsWith({ stop, validateEvery: 8 }), { epochs: 8, stopped: true });
  assertEquals(epochsWith({ stop, validateEvery: 9 }), { epochs: 9, stopped: true });
  // After the last epoch it is measured in any case.
  assertEquals(epochsWith({ stop, validateEvery: 11 }), { epochs: 10, stopped: true });
  assertEquals(epochsWith({ stop: { error: 0.04 }, validateEvery: 1 }), {
    ...{ epochs: 10, stopped: false },
  });
});

testOnBackends("a rule may ask for low errors several times in a row", () => {
  const ends = (wrong: number[], checks: number, validateEvery = 1) =>
    epochsWith({ stop: { error: 0.05, checks }, validateEvery }, [], wrong).epochs;
  // The three epochs of the first phase do not count.
  assertEquals([1, 2, 3].map((checks) => ends([], checks)), [4, 5, 6]);
  assertEquals(ends([1, 1, 1, 1, 2, 1, 1, 1], 2), 7);
  assertEquals(ends([1, 1, 1, 1, 2, 1, 1, 1], 3), 8);
  // Epochs without a measurement neither count nor interrupt.
  assertEquals(ends([], 2, 3), 9);
});

testOnBackends("a training that goes on has not forgotten which measurements were low", () => {
  const { model } = countedModel();
  try {
    const changes = { stop: { error: 0.05, checks: 2 }, validateEvery: 1 };
    const first = trainerOf(model, changes);
    for (let epoch = 0; epoch < 4; epoch++) first.runEpoch();
    const second = trainerOf(model, changes);
    second.restore(structuredClone(first.save()));
    assertEquals(second.hasStopped, false);
    second.runEpoch();
    assertEquals(second.hasStopped, true);
  } finally {
    model.dispose();
  }
});

testOnBackends("training confirms on other examples at every check, and in another attempt", () => {
  const confirmedIn = (attempt: number) => {
    const confirmed: string[] = [];
    const data = streamed.generate({ seed: 1, train: 0, test: 4 }, {});
    const model = firstBitModel(new RandomStream(streamKey(1, "init")));
    const trainer = new Trainer<BitsBatch>({
      ...{ model, optimizer: sgd(0.1), phases: ["only"] },
      dataset: {
        ...data,
        train: {
          ...data.train,
          fresh(draws) {
            const batch = data.train.fresh(draws);
            // As many as nothing else asks for.
            if (draws.length === 37) confirmed.push(batch.bits.join());
            return batch;
          },
        },
      },
      budget: {
        ...{ ...budget, phases: {}, epochs: 3, sampling: { fresh: 20, difficulty: "example" } },
        ...{ validateEvery: 1, stop: { error: 1, confirm: 37, checks: 3 } },
      },
      streams: new RandomStreams(1, attempt),
    });
    while (!trainer.hasEnded) trainer.runEpoch();
    model.dispose();
    assertEquals(trainer.hasStopped, true);
    return confirmed;
  };
  assertEquals(confirmedIn(0), confirmedIn(0));
  assertEquals(new Set([...confirmedIn(0), ...confirmedIn(1)]).size, 6);
});

testOnBackends("a rule that asks for what there is not is an error", () => {
  const faults: [Partial<BudgetSpec>, string][] = [
    [{ attempts: 2 }, "attempts needs stop: without a rule, no attempt of 2 can fail"],
    [{ stop: { error: 0, confirm: 10 } }, "stop.confirm needs fresh examples"],
    [
      { stop: { error: 0, ways: ["rounded", "round"] } },
      'unknown way to answer in stop.ways: "round"; the model has "rounded"',
    ],
  ];
  for (const [changes, message] of faults) {
    assertThrows(() => epochsWith(changes), RangeError, message);
  }
  const ways = { stop: { error: 0, ways: ["rounded"] } };
  assertThrows(() => epochsWith(ways, []), RangeError, "the model answers in one way only");
});
