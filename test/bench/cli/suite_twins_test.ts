/**
 * Small twins of the suites that take minutes to hours: the same plan, the same code, fewer tasks,
 * epochs and seeds.
 */

import { suites } from "../../../bench/suites/mod.ts";
import { pairedDifferences } from "../../../bench/results/statistics/mod.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../std.ts";
import { digestsOf, readResult, runCli } from "./_cli.ts";
import { withFolder } from "../_folder.ts";

/** Runs a suite, changed, in an empty folder. */
async function runTwin(
  name: string,
  changes: object,
  args: readonly string[],
): Promise<ResultFile> {
  return await withFolder(async (folder) => {
    await Deno.writeTextFile(
      `${folder}/twin.json`,
      JSON.stringify({ ...suites[name]!, ...changes }),
    );
    const { code, stderr } = await runCli(["run", "twin.json", "--quiet", ...args], { folder });
    assertEquals([code, stderr], [0, ""]);
    return await readResult(folder);
  });
}

const small = { seed: 1, train: 1000, test: 200 };

/** The mean paired difference of a variant over all workloads, in points. */
function differenceOf(result: ResultFile, variant: string): number {
  const own = pairedDifferences(result).filter((one) => one.variant === variant);
  const pairs = own.flatMap(({ pairs }) => pairs);
  return 100 * pairs.reduce((sum, { difference }) => sum + difference, 0) / pairs.length;
}

Deno.test("ladder sees what position encoding and hops are worth", async () => {
  const args = ["--workload", "memn2n/babi-qa15", "--seeds", "1", "--epochs", "40"];
  const result = await runTwin("ladder", { data: small }, args);
  assertEquals(result.trials.length, suites.ladder!.variants.length);
  // Each does something else, but that there is no empty slot to mask in the stories of task 15.
  const digests = new Set(result.trials.map(({ digest }) => digest));
  assertEquals(digests.size, result.trials.length - 1);
  // Task 15 needs the order of words, and two facts one after the other.
  assert(differenceOf(result, "pe") < -10, `${differenceOf(result, "pe")}`);
  assert(differenceOf(result, "1-hop") > 20, `${differenceOf(result, "1-hop")}`);
});

Deno.test("ladder-joint trains one network for all tasks, with errors by task", async () => {
  const data = { seed: 1, train: 50, test: 20 };
  const args = ["--seeds", "1", "--epochs", "4"];
  const [first, second] = [
    await runTwin("ladder-joint", { data }, [...args, "--workers", "1"]),
    await runTwin("ladder-joint", { data }, [...args, "--variant", "plain"]),
  ];
  assertEquals(first.trials.length, 5);
  const { metrics, spec } = first.trials.find(({ variant }) => variant === "plain")!;
  const byTask = Object.values(metrics!.testErrorByTask);
  assertEquals([byTask.length, first.workloads[0]!.parts.length], [20, 20]);
  assertEquals(byTask.reduce((sum, { wrong }) => sum + wrong, 0), metrics!.testError.wrong);
  assertEquals(metrics!.testError.total, 400);
  // 4 of 60 epochs: 2 linear ones.
  assertEquals([spec.budget.phases.linear, spec.model.options.embeddingSize], [2, 50]);
  // The same trial alone has the same bits.
  const [[id, digest]] = Object.entries(digestsOf(second)) as [[string, string]];
  assertEquals(digestsOf(first)[id], digest);
});

Deno.test("babi-1k-joint learns several tasks at once", async () => {
  const data = { seed: 1, train: 200, test: 50 };
  const result = await runTwin("babi-1k-joint", { data }, ["--seeds", "1", "--epochs", "8"]);
  for (const { metrics } of result.trials) {
    // Who always gives the most frequent answer of each task errs in about 65 of 100.
    assert(metrics!.testError.value < 0.52, `${metrics!.testError.value}`);
  }
});

Deno.test("paper-memory-networks trains in one stage and in two, each with its noises", async () => {
  const args = ["--workload", "memn2n/babi-qa1", "--seeds", "1", "--epochs", "20"];
  const result = await runTwin("paper-memory-networks", { data: small }, args);
  const seen = result.trials.map(({ variant, epochs }) => {
    const noises = epochs.noiseStandardDeviation as number[];
    return [variant, epochs.phase.filter((phase) => phase === "linear").length, noises[0]!];
  });
  // 20 of 200 epochs: 2 linear ones. Annealed noise at the end of the first epoch, after 29 updates: the
  // root of 1 / 29^0.55.
  const annealed = Math.sqrt(29 ** -0.55);
  assertEquals(seen, [
    ["one-stage", 0, 0],
    ["one-stage-annealed", 0, annealed],
    ["one-stage-fixed", 0, 0.001],
    ["two-stage", 2, 0],
    ["two-stage-annealed", 2, annealed],
    ["two-stage-fixed", 2, 0.001],
  ]);
  // On generated stories and for fewer epochs it is no run to compare with the paper.
  assertEquals(result.published, []);
  assert(result.trials.every(({ metrics }) => metrics!.testError.value < 0.6));
});

Deno.test("paper-mnist trains zero weights on drawn digits: noise moves them, and nothing else does", async () => {
  const args = ["--variant", "zero*", "--seeds", "1", "--epochs", "3"];
  const result = await runTwin(
    "paper-mnist",
    { data: { seed: 1, train: 600, test: 100 }, budget: { batchSize: 50 } },
    args,
  );
  const trials = new Map(result.trials.map((trial) => [trial.variant, trial]));
  const names = ["zero-0.1", "zero-0.01", "zero-noisy-0.1", "zero-noisy-0.01"];
  assertEquals([...trials.keys()], names);
  const of = (variant: string) => trials.get(variant)!;
  // 550 images for training, in 11 batches of 50.
  assertEquals(of("zero-0.1").metrics!.trainError.total, 550);
  // Without noise all digits get the same answer, whatever the rate: only the output's bias has moved.
  for (const variant of names) {
    const { metrics, spec, epochs } = of(variant);
    assert(metrics!.testError.value >= 0.8, `${variant}: ${metrics!.testError.value}`);
    // Noise after 33 updates: the root of 0.01 / 33^0.55.
    const noise = variant.includes("noisy") ? Math.sqrt(0.01 * 33 ** -0.55) : 0;
    assertAlmostEquals(epochs.noiseStandardDeviation.at(-1)!, noise, 1e-12);
    assertEquals(epochs.validationError.includes(null), false);
    assertEquals([spec.model.options.init, spec.model.options.input], ["zero", "raw"]);
  }
  assert(of("zero-noisy-0.1").digest !== of("zero-0.1").digest);
  // Drawn digits are no MNIST.
  assertEquals(result.published, []);
  const arms = result.variants.map(({ arm }) => arm);
  assertEquals(arms, ["zero", "zero", "zero-noisy", "zero-noisy"]);
});

Deno.test("wrong-orders trains every fault, and a noise that is lost has the bits of none", async () => {
  const data = { seed: 1, train: 120, test: 40 };
  const args = ["--workload", "memn2n/babi-qa9", "--seeds", "1", "--epochs", "2"];
  const result = await runTwin("wrong-orders", { data }, args);
  const digests = Object.fromEntries(
    result.trials.map(({ variant, digest }) => [variant, digest]),
  );
  assertEquals(digests.lost, digests["no-noise"]);
  // Every other fault learns something else.
  assertEquals(new Set(Object.values(digests)).size, result.variants.length - 1);
});

Deno.test("noise-and-clip trains under each of its noises in both networks", async () => {
  const data = { seed: 1, train: 60, test: 20 };
  const rows = ["no-clip", "adaptive"], variants = rows.flatMap((row) => ["--variant", `${row}*`]);
  const args = ["--workload", "memn2n/babi-qa9", "--workload", "mlp/*", "--seeds", "1"];
  const result = await runTwin("noise-and-clip", { data }, [...args, ...variants, "--epochs", "1"]);
  for (const { name } of result.workloads) {
    for (const row of rows) {
      const own = result.trials.filter(({ workload, variant }) =>
        workload === name && (variant === row || variant.startsWith(`${row}-`))
      );
      const digests = new Set(own.map(({ digest }) => digest));
      assertEquals([own.length, digests.size], [6, 6], `${name}, ${row}`);
    }
  }
});
