import { compareRuns, type RunsCompared } from "../../../../bench/results/compare/mod.ts";
import { UsageError } from "../../../../bench/base/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../../../std.ts";
import { type PairedInterval, pairedInterval } from "../../../../bench/results/statistics/mod.ts";
import { makeResultFile } from "../../_result_file.ts";
import { makeSyntheticResult } from "../../report/_synthetic.ts";

/** A run of plain: wrong answers of 100 by seed, with bits of its own if it has a name. */
function run(wrong: Readonly<Record<number, number | null>>, bits?: string): ResultFile {
  const result = makeResultFile(
    Object.entries(wrong).map(([seed, test]) => ({ variant: "plain", seed: Number(seed), test })),
  );
  if (bits === undefined) return result;
  return { ...result, trials: result.trials.map((trial) => ({ ...trial, digest: bits })) };
}

Deno.test("compareRuns() compares each run with the first, over trials that all have", () => {
  const runs = [
    run({ 1: 10, 2: 20, 3: 30, 9: 0 }),
    run({ 2: 24, 3: 28, 1: 10, 5: 7 }, "moved"),
    run({ 1: 10, 2: 20, 3: 33, 4: 90, 5: 8 }),
  ];
  const { trials, left, rows } = compareRuns(runs, ["a", "b", "c"]);
  assertEquals([trials, left], [3, [1, 1, 2]]);
  const [{ workload, variant, runs: [first, second, third] }] = rows as [typeof rows[0]];
  assertEquals([rows.length, workload, variant], [1, "memn2n/babi-qa1", "plain"]);
  // 10, 20, 30; 10, 24, 28; 10, 20, 33.
  for (const [found, error] of [[first, 20], [second, 62 / 3], [third, 21]] as const) {
    assertAlmostEquals(found!.error!, error / 100, 1e-12);
  }
  assertEquals(first!.difference, null);
  assertAlmostEquals(second!.difference!.mean, 0.02 / 3, 1e-12);
  assertAlmostEquals(third!.difference!.mean, 0.01, 1e-12);
  assertEquals([first!.same, second!.same, third!.same], [3, 0, 3]);
  assertEquals(third!.time, 6);
});

Deno.test("compareRuns() leaves a trial out of all errors that has none in one of the runs", () => {
  const { rows } = compareRuns([
    run({ 1: 10, 2: 20 }),
    run({ 1: 12, 2: null }),
    run({ 1: 1, 2: 2 }),
  ], [
    ...["a", "b", "c"],
  ]);
  assertEquals(rows[0]!.runs.map(({ error }) => error), [0.1, 0.12, 0.01]);
  assertEquals(rows[0]!.runs.map(({ difference }) => difference?.pairs ?? null), [null, 1, 1]);
});

const endOf = (one: PairedInterval) => one.tooFewSeeds ? NaN : one.highest;

Deno.test("compareRuns() takes no two trials that failed for the same", () => {
  const failed = run({ 1: null }, "");
  const [{ runs }] = compareRuns([failed, failed], ["a", "b"]).rows as [RunsCompared["rows"][0]];
  assertEquals(runs.map(({ same, error }) => [same, error]), [[0, null], [0, null]]);
});

Deno.test("compareRuns() puts several workloads together, each a stratum of the interval", () => {
  const one = makeSyntheticResult({ workloads: 2, variants: 2, seeds: 4, epochs: 1 });
  const other = {
    ...one,
    trials: one.trials.map((trial) => {
      const { testError } = trial.metrics!;
      const wrong = testError.wrong + 10 * trial.seed, value = wrong / testError.total;
      const moved = { ...testError, wrong, value };
      return { ...trial, digest: "x", metrics: { ...trial.metrics!, testError: moved } };
    }),
  };
  const { rows } = compareRuns([one, other], ["a", "b"]);
  assertEquals(rows.map(({ workload, variant, trials }) => [workload, variant, trials]), [
    ...["plain", "noisy-1"].flatMap((variant) => [
      [null, variant, 8],
      ["memn2n/babi-qa1", variant, 4],
      ["memn2n/babi-qa2", variant, 4],
    ]),
  ]);
  const { difference } = rows[0]!.runs[1]!;
  // 1, 2, 3 and 4 points on each workload; within them a variance of 5 / 3 and not of 10 / 7.
  const points = [0.01, 0.02, 0.03, 0.04];
  const wanted = pairedInterval([points, points], { resolution: 0.001 });
  assertAlmostEquals(difference!.mean, 0.025, 1e-9);
  assertAlmostEquals(endOf(difference!), endOf(wanted), 1e-9);
});

Deno.test("compareRuns() says which settings differ, run by run, and in how many trials", () => {
  const [first, second] = [run({ 1: 1, 2: 2 }), run({ 1: 1, 2: 2 })];
  const changed = {
    ...second!,
    trials: second!.trials.map((trial) => {
      const budget = { ...trial.spec.budget, epochs: 60 };
      return { ...trial, id: "other", spec: { ...trial.spec, budget } };
    }),
  };
  const { settings, facts } = compareRuns([first!, second!, changed], ["a", "b", "c"]);
  assertEquals(settings, [{ name: "budget.epochs", values: ["2", "2", "60"], trials: 2 }]);
  assertEquals(facts.find(({ name }) => name === "Seeds")!.values.length, 3);
});

Deno.test("compareRuns() refuses runs with nothing in common", () => {
  assertThrows(
    () => compareRuns([run({ 1: 1 }), run({ 1: 1 }), run({ 2: 1 })], ["a", "b", "c"]),
    UsageError,
    "Cannot compare a, b, c: no trial of the same workload, variant and seed is in all of them",
  );
});
