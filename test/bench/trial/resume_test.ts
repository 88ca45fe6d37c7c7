/** A run that goes on from a saved state ends with the bits of one that was never stopped. */

import { buildByHand } from "../_optimizer.ts";
import { parseOptimizer, type Step } from "../../../optim/mod.ts";
import { Trainer } from "../../../bench/trial/mod.ts";
import { type BudgetSpec, totalEpochs, type TrainingState } from "../../../bench/trial/spec/mod.ts";
import { RandomStream, RandomStreams, streamKey } from "../../../engine/mod.ts";
import {
  MemN2N,
  Mlp,
  type Model,
  NeuralProgrammer,
  parseMemN2NOptions,
  parseMlpOptions,
  parseNeuralProgrammerOptions,
} from "../../../models/mod.ts";
import {
  type Batch,
  type Dataset,
  imageTasks,
  parseTaskOptions,
  tableTasks,
} from "../../../tasks/mod.ts";
import { assert, assertEquals, assertNotEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { lastWordDataset } from "./_dataset.ts";

const budget: BudgetSpec = {
  ...{ phases: { linear: 0 }, epochs: 3, batchSize: 16 },
  ...{ sampling: "shuffled", lastBatch: "short", curriculum: { kind: "none" } },
};
const sgd = parseOptimizer("clipPerGroup(40) > noise(0.001) > sgd(0.01, halve=1, after=1)");
const adam = parseOptimizer(
  "clip(1) > noise(annealed(eta=1, gamma=0.55)) > adam(0.01, beta1=0.9, beta2=0.999, epsilon=1e-8)",
);
const tables = tableTasks["tables-1"]!;

type Kind = (seed: RandomStream) => {
  readonly model: Model<Batch>;
  readonly dataset: Dataset<Batch>;
};

const memoryNetwork: Kind = (init) => {
  const dataset = lastWordDataset();
  // With noise in time, which is drawn from a stream of its own.
  const options = parseMemN2NOptions({ hops: 1, embeddingSize: 4, timeNoise: 0.5 });
  return { model: new MemN2N(options, dataset.shape, init), dataset };
};

const neuralProgrammer = (dropout: number, selectionNoise = 0): Kind => (init) => {
  const dataset = tables.generate({ seed: 1, train: 60, test: 5 }, parseTaskOptions(tables));
  const changes = { embeddingSize: 4, steps: 2, dropout, selectionNoise };
  const options = parseNeuralProgrammerOptions(changes);
  return { model: new NeuralProgrammer(options, dataset.shape, init), dataset };
};

/** With programs that are looked for: the memory of them is a part of what is saved. */
const programmerOfFound: Kind = (init) => {
  const dataset = tables.generate({ seed: 1, train: 60, test: 5 }, parseTaskOptions(tables));
  const options = parseNeuralProgrammerOptions({
    ...{ embeddingSize: 4, steps: 2, objective: "found" },
    ...{ searchDraws: 40, programsKept: 4, verifications: 1, entropyBonus: 0.1 },
  });
  return { model: new NeuralProgrammer(options, dataset.shape, init, dataset), dataset };
};

const perceptron: Kind = (init) => {
  const digits = imageTasks["digits"]!;
  const dataset = digits.generate({ seed: 1, train: 60, test: 5 }, parseTaskOptions(digits));
  const options = parseMlpOptions({ hiddenLayers: 2, hiddenUnits: 5, dropout: 0.3 });
  return { model: new Mlp(options, dataset.shape, init), dataset };
};

/** Trains to the end; from a state, and saving after an update, if so told. */
function train(
  kind: Kind,
  optimizer: readonly Step[],
  changes: Partial<BudgetSpec>,
  { from, saveAfter }: { readonly from?: TrainingState; readonly saveAfter?: number } = {},
) {
  const stream = (name: string) => new RandomStream(streamKey(1, name));
  const { model, dataset } = kind(stream("init"));
  const whole = { ...budget, ...changes };
  const trainer = new Trainer({
    ...{ model, dataset, budget: whole },
    optimizer: buildByHand(optimizer, { groups: model.parameterGroups }),
    phases: ["linear", "softmax"],
    streams: new RandomStreams(1),
  });
  if (from !== undefined) trainer.restore(from);
  let updates = 0, saved = "";
  const save = () => JSON.stringify(trainer.save());
  if (saveAfter === 0) saved = save();
  while (trainer.epochs.phase.length < totalEpochs(whole)) {
    trainer.runEpoch(() => {
      updates += 1;
      if (updates === saveAfter) saved = save();
    });
    // Between two epochs, and not at the end of the first.
    if (saveAfter === -trainer.epochs.phase.length) saved = save();
  }
  const parameters = Object.values(model.parameters).map((one) => one.dataSync().slice());
  const kept = model.save?.() ?? null;
  model.dispose();
  return { updates, saved, bits: { epochs: trainer.epochs, parameters, kept } };
}

const cases: Readonly<Record<string, Parameters<typeof train>>> = {
  "a memory network, fixed noise, linear start": [memoryNetwork, sgd, { phases: { linear: 2 } }],
  "drawn with replacement, short batches dropped": [memoryNetwork, sgd, {
    ...{ sampling: "withReplacement", lastBatch: "dropped" },
  }],
  "a memory network by Adam, annealed noise": [memoryNetwork, adam, { phases: { linear: 1 } }],
  "a Neural Programmer, annealed noise, dropout, noise on its selection": [
    neuralProgrammer(0.3, 1),
    adam,
    {},
  ],
  "a Neural Programmer on a curriculum, no dropout": [neuralProgrammer(0), adam, {
    curriculum: { kind: "levels", epochs: 1 },
  }],
  "a Neural Programmer that looks for programs": [programmerOfFound, adam, {}],
  "a multilayer perceptron, annealed noise, dropout": [
    perceptron,
    parseOptimizer("clip(10) > noise(annealed(eta=0.01)) > sgd(0.1)"),
    {},
  ],
};

for (const [what, [kind, optimizer, changes]] of Object.entries(cases)) {
  testOnBackends(`Trainer goes on to the same bits: ${what}`, () => {
    const { updates, bits } = train(kind, optimizer, changes);
    // Before the first update, in an epoch, after its last update, and between two epochs.
    const positions = [0, 1, 2, 5, 7, updates - 1, updates, -1, -2];
    for (const saveAfter of positions) {
      const { saved } = train(kind, optimizer, changes, { saveAfter });
      assert(saved !== "", `${saveAfter}`);
      const rest = train(kind, optimizer, changes, { from: JSON.parse(saved) });
      assertEquals(rest.bits, bits, `saved after ${saveAfter}`);
      if (saveAfter > 0) assertEquals(rest.updates, updates - saveAfter);
    }
  });
}

testOnBackends("Trainer goes on to other bits without the programs that were found", () => {
  const { saved, bits } = train(programmerOfFound, adam, {}, { saveAfter: 5 });
  const state: TrainingState = JSON.parse(saved);
  assert(JSON.stringify(state.model).includes("operations"), "no program was found");
  const { bits: others } = train(programmerOfFound, adam, {}, { from: { ...state, model: [] } });
  assertNotEquals(others.parameters, bits.parameters);
});

Deno.test("Trainer shows a level's examples once its epochs have come", () => {
  const sizes = (epochs: number) => {
    const stream = (name: string) => new RandomStream(streamKey(1, name));
    const { model, dataset } = neuralProgrammer(0)(stream("init"));
    const seen: number[][] = [];
    const { train } = dataset, take = train.batch.bind(train);
    train.batch = (indices, reuse) => {
      seen.at(-1)!.push(...Array.from(indices, (index) => dataset.difficulties![index]!));
      return take(indices, reuse);
    };
    const trainer = new Trainer({
      ...{ model, dataset },
      budget: { ...budget, curriculum: { kind: "levels", epochs } },
      optimizer: buildByHand(adam, { groups: model.parameterGroups }),
      phases: ["linear", "softmax"],
      streams: new RandomStreams(1),
    });
    for (let epoch = 0; epoch < 3; epoch++) {
      seen.push([]);
      trainer.runEpoch();
    }
    model.dispose();
    const count = (highest: number) =>
      Array.from(dataset.difficulties!).filter((one) => one <= highest).length;
    return {
      highest: seen.map((all) => Math.max(...all)),
      lengths: seen.map((all) => all.length),
      count,
    };
  };
  const { highest, lengths, count } = sizes(1);
  assertEquals(highest, [1, 2, 3]);
  assertEquals(lengths, [count(1), count(2), count(3)]);
  assertEquals(sizes(2).highest, [1, 1, 2]);
});
