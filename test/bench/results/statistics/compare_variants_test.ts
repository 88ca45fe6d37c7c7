import type { ResultFile } from "../../../../bench/results/mod.ts";
import { compareVariants, summarizeCells } from "../../../../bench/results/statistics/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { makeArmsResult, makeResultFile } from "../../_result_file.ts";

/** Test errors in percent by seed, null for a trial that failed. */
function resultOf(
  plain: readonly (number | null)[],
  noisy: readonly (number | null)[],
): ResultFile {
  const trials = (variant: string, errors: readonly (number | null)[]) =>
    errors.map((test, i) => ({ variant, seed: i + 1, test }));
  return makeResultFile([...trials("plain", plain), ...trials("noisy", noisy)]);
}

/** The same trials as another workload's too, the differences turned around. */
function withSecond(result: ResultFile): ResultFile {
  const turned = { plain: "noisy", noisy: "plain" } as Record<string, string>;
  return {
    ...result,
    workloads: [result.workloads[0]!, { ...result.workloads[0]!, name: "second" }],
    trials: [
      ...result.trials,
      ...result.trials.map((trial) => ({
        ...trial,
        workload: "second",
        variant: turned[trial.variant]!,
      })),
    ],
  };
}

Deno.test("compareVariants() says everything about the pairs", () => {
  // Differences -3, +1, 0, -7, -2 and -4; solved at 5 and below.
  const found = compareVariants(resultOf([10, 4, 3, 9, 7, 6, 20], [7, 5, 3, 2, 5, 2]), "noisy")!;
  assertEquals([found.variant, found.reference, found.metric], ["noisy", "plain", "testError"]);
  assertEquals([found.better, found.worse, found.equal, found.leftOut], [4, 1, 1, 1]);
  // -15 / 6 = -2.5; the two in the middle are -3 and -2.
  assertAlmostEquals(found.mean, -0.025, 1e-12);
  assertAlmostEquals(found.median, -0.025, 1e-12);
  // Five throws, one of them worse: 2 x (1 + 5) / 32.
  assertEquals(found.signTest, 12 / 32);
  // Of -7, -4, -3, -2 and 1 the last has rank 1: sums of at most 1 are 2 of 32 choices, two sides.
  assertEquals(found.wilcoxon, { statistic: 1, p: 4 / 32, pairs: 5 });
  // Before: seeds 2 and 3; after: 2 to 6, but seed 1. Three more, none less: 2 / 8.
  assertEquals(found.solved, { both: 2, onlyVariant: 3, onlyReference: 0, neither: 1, p: 0.25 });
  // Squares about -2.5: 0.25 + 12.25 + 6.25 + 20.25 + 0.25 + 2.25 = 41.5, over 5 is 8.3.
  assertAlmostEquals(found.standardDeviation!, Math.sqrt(8.3) / 100, 1e-12);
  // An effect of 2.5 / 2.880972 = 0.867762: TTestPower of statsmodels 0.15.0 asks for 12.479 pairs.
  assertEquals(found.pairsNeeded, 13);
  assertEquals(found.resolution, 0.01);
  assert(!found.interval.tooFewSeeds && found.interval.method === "stratifiedT");
  assertEquals(found.workloads.map(({ workload, mean }) => [workload, mean]), [
    ["memn2n/babi-qa1", found.mean],
  ]);
});

Deno.test("compareVariants() sees ties that differences of fractions hide", () => {
  // In fractions 0.3 - 0.2 and 0.2 - 0.1 differ by a rounding.
  const found = compareVariants(resultOf([20, 10, 4], [30, 20, 1]), "noisy")!;
  assertEquals(found.pairs.map(({ difference }) => difference), [0.1, 0.1, -0.03]);
  assertEquals(found.wilcoxon.statistic, 1);
});

Deno.test("compareVariants() keeps workloads apart in the interval, and adds their differences", () => {
  const found = compareVariants(withSecond(resultOf([10, 4, 3, 9], [7, 5, 3, 2])), "noisy")!;
  assertAlmostEquals(found.mean, 0, 1e-12);
  assertAlmostEquals(found.workloads[0]!.mean, -found.workloads[1]!.mean, 1e-12);
  assertEquals(found.workloads.map(({ interval }) => interval.tooFewSeeds), [true, true]);
  assertEquals([found.pairs.length, found.interval.tooFewSeeds], [8, false]);
  // Two workloads, half of the mean each: sqrt(2) / 2 of an answer.
  assertAlmostEquals(found.resolution, 0.01 / Math.SQRT2, 1e-12);
  assertAlmostEquals(found.standardDeviation!, found.workloads[0]!.standardDeviation!, 1e-12);
  const one = compareVariants(withSecond(resultOf([10], [7])), "noisy", { workloads: ["second"] })!;
  assertAlmostEquals(one.mean, 0.03, 1e-12);
});

Deno.test("compareVariants() leaves out pairs of which one failed", () => {
  const result = resultOf([10, 4, null], [null, 3, 2]);
  const errors = compareVariants(result, "noisy")!;
  assertEquals([errors.pairs.length, errors.leftOut], [1, 4]);
  assertEquals(errors.standardDeviation, null);
  assertEquals(errors.pairsNeeded, null);
  const unsolved = compareVariants(result, "noisy", { metric: "unsolved" })!;
  assertEquals(unsolved.pairs.map(({ difference }) => difference), [0]);
  assertEquals([unsolved.leftOut, unsolved.resolution], [4, 1]);
  assertEquals(unsolved.solved, errors.solved);
});

Deno.test("compareVariants() pairs the configurations of an arm each with its own reference", () => {
  const found = compareVariants(makeArmsResult(), "noisy")!;
  assertEquals([found.variant, found.reference], ["noisy", "plain"]);
  // a: 10 - 4, 5 - 20; b: 30 - 30, 0 - 40.
  assertEquals(found.pairs.map(({ difference }) => Math.round(100 * difference)), [6, -15, 0, -40]);
  const one = compareVariants(makeArmsResult(), "noisy-b")!;
  assertEquals([one.reference, one.pairs.length], ["plain-b", 2]);
});

Deno.test("compareVariants() has nothing to say without a reference or a pair", () => {
  const result = resultOf([10], []);
  for (const name of ["noisy", "plain", "unknown"]) {
    assertEquals(compareVariants(result, name), null);
  }
  // Nothing is compared with itself.
  assertEquals(compareVariants(result, "plain", { reference: "plain" }), null);
  const turned = compareVariants(resultOf([10], [7]), "plain", { reference: "noisy" })!;
  assertAlmostEquals(turned.mean, 0.03, 1e-12);
});

Deno.test("ten thousand trials are compared and summed up in a few looks at each", () => {
  const small = resultOf([10], [7]);
  const workloads = Array.from({ length: 25 }, (_, i) => `workload ${i}`);
  const result: ResultFile = {
    ...small,
    workloads: workloads.map((name) => ({ ...small.workloads[0]!, name })),
    trials: workloads.flatMap((workload, w) =>
      Array.from({ length: 400 }, (_, i) => {
        const wrong = (i * 7919 + w * 104_729) % 101;
        const trial = small.trials[i % 2]!;
        const testError = { value: wrong / 100, wrong, total: 100 };
        return { ...trial, workload, seed: i >> 1, metrics: { ...trial.metrics!, testError } };
      })
    ),
  };
  let looks = 0;
  for (const trial of result.trials) {
    const { workload } = trial;
    const get = () => {
      looks++;
      return workload;
    };
    Object.defineProperty(trial, "workload", { get });
  }
  const found = compareVariants(result, "noisy")!;
  const cells = summarizeCells(result);
  assertEquals([found.pairs.length, cells.length], [5000, 50]);
  // A search through all trials for each of the 50 cells would be 50 looks at each.
  assert(looks <= 5 * result.trials.length, `${looks} looks`);
});

Deno.test("compareVariants() gives no interval where fewer than five pairs differ", () => {
  const same = [10, 20, 30, 40, 50, 60, 70, 80];
  const other = (different: number) => same.map((one, i) => one + Number(i < different));
  const found = [4, 5].map((different) =>
    compareVariants(resultOf(same, other(different)), "noisy")
  );
  assertEquals(found.map((one) => one!.interval.tooFewSeeds), [true, false]);
});
