/** A kind of task that nothing here knows, with its task and its model, from the plan to the result. */

import { z } from "zod";
import { planSuite } from "../../../bench/run/mod.ts";
import { registerWorkload } from "../../../bench/suites/mod.ts";
import { suiteSchema } from "../../../bench/suites/schema/mod.ts";
import { runTrial } from "../../../bench/trial/mod.ts";
import type { TrialSpec } from "../../../bench/trial/spec/mod.ts";
import { startBackend } from "../../../engine/mod.ts";
import { type ModelEntry, registerModel } from "../../../models/registry.ts";
import { registerTask, type StreamedData, type Task } from "../../../tasks/mod.ts";
import { type BitsBatch, HARDEST, streamed } from "../../tasks/_toy_tasks.ts";
import { assertEquals, assertNotEquals, assertRejects } from "../../../std.ts";
import { firstBitModel } from "./_first_bit_model.ts";

const model: ModelEntry<BitsBatch, StreamedData<BitsBatch>> = {
  name: "weighted-bits",
  title: "weighted bits",
  kind: "bits",
  citation: "None.",
  loss: "nats per question",
  options: z.strictObject({}),
  phases: [{ name: "only", title: "training", words: "as it is" }],
  settingOf: () => "",
  create: (_, __, init) => Promise.resolve(firstBitModel(init)),
};

registerTask(streamed as Task);
registerModel(model as ModelEntry);
registerWorkload({
  name: "weighted-bits/first-bit-stream",
  model: model as ModelEntry,
  task: streamed as Task,
  budget: {
    ...{ phases: {}, epochs: 20, batchSize: 8, lastBatch: "short" },
    sampling: { fresh: 100, difficulty: "example" },
    curriculum: {
      ...{ kind: "byError", threshold: 0.05, every: 4, examples: 40 },
      ...{ anyShare: 0.1, belowShare: 0.25 },
    },
  },
  optimizer: "clip(10) > noise(0.001) > sgd(0.1)",
  modelOptions: {},
});

const suite = suiteSchema.parse({
  name: "toys",
  workloads: ["weighted-bits/first-bit-stream"],
  variants: ["plain", "noisy"],
  seeds: [1, 2],
  data: { seed: 1, train: 10, test: 50 },
});

const { numerics } = await startBackend("wasm");

function run(spec: TrialSpec) {
  return runTrial({ spec, files: null, fingerprint: "f" });
}

Deno.test("a streamed task of a kind of its own is planned, trained, measured and repeated", async () => {
  const { trials, workloads } = await planSuite(suite, { numerics });
  assertEquals(trials.length, 4);
  // A stream has as many training questions as it is asked for.
  assertEquals(trials[0]!.spec.data, { source: "generated", version: 1, seed: 1, test: 50 });
  assertEquals(workloads[0]!.parts.map(({ testQuestions }) => testQuestions), [50, 50, 50, 50]);
  assertEquals(workloads[0]!.beyond, [{ task: "length 8", testQuestions: 50 }]);
  const results = [];
  for (const { spec } of trials) results.push(await run(spec));
  for (const { status, message, metrics, tensors } of results) {
    assertEquals([status, message], ["solved", null]);
    assertEquals(metrics!.testError, { value: 0, wrong: 0, total: 50 * HARDEST });
    assertEquals(tensors.after, tensors.before);
  }
  assertEquals(new Set(results.map(({ digest }) => digest)).size, 4);
  assertEquals((await run(trials[0]!.spec)).digest, results[0]!.digest);
  assertNotEquals(results[0]!.dataDigest, "");
});

Deno.test("a plan refuses a budget that does not fit a stream", async () => {
  const shuffled = { ...suite, budget: { sampling: "shuffled" } } as typeof suite;
  await assertRejects(() => planSuite(shuffled, { numerics }), Error, "the data are streamed");
});
