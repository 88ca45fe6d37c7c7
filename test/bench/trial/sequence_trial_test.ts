/** Trials of Neural GPUs by their own training error: they go on to the same bits, the pull on their sets too. */

import { runTrial } from "../../../bench/trial/mod.ts";
import {
  type Checkpoint,
  trialSchema,
  type TrialSpec,
  trialSpecSchema,
} from "../../../bench/trial/spec/mod.ts";
import { startBackend } from "../../../engine/mod.ts";
import { findModel } from "../../../models/registry.ts";
import { readOptimizer } from "../../../optim/spec/mod.ts";
import { findTask, parseTaskOptions } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertNotEquals } from "../../../std.ts";

const { numerics } = await startBackend("wasm");

/** Two epochs of 12 updates, with a check after every five: in the second one a window is open from the first. */
function specOf(optimizer: string): TrialSpec {
  const options = findModel("neural-gpu")!.options.parse({
    ...{ maps: 4, height: 2, layers: 1, parameterSets: 2, dropout: 0.1 },
    ...{ pull: 0.05, pullGrowth: 2, pullLimit: 0.1 },
  });
  const task = findTask("sequence", "badd")!;
  return trialSpecSchema.parse({
    ...{ workload: "neural-gpu/badd", variant: "mine", seed: 1, backend: "wasm", numerics },
    task: {
      ...{ name: task.name, version: 1 },
      options: parseTaskOptions(task, { longest: 7, further: "none" }),
    },
    data: { source: "generated", version: 1, seed: 1, test: 8 },
    model: { name: "neural-gpu", options },
    optimizer: readOptimizer(optimizer),
    budget: {
      ...{ phases: {}, epochs: 2, batchSize: 8, lastBatch: "short", validateEvery: 1 },
      sampling: { fresh: 96, difficulty: "batch" },
      curriculum: {
        ...{ kind: "byTrainingError", threshold: 1, every: 5, first: 1 },
        ...{ againShare: 0.6, anyShare: 0.25 },
      },
    },
  });
}

/** Runs a trial, with a checkpoint after every update. */
async function tell(spec: TrialSpec, resume: Checkpoint | null = null) {
  const checkpoints: Checkpoint[] = [];
  const checkpointTimes = { afterSeconds: 0, everySeconds: 0 };
  const result = await runTrial({ spec, files: null, fingerprint: "f", checkpointTimes, resume }, {
    onCheckpoint: (one) => checkpoints.push(JSON.parse(JSON.stringify(one))),
  });
  trialSchema.parse(result);
  assertEquals(result.message, null);
  assertEquals(result.tensors.after, result.tensors.before);
  const { digest, epochs, metrics, inspections } = result;
  return { bits: { digest, epochs, metrics, inspections }, checkpoints };
}

const rule = "adam(0.01, beta1=0.9, beta2=0.999, epsilon=1e-4)";
const noise = "noise(byError(0.1, of=training), truncated=true)";

Deno.test("a Neural GPU goes on to the same bits, its level, its window and its pull, too", async () => {
  const spec = specOf(`clip(1) > ${noise} > ${rule}`);
  const { bits, checkpoints } = await tell(spec);
  assertEquals(checkpoints.length, 24);
  // It is pulled more strongly once, at the limit its sets are averaged, and its level rises with each.
  const pulls = checkpoints.map(({ training }) => (training.model as { pull: number }).pull);
  assertEquals([pulls[0], pulls.at(-1)], [0.05, 0.1]);
  const { level, training } = checkpoints.at(-1)!.training.curriculum;
  assertEquals(level, 3);
  assert(training!.error > 0 && training!.error < 1, `${training!.error}`);
  for (const resume of [2, 12, 18].map((at) => checkpoints[at]!)) {
    assertEquals((await tell(spec, resume)).bits, bits);
  }
  // What would be the same bits whatever was restored shows nothing.
  const other = structuredClone(checkpoints[2]!);
  Object.assign(other.training, { model: { pull: 0.1 } });
  assertNotEquals((await tell(spec, other)).bits.digest, bits.digest);
});

Deno.test("a Neural GPU with discarded noise is the one without noise, to the bit", async () => {
  const bitsOf = async (steps: string) => (await tell(specOf(`clip(1) > ${steps}`))).bits;
  const without = await bitsOf(rule);
  const discarded = noise.replace("truncated", "discarded=true, truncated");
  // The deviation that is reported is 0, too.
  assertEquals(await bitsOf(`${discarded} > ${rule}`), without);
  assertNotEquals((await bitsOf(`${noise} > ${rule}`)).digest, without.digest);
});
