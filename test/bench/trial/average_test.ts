/** Trainings whose network answers with the moving mean of its parameters. */

import * as tf from "@tensorflow/tfjs";
import { runTrial, Trainer } from "../../../bench/trial/mod.ts";
import {
  type Checkpoint,
  trialSchema,
  type TrialSpec,
  trialSpecSchema,
} from "../../../bench/trial/spec/mod.ts";
import { RandomStreams, startBackend } from "../../../engine/mod.ts";
import { findModel } from "../../../models/registry.ts";
import { parseOptimizer } from "../../../optim/mod.ts";
import { readOptimizer } from "../../../optim/spec/mod.ts";
import { findTask, parseTaskOptions } from "../../../tasks/mod.ts";
import { assertAlmostEquals, assertEquals, assertNotEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { buildByHand } from "../_optimizer.ts";
import { countedDataset, countedModel } from "./_counted_model.ts";

/** Two updates an epoch, each by -0.1 from 0 on. */
function prepare(average: number) {
  const { model } = countedModel(), answered: number[] = [];
  const valueOf = () => model.parameters["w"]!.dataSync<"float32">()[0]!;
  const trainer = new Trainer({
    model: {
      ...model,
      predict(batch, phase) {
        answered.push(valueOf());
        return model.predict(batch, phase);
      },
    },
    dataset: countedDataset({ train: 64, validation: 32 }),
    optimizer: buildByHand(parseOptimizer("sgd(0.1)"), { groups: model.parameterGroups }),
    budget: {
      ...{ phases: {}, epochs: 2, batchSize: 32, validateEvery: 1, average },
      ...{ sampling: "shuffled", lastBatch: "short", curriculum: { kind: "none" } },
    },
    phases: ["main"],
    streams: new RandomStreams(1),
  });
  return { model, trainer, answered, valueOf };
}

testOnBackends("the mean answers, the network is trained on, and in the end it is the mean", () => {
  const { model, trainer, answered, valueOf } = prepare(0.75);
  trainer.runEpoch();
  // A quarter of -0.1 is -0.025; and a quarter of the way from there to -0.2.
  assertAlmostEquals(answered[0]!, -0.06875, 1e-7);
  assertAlmostEquals(valueOf(), -0.2, 1e-7);
  trainer.runEpoch();
  // To -0.3: -0.1265625; to -0.4: -0.194921875.
  assertAlmostEquals(answered[1]!, -0.194921875, 1e-7);
  assertAlmostEquals(valueOf(), -0.194921875, 1e-7);
  model.dispose();
});

testOnBackends("a saved mean goes on, and takes no tensors", () => {
  const { model, trainer, valueOf } = prepare(0.75);
  trainer.runEpoch();
  const state = JSON.parse(JSON.stringify(trainer.save())), { numTensors } = tf.memory();
  trainer.runEpoch();
  const ended = valueOf();
  const other = prepare(0.75);
  other.trainer.restore(state);
  other.trainer.runEpoch();
  assertEquals(other.valueOf(), ended);
  other.model.dispose();
  assertEquals(tf.memory().numTensors, numTensors);
  model.dispose();
});

const { numerics } = await startBackend("wasm");

function specOf(
  average: number | undefined,
  optimizer = "clip(1) > adam(0.01, beta1=0.9, beta2=0.999, epsilon=1e-4)",
): TrialSpec {
  const task = findTask("sequence", "badd")!;
  return trialSpecSchema.parse({
    ...{ workload: "neural-gpu/badd", variant: "mine", seed: 1, backend: "wasm", numerics },
    task: {
      ...{ name: task.name, version: 1 },
      options: parseTaskOptions(task, { longest: 5, further: "none" }),
    },
    data: { source: "generated", version: 1, seed: 1, test: 8 },
    model: {
      name: "neural-gpu",
      options: findModel("neural-gpu")!.options.parse({
        ...{ maps: 4, height: 2, layers: 1, parameterSets: 2 },
      }),
    },
    optimizer: readOptimizer(optimizer),
    budget: {
      ...{ phases: {}, epochs: 2, batchSize: 8, lastBatch: "short", validateEvery: 1 },
      ...{ sampling: { fresh: 40 }, curriculum: { kind: "none" } },
      ...average === undefined ? {} : { average },
    },
  });
}

async function tell(spec: TrialSpec, resume: Checkpoint | null = null) {
  const checkpoints: Checkpoint[] = [];
  const checkpointTimes = { afterSeconds: 0, everySeconds: 0 };
  const result = await runTrial({ spec, files: null, fingerprint: "f", checkpointTimes, resume }, {
    onCheckpoint: (one) => checkpoints.push(JSON.parse(JSON.stringify(one))),
  });
  assertEquals(result.message, null);
  const { digest, epochs, metrics } = result;
  return { bits: { digest, epochs, metrics }, checkpoints };
}

Deno.test("a trial with a mean goes on to the same bits from any checkpoint", async () => {
  const spec = specOf(0.9), { bits, checkpoints } = await tell(spec);
  for (const at of [1, 4, 7, checkpoints.length - 1]) {
    assertEquals((await tell(spec, checkpoints[at]!)).bits, bits, `${at}`);
  }
  const plain = (await tell(specOf(undefined))).bits;
  assertNotEquals(plain.digest, bits.digest);
  // The training itself is the same.
  assertEquals(plain.epochs.trainLoss, bits.epochs.trainLoss);
});

Deno.test("a trial says how many updates it skipped, and where it diverged", async () => {
  const run = (optimizer: string) =>
    runTrial({ spec: specOf(undefined, optimizer), files: null, fingerprint: "f", resume: null });
  const calm = await run("skipNonFinite(2) > clip(1) > sgd(0.01)");
  assertEquals([calm.skippedUpdates, calm.message], [0, null]);
  trialSchema.parse(JSON.parse(JSON.stringify(calm)));
  const { status, skippedUpdates, message } = await run("skipNonFinite(3) > sgd(1e30)");
  assertEquals([status, skippedUpdates, message], ["diverged", 3, "In epoch 1 of 2"]);
});
