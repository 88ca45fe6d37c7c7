import { planSuite, runRecord, trialFingerprint } from "../../../bench/run/mod.ts";
import { type RecordedTrial, runRecordSchema } from "../../../bench/run/store/mod.ts";
import { type Suite, suites, trialSeconds } from "../../../bench/suites/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

const suite: Suite = {
  ...suites.quick!,
  workloads: ["memn2n/babi-qa1"],
  variants: ["plain", "noisy"],
  seeds: [2, 1],
};
const command = ["deno", "task", "bench", "run", "quick"];
const context = { name: "quick", command, fingerprint: "f", fallbacks: ["No SIMD"] };

Deno.test("a record says of a run what its plan says, and reads back as it was", async () => {
  const plan = await planSuite(suite), record = runRecord(plan, context);
  assertEquals(runRecordSchema.parse(JSON.parse(JSON.stringify(record))), record);
  const { workloads, variants, published, successes, seeds, trials } = plan;
  assertEquals(record, {
    ...context,
    fallbacks: [...context.fallbacks],
    suite: { name: "quick", title: suite.title, version: suite.version },
    backend: "wasm",
    tfjs: trials[0]!.spec.numerics.tfjs,
    ...{ workloads, variants, seeds },
    published: [...published],
    successes: [...successes],
    plannedTrials: 4,
    shard: null,
    trials: trials.map(({ id, spec: { workload, variant, seed }, seconds }) => ({
      ...{ id, workload, variant, seed, seconds },
      fingerprint: "f",
    })),
  });
  assertEquals(record.trials.map(({ variant, seed }) => [variant, seed]), [
    ["plain", 2],
    ["plain", 1],
    ["noisy", 2],
    ["noisy", 1],
  ]);
});

Deno.test("the records of two shards differ in shard and trials alone", async () => {
  const shards = await Promise.all([1, 2].map(async (number) => {
    return runRecord(await planSuite(suite, { shard: { number, of: 2 } }), context);
  }));
  const whole = runRecord(await planSuite(suite), context);
  assertEquals(shards.map(({ shard }) => shard), [{ number: 1, of: 2 }, { number: 2, of: 2 }]);
  for (const { trials: _, ...shard } of shards) {
    const { trials: _, ...all } = whole;
    assertEquals({ ...shard, shard: null }, all);
  }
  const ids = (trials: readonly RecordedTrial[]) => trials.map(({ id }) => id).sort();
  assertEquals(ids(shards.flatMap(({ trials }) => trials)), ids(whole.trials));
  assertEquals(shards.map(({ trials }) => trials.length), [2, 2]);
});

Deno.test("a record has the estimated time of each trial, and the code that makes it", async () => {
  const plan = await planSuite(suite);
  const { workload, budget } = plan.trials[0]!.spec;
  const seconds = trialSeconds({ workload, budget, questions: suite.data.train });
  assert(seconds > 0);
  const plugin = { url: "file:///mine.ts", sources: [], digest: "p" };
  const trials = plan.trials.map((trial, i) => i === 3 ? { ...trial, plugins: [plugin] } : trial);
  const record = runRecord({ ...plan, trials }, context);
  assertEquals(record.trials.map((trial) => trial.seconds), [seconds, seconds, seconds, seconds]);
  assertEquals(
    record.trials.map(({ fingerprint }) => fingerprint),
    ["f", "f", "f", trialFingerprint("f", [plugin])],
  );
});
