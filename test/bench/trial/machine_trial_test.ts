/** Trials of random-access machines as a suite plans them: what they learn, and that they go on to the same bits. */

import { planSuite } from "../../../bench/run/mod.ts";
import { suites } from "../../../bench/suites/mod.ts";
import { runTrial } from "../../../bench/trial/mod.ts";
import {
  type BudgetSpec,
  type Checkpoint,
  trialSchema,
  type TrialSpec,
} from "../../../bench/trial/spec/mod.ts";
import { startBackend } from "../../../engine/mod.ts";
import { assertEquals, assertNotEquals } from "../../../std.ts";

const { numerics } = await startBackend("wasm");

async function specOf(
  budget: Partial<BudgetSpec>,
  options: Readonly<Record<string, string | number>> = {},
  variant = "noisy",
): Promise<TrialSpec> {
  const suite = {
    ...suites["nram-quick"]!,
    workloads: ["nram/access"],
    budget,
    modelOptions: { nram: options },
    taskOptions: { further: "twice" },
    data: { seed: 1, train: 10, test: 64 },
    seeds: [1],
  };
  const { trials } = await planSuite(suite, { numerics, variants: [variant] });
  return trials[0]!.spec;
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
  const { digest, epochs, attempts, metrics, inspections } = result;
  return { bits: { digest, epochs, attempts, metrics, inspections }, result, checkpoints };
}

Deno.test("a machine learns to read an element of an array, and of one twice as long", async () => {
  const { result: { metrics, status, attempts } } = await tell(
    await specOf({}, {}, "plain"),
  );
  assertEquals([status, metrics!.testError.wrong], ["solved", 0]);
  assertEquals(attempts!.at(-1)!.outcome, "stopped");
  // Softly and rounded, at up to the length that was trained, and at twice that.
  assertEquals(
    metrics!.furtherErrors!.map(({ part, way, error }) => [part, way, error.wrong]),
    [
      ["access, length 16", null, 0],
      ["access", "rounded", 0],
      ["access, length 16", "rounded", 0],
    ],
  );
});

/** Two attempts of two epochs of four updates, the level rising whenever it is measured. */
const short: Partial<BudgetSpec> = {
  ...{ epochs: 2, batchSize: 8, sampling: { fresh: 32, difficulty: "example" } },
  ...{ validateEvery: 1, attempts: 2, stop: { error: 0, ways: ["rounded"] } },
  curriculum: {
    ...{ kind: "byError", threshold: 1, every: 3, examples: 64 },
    ...{ anyShare: 0.1, belowShare: 0.25 },
  },
};

for (const controller of ["mlp", "lstm"]) {
  Deno.test(`a machine with an ${controller} goes on to the same bits from anywhere`, async () => {
    const spec = await specOf(short, { controller });
    const { bits, checkpoints } = await tell(spec);
    assertEquals(bits.attempts!.length, 2);
    assertEquals(checkpoints.length, 16);
    // An LSTM answers nothing in so few updates, and stays at its first level.
    const levels = new Set(checkpoints.map(({ training }) => training.curriculum.level));
    assertEquals(levels.size > 1, controller === "mlp");
    for (const resume of [2, 9, 13].map((at) => checkpoints[at]!)) {
      assertEquals((await tell(spec, resume)).bits, bits);
    }
    // What would be the same bits whatever was restored shows nothing.
    const other = structuredClone(checkpoints[4]!);
    Object.assign(other.training.curriculum, { level: 1, updates: 0 });
    assertNotEquals((await tell(spec, other)).bits, bits);
  });
}
