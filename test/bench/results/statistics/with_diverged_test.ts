import type { ResultFile } from "../../../../bench/results/mod.ts";
import {
  compareVariants,
  meanErrors,
  pairedDifferences,
  seedMeans,
  summarizeCells,
  summarizeTasks,
  withDiverged,
} from "../../../../bench/results/statistics/mod.ts";
import { summaryRows } from "../../../../bench/results/tables/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";

const result = makeResultFile([
  { variant: "plain", seed: 1, test: 3 },
  { variant: "plain", seed: 2, test: null, status: "diverged" },
  { variant: "plain", seed: 3, test: null, status: "failed" },
]);

const digits: ResultFile = {
  ...result,
  workloads: result.workloads.map((one) => ({ ...one, task: "digits" })),
};

Deno.test("withDiverged() gives a diverged trial the error of a guess, and no other trial", () => {
  const [first, second, third] = withDiverged(digits).trials;
  assertEquals(first, result.trials[0]);
  assertEquals(third, result.trials[2]);
  assertEquals(second!.status, "diverged");
  const rate = { value: 0.9, wrong: 90, total: 100 };
  assertEquals(second!.metrics!.testError, rate);
  assertEquals(second!.metrics!.testErrorByTask, { "babi-qa1": rate });
  // As many training questions as the first trial was asked.
  assertEquals(second!.metrics!.trainError, rate);
  assertEquals(result.trials[1]!.metrics, null);
});

Deno.test("withDiverged() takes every answer for wrong where a guess is hardly ever right", () => {
  assertEquals(withDiverged(result).trials[1]!.metrics!.testError, {
    ...{ value: 1, wrong: 100, total: 100 },
  });
  // Again, and of a result in which none diverged, nothing changes.
  assert(withDiverged(withDiverged(result)) === withDiverged(result));
  const without = { ...result, trials: [result.trials[0]!] };
  assert(withDiverged(without) === without);
});

Deno.test("withDiverged() of a result in which all diverged counts the questions of its data", () => {
  // 60 training questions.
  const [only] = withDiverged({ ...result, trials: [result.trials[1]!] }).trials;
  assertEquals(only!.metrics!.trainError.total, 60);
  assertEquals(only!.metrics!.testError.total, 100);
  // Fresh examples are none of the data.
  const parts = [{ task: "babi-qa1", trainingQuestions: 0, testQuestions: 100 }];
  const stream = {
    ...result,
    workloads: [{ ...result.workloads[0]!, parts }],
    trials: [result.trials[1]!],
  };
  assertEquals(withDiverged(stream).trials[0]!.metrics!.trainError.total, 100);
});

Deno.test("every mean and pair counts a diverged trial the same way", () => {
  const both = makeResultFile([
    ...[0, 10, 20, 30, 40].flatMap((test, seed) => [
      { variant: "plain", seed, test },
      {
        variant: "noisy",
        seed,
        ...seed === 4 ? { test: null, status: "diverged" as const } : { test },
      },
    ]),
  ]);
  // 0, 10, 20, 30 % and all wrong.
  const noisy = summarizeCells(both).find(({ variant }) => variant === "noisy")!;
  assertAlmostEquals(noisy.testError!.mean, 0.32, 1e-12);
  assertAlmostEquals(meanErrors(both, ["noisy"], "testError").all!, 0.32, 1e-12);
  assertAlmostEquals(
    summarizeTasks(both).find(({ variant }) => variant === "noisy")!.testError!.mean,
    0.32,
  );
  const found = compareVariants(both, "noisy")!;
  assertEquals([found.pairs.length, found.leftOut], [5, 0]);
  assertAlmostEquals(found.mean, 0.6 / 5, 1e-12);
  assertAlmostEquals(pairedDifferences(both)[0]!.spread.mean, 0.6 / 5, 1e-12);
  const row = summaryRows(both).find(({ variant }) => variant === "noisy")!;
  assertAlmostEquals(row.testError!, 0.32, 1e-12);
  assertEquals([row.errors.length, row.diverged], [5, 1]);
});

Deno.test("withDiverged() counts the answers that other trials were asked for, and fresh examples as none", () => {
  const { trials } = result, rate = { value: 0, wrong: 0, total: 250 };
  const far = { part: "far", way: null, error: { value: 0, wrong: 0, total: 50 } };
  const [first, second] = withDiverged({
    ...digits,
    trials: [
      {
        ...trials[0]!,
        metrics: {
          ...trials[0]!.metrics!,
          ...{ testError: rate, testErrorByTask: { "babi-qa1": rate }, furtherErrors: [far] },
        },
      },
      trials[1]!,
    ],
  }).trials;
  assertEquals(first!.metrics!.testError, rate);
  const guessed = { value: 0.9, wrong: 225, total: 250 }, { metrics } = second!;
  assertEquals([metrics!.testErrorByTask, metrics!.testError], [{ "babi-qa1": guessed }, guessed]);
  assertEquals(metrics!.furtherErrors, [{ ...far, error: { value: 0.9, wrong: 45, total: 50 } }]);
});

Deno.test("seedMeans() takes a seed with all of its trials, once", () => {
  const trials = [
    ...makeResultFile([
      { variant: "plain", seed: 1, test: 10 },
      { variant: "plain", seed: 2, test: 20 },
      { variant: "plain", seed: 3, test: null },
      { variant: "noisy", seed: 1, test: 50 },
      { variant: "noisy", seed: 3, test: 60 },
    ]).trials,
  ];
  // Seed 2 has one trial, and of seed 3 one has no error.
  assertEquals([...seedMeans(trials, 2)], [[1, 0.3]]);
  assertEquals([...seedMeans(trials, 1)], [[2, 0.2], [3, 0.6]]);
});
