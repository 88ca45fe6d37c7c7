/**
 * Each thing that is random in a trial has a stream of its own under the trial's seed: trials are compared,
 * to the bit, with a training put together by hand from the streams that the design names.
 */

import { buildByHand } from "../_optimizer.ts";
import { Trainer } from "../../../bench/trial/mod.ts";
import type { TrialSpec } from "../../../bench/trial/spec/mod.ts";
import { RandomStream, startBackend, streamKey } from "../../../engine/mod.ts";
import {
  findModel,
  MemN2N,
  type Model,
  NeuralProgrammer,
  parseMemN2NOptions,
  parseNeuralProgrammerOptions,
} from "../../../models/mod.ts";
import {
  type Batch,
  type Dataset,
  parseTaskOptions,
  storyTasks,
  tableTasks,
} from "../../../tasks/mod.ts";
import { assert, assertEquals, assertNotEquals } from "../../../std.ts";
import { changeOptimizer, makeSpec } from "../_trials.ts";
import { tell } from "./_same_stories.ts";

const data = { source: "generated", version: 1, seed: 5, train: 60, test: 20 } as const;
const { numerics } = await startBackend("wasm");

/** Two epochs with everything that is random switched on. */
function specOf(model: "memn2n" | "neural-programmer", seed: number): TrialSpec {
  const base = makeSpec(seed);
  const stories = model === "memn2n";
  return {
    ...base,
    task: {
      name: stories ? "babi-qa1" : "tables-1",
      version: 1,
      options: stories
        ? {}
        : parseTaskOptions(tableTasks["tables-1"]!) as TrialSpec["task"]["options"],
    },
    data,
    model: {
      name: model,
      options: stories
        ? parseMemN2NOptions({ hops: 1, embeddingSize: 4, timeNoise: 1 })
        : parseNeuralProgrammerOptions({
          ...{ embeddingSize: 4, steps: 2, dropout: 0.3, selectionNoise: 1 },
          ...{ objective: "found", searchDraws: 30, verifications: 2 },
        }),
    },
    optimizer: changeOptimizer(base.optimizer, { noise: "noise(0.1)" }),
    numerics: { ...numerics },
  };
}

/** How a trial stands after its last update: parameters, losses, and how far each stream is. */
async function byTrial(spec: TrialSpec) {
  const checkpointTimes = { afterSeconds: 0, everySeconds: 0 };
  const { result, checkpoints } = await tell({
    spec,
    files: null,
    fingerprint: "f",
    checkpointTimes,
  });
  assertEquals(result.message, null);
  return { state: checkpoints.at(-1)!.training, result };
}

/** The same training by hand; `seeds` are those of streams that are another seed's. */
function byHand(spec: TrialSpec, seeds: Readonly<Record<string, number>> = {}) {
  const key = (name: string) => streamKey(seeds[name] ?? spec.seed, name);
  const stream = (name: string) => new RandomStream(key(name));
  const opened: Record<string, RandomStream> = {};
  const { model, dataset } = networkOf(spec, stream("init"));
  const trainer = new Trainer<Batch>({
    model,
    dataset,
    optimizer: buildByHand(spec.optimizer, {
      groups: model.parameterGroups,
      key: key("noise"),
    }),
    budget: spec.budget,
    phases: findModel(spec.model.name)!.phases.map(({ name }) => name),
    streams: {
      open: (name) => opened[name] ??= stream(name),
      positions: () =>
        Object.fromEntries(Object.entries(opened).map(([name, { position }]) => [name, position])),
      moveTo: () => {},
    },
  });
  let state = trainer.save();
  for (let epoch = 0; epoch < 2; epoch++) {
    trainer.runEpoch(() => state = structuredClone(trainer.save()));
  }
  model.dispose();
  return state;
}

function networkOf(
  { model: { name, options }, task }: TrialSpec,
  init: RandomStream,
): { model: Model<Batch>; dataset: Dataset<Batch> } {
  if (name === "memn2n") {
    const dataset = storyTasks[task.name]!.generate(data, {});
    const model = new MemN2N(parseMemN2NOptions(options), dataset.shape, init);
    return { model: model as Model<Batch>, dataset: dataset as Dataset<Batch> };
  }
  const dataset = tableTasks[task.name]!.generate(data, task.options);
  const parsed = parseNeuralProgrammerOptions(options);
  const model = new NeuralProgrammer(parsed, dataset.shape, init, dataset);
  return { model: model as Model<Batch>, dataset: dataset as Dataset<Batch> };
}

/** The streams that each network draws from. */
const streams = {
  memn2n: ["init", "order", "noise", "timeNoise"],
  "neural-programmer": ["init", "order", "noise", "dropout", "selection", "programs"],
} as const satisfies Record<string, readonly string[]>;

for (const model of ["memn2n", "neural-programmer"] as const) {
  Deno.test(`a trial of ${model} draws from the streams of its own seed, each under its name`, async () => {
    for (const seed of [1, 2]) {
      const spec = specOf(model, seed);
      assertEquals((await byTrial(spec)).state, byHand(spec), `seed ${seed}`);
    }
  });

  for (const name of streams[model]) {
    Deno.test(`the stream "${name}" of another seed makes another trial of ${model}`, () => {
      const spec = specOf(model, 1);
      assertNotEquals(byHand(spec, { [name]: 2 }).parameters, byHand(spec).parameters);
    });
  }

  Deno.test(`with and without noise, a trial of ${model} has the same parameters, order, and draws`, async () => {
    const spec = specOf(model, 1);
    const withNoise = (noise: string) =>
      byTrial({ ...spec, optimizer: changeOptimizer(spec.optimizer, { noise }) });
    const plain = await withNoise("none");
    // Noise that rounds away leaves every bit as it was.
    const silent = await withNoise("noise(1e-30)");
    assertEquals(silent.state.parameters, plain.state.parameters);
    assertEquals(silent.state.positions, plain.state.positions);
    assertEquals(silent.result.digest, plain.result.digest);
    // Noise that is felt moves no stream.
    const noisy = await withNoise("noise(0.1)");
    assertNotEquals(noisy.state.parameters, plain.state.parameters);
    assert(Object.values(plain.state.positions).some((position) => position > 0));
    assertEquals(noisy.state.positions, plain.state.positions);
  });
}

Deno.test("trials of other seeds have the same data, and the same examples for validation", async () => {
  const [one, two] = [await byTrial(specOf("memn2n", 1)), await byTrial(specOf("memn2n", 2))];
  assertEquals(two.result.dataDigest, one.result.dataDigest);
  assertNotEquals(two.result.digest, one.result.digest);
  const sizes = ({ result: { metrics } }: typeof one) => [
    metrics!.trainError.total,
    metrics!.validationError.total,
    metrics!.testError.total,
  ];
  assertEquals(sizes(two), sizes(one));
});

Deno.test("a trial on a curriculum follows the levels of its questions", async () => {
  const spec = specOf("neural-programmer", 1);
  const withCurriculum = (curriculum: TrialSpec["budget"]["curriculum"]) =>
    byTrial({ ...spec, budget: { ...spec.budget, curriculum } });
  const all = await withCurriculum({ kind: "none" });
  const levels = await withCurriculum({ kind: "levels", epochs: 1 });
  // Of 54 examples, those of the first level in the first epoch: fewer updates of 32.
  assertNotEquals(levels.state.parameters, all.state.parameters);
  assertNotEquals(levels.result.epochs.trainLoss, all.result.epochs.trainLoss);
});
