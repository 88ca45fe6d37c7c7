/** Trials that begin anew, by a toy task and a toy model, from the plan to the result. */

import { z } from "zod";
import { planSuite } from "../../../bench/run/mod.ts";
import { registerWorkload } from "../../../bench/suites/mod.ts";
import { suiteSchema } from "../../../bench/suites/schema/mod.ts";
import { runTrial, Trainer } from "../../../bench/trial/mod.ts";
import {
  type BudgetSpec,
  type Checkpoint,
  type TrialProgress,
  type TrialResult,
  trialSchema,
  type TrialSpec,
} from "../../../bench/trial/spec/mod.ts";
import { RandomStream, sha256, startBackend, streamKey } from "../../../engine/mod.ts";
import { type ModelEntry, registerModel } from "../../../models/registry.ts";
import { registerTask, type StreamedData, type Task } from "../../../tasks/mod.ts";
import { buildByHand } from "../_optimizer.ts";
import { type BitsBatch, streamed } from "../../tasks/_toy_tasks.ts";
import { assert, assertEquals, assertNotEquals, assertRejects } from "../../../std.ts";
import { firstBitModel } from "./_first_bit_model.ts";

const optionsSchema = z.strictObject({
  /** The share of the networks whose gradients are not finite. */
  broken: z.number().default(0),
});

const entry: ModelEntry<BitsBatch, StreamedData<BitsBatch>, z.infer<typeof optionsSchema>> = {
  name: "weighted-bits",
  title: "weighted bits",
  kind: "bits",
  citation: "None.",
  loss: "nats per question",
  options: optionsSchema,
  phases: [{ name: "only", title: "training", words: "as it is" }],
  settingOf: () => "",
  create({ broken }, _, init) {
    const model = firstBitModel(init), isBroken = init.derive("broken").uniform() < broken;
    return Promise.resolve(
      isBroken
        ? {
          ...model,
          lossAndGradients: (...given) => ({ ...model.lossAndGradients(...given), loss: NaN }),
        }
        : model,
    );
  },
};

registerTask(streamed as Task);
registerModel(entry as unknown as ModelEntry);

const usual: BudgetSpec = {
  ...{ phases: {}, epochs: 2, batchSize: 8, lastBatch: "short", validateEvery: 1 },
  sampling: { fresh: 24, difficulty: "example" },
  curriculum: {
    ...{ kind: "byError", threshold: 0.05, every: 2, examples: 20 },
    ...{ anyShare: 0.1, belowShare: 0.25 },
  },
};

registerWorkload({
  name: "weighted-bits/first-bit-stream",
  ...{ model: entry as unknown as ModelEntry, task: streamed as Task, modelOptions: {} },
  budget: usual,
  optimizer: "clip(10) > noise(0.01) > adam(0.05, beta1=0.9, beta2=0.999, epsilon=1e-8)",
});

const suite = suiteSchema.parse({
  name: "toys",
  workloads: ["weighted-bits/first-bit-stream"],
  variants: ["plain", "noisy"],
  seeds: [1],
  data: { seed: 1, train: 10, test: 20 },
});

const { numerics } = await startBackend("wasm");
const stop = { error: 0.05, confirm: 40 };

async function specOf(
  budget: Partial<BudgetSpec>,
  { seed = 1, variant = "noisy", broken = 0 } = {},
): Promise<TrialSpec> {
  const modelOptions = { "weighted-bits": { broken } };
  const changed = { ...suite, budget, modelOptions, seeds: [seed] } as typeof suite;
  const { trials } = await planSuite(changed, { numerics, variants: [variant] });
  return trials[0]!.spec;
}

/** A trial with all that it told, a checkpoint after every update. */
async function tell(spec: TrialSpec, resume: Checkpoint | null = null) {
  const checkpoints: Checkpoint[] = [], progress: TrialProgress[] = [];
  const checkpointTimes = { afterSeconds: 0, everySeconds: 0 };
  const result = await runTrial({ spec, files: null, fingerprint: "f", checkpointTimes, resume }, {
    onCheckpoint: (one) => checkpoints.push(JSON.parse(JSON.stringify(one))),
    onProgress: (one) => progress.push(one),
  });
  // A result that contradicts itself is refused.
  trialSchema.parse(result);
  assertEquals(result.tensors.after, result.tensors.before);
  return { result, checkpoints, progress };
}

/** What a seed of another process has to repeat. */
function bits({ status, digest, epochs, attempts, metrics }: TrialResult) {
  return { status, digest, epochs, attempts, metrics };
}

/** The first seed whose trial needs that many attempts of five. */
async function seedOf(count: number, changes: Partial<BudgetSpec> = {}): Promise<number> {
  for (let seed = 1; seed <= 60; seed++) {
    const spec = await specOf({ stop, attempts: 5, ...changes }, { seed });
    const { result: { attempts } } = await tell(spec);
    if (attempts!.length === count && attempts!.at(-1)!.outcome === "stopped") return seed;
  }
  throw new Error(`No seed needs ${count} attempts`);
}

const third = await seedOf(3);

Deno.test("a trial begins anew until the rule ends an attempt, and keeps the epochs of all", async () => {
  const { result, progress } = await tell(await specOf({ stop, attempts: 5 }, { seed: third }));
  const { attempts, epochs, metrics, status } = result;
  assertEquals(attempts!.map(({ outcome }) => outcome), ["ended", "ended", "stopped"]);
  assertEquals(attempts!.slice(0, 2).map((one) => one.epochs), [2, 2]);
  const last = attempts![2]!.epochs;
  assertEquals(epochs.phase.length, 4 + last);
  // The last attempt left the network that was measured.
  assertEquals(metrics!.validationError.value, epochs.validationError.at(-1));
  assertEquals(status, metrics!.testError.value === 0 ? "solved" : "unsolved");
  assertEquals(
    progress.filter(({ share }) => share === 0)
      .map((
        { attempt, attempts, earlier, epoch, epochs },
      ) => [attempt, attempts, earlier, epoch, epochs]),
    [1, 1, 2, 2, ...Array<number>(last).fill(3)].map((
      attempt,
      i,
    ) => [attempt, 5, 2 * (attempt - 1), i + 1 - 2 * (attempt - 1), 2]),
  );
});

Deno.test("the first attempt has the bits of a trial without any rule", async () => {
  const seeds = [third, await seedOf(1)];
  for (const seed of seeds) {
    const plain = await specOf({}, { seed });
    assert(!("stop" in plain.budget) && !("attempts" in plain.budget));
    const { result: whole } = await tell(plain);
    assertEquals(whole.attempts, undefined);
    const { result: stopped } = await tell(await specOf({ stop }, { seed }));
    const { result: again } = await tell(await specOf({ stop, attempts: 5 }, { seed }));
    const { epochs } = stopped.attempts![0]!;
    assertEquals(again.epochs.trainLoss.slice(0, epochs), whole.epochs.trainLoss.slice(0, epochs));
    if (epochs === 2) {
      assertEquals([stopped.digest, stopped.metrics], [whole.digest, whole.metrics]);
    }
    if (again.attempts!.length === 1) assertEquals(bits(again), bits(stopped));
  }
});

Deno.test("a later attempt trains from parameters, examples and noise that its number derives", async () => {
  const spec = await specOf({ stop, attempts: 5 }, { seed: third });
  const { result, checkpoints } = await tell(spec);
  const dataset = streamed.generate({ seed: 1, train: 0, test: 20 }, {});
  for (const attempt of [0, 1, 2]) {
    const key = (name: string) => {
      const first = streamKey(third, name);
      return attempt === 0 ? first : new RandomStream(first).derive("attempt").derive(attempt).key;
    };
    const model = firstBitModel(new RandomStream(key("init")));
    const order = new RandomStream(key("order"));
    const trainer = new Trainer<BitsBatch>({
      ...{ model, dataset, budget: spec.budget, phases: ["only"] },
      optimizer: buildByHand(spec.optimizer, { groups: model.parameterGroups, key: key("noise") }),
      streams: {
        open: () => order,
        positions: () => ({ order: order.position }),
        moveTo: () => {},
      },
    });
    let state = trainer.save();
    while (!trainer.hasEnded) trainer.runEpoch(() => state = structuredClone(trainer.save()));
    const parameters = new Uint8Array(
      model.parameters.weights!.dataSync<"float32">().slice().buffer,
    );
    model.dispose();
    if (attempt === 2) {
      // The digest is of the losses of all attempts, and of the network that the last one left.
      const losses = new Uint8Array(Float64Array.from(result.epochs.trainLoss, Number).buffer);
      assertEquals(result.digest, sha256(losses, "weights", parameters));
    }
    const own = checkpoints.filter(({ earlier }) => earlier.attempts.length === attempt);
    assertEquals(own.at(-1)!.training, JSON.parse(JSON.stringify(state)), `attempt ${attempt}`);
    const from = 2 * attempt, to = from + result.attempts![attempt]!.epochs;
    assertEquals(result.epochs.trainLoss.slice(from, to), trainer.epochs.trainLoss);
  }
});

Deno.test("variants share all streams, attempt by attempt", async () => {
  // A rule that nothing meets.
  const budget: Partial<BudgetSpec> = { epochs: 1, stop: { error: 0, confirm: 5000 }, attempts: 3 };
  const [plain, noisy] = await Promise.all(
    ["plain", "noisy"].map((variant) => specOf(budget, { variant })),
  );
  const silent = structuredClone(noisy!);
  for (const step of silent.optimizer) {
    if (step.kind === "noise") Object.assign(step, { deviation: 1e-30 });
  }
  assertNotEquals(silent.optimizer, noisy!.optimizer);
  const [one, other, felt] = [await tell(plain!), await tell(silent), await tell(noisy!)];
  assertEquals(one.result.attempts!.length, 3);
  // The epochs say how much noise there was.
  const { epochs: _, ...silentBits } = bits(other.result),
    { epochs: __, ...plainBits } = bits(one.result);
  assertEquals(silentBits, plainBits);
  assertNotEquals(felt.result.digest, one.result.digest);
  const positions = ({ checkpoints }: typeof one) =>
    checkpoints.map(({ training }) => training.positions);
  assertEquals(positions(felt), positions(one));
});

Deno.test("a trial goes on to the same bits from within any of its attempts", async () => {
  const spec = await specOf({ stop, attempts: 5 }, { seed: third });
  const { result: whole, checkpoints } = await tell(spec);
  assertEquals(new Set(checkpoints.map(({ earlier }) => earlier.attempts.length)).size, 3);
  for (const resume of checkpoints) {
    const { result, checkpoints: rest } = await tell(spec, structuredClone(resume));
    assertEquals(bits(result), bits(whole));
    assertEquals(rest.length, checkpoints.length - checkpoints.indexOf(resume) - 1);
  }
});

Deno.test("an attempt that diverges has failed, and the next one begins", async () => {
  const spec = await specOf({ stop, attempts: 20 }, { broken: 0.5 });
  const { result } = await tell(spec);
  const outcomes = result.attempts!.map(({ outcome }) => outcome);
  assert(outcomes.includes("diverged"), outcomes.join());
  assertEquals(outcomes.at(-1), "stopped");
  for (const { epochs, outcome } of result.attempts!) {
    if (outcome === "diverged") assertEquals(epochs, 1);
  }
  const { result: broken } = await tell(await specOf({ stop, attempts: 3 }, { broken: 1 }));
  assertEquals([broken.status, broken.message], ["diverged", "In epoch 1 of 2 of attempt 3 of 3"]);
  assertEquals(broken.attempts, Array(3).fill({ epochs: 1, outcome: "diverged" }));
});

Deno.test("a trial whose attempts are all spent is measured as the last one left it", async () => {
  const budget: Partial<BudgetSpec> = { epochs: 1, stop: { error: 0, confirm: 5000 }, attempts: 2 };
  const { result } = await tell(await specOf(budget));
  assertEquals(result.attempts, Array(2).fill({ epochs: 1, outcome: "ended" }));
  assertEquals(result.status, "unsolved");
  assertEquals(result.metrics!.validationError.value, result.epochs.validationError[1]);
});

Deno.test("a plan refuses attempts without a rule, and ways that the model has not", async () => {
  await assertRejects(() => specOf({ attempts: 2 }), Error, "attempts needs stop");
  const ways = { stop: { error: 0, ways: ["rounded"] } };
  await assertRejects(() => specOf(ways), Error, 'unknown way to answer in stop.ways: "rounded"');
});
