import { divergedAs, seedMeans } from "../../../../bench/results/statistics/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";

const result = makeResultFile([
  { variant: "plain", seed: 1, test: 3 },
  { variant: "plain", seed: 2, test: null, status: "diverged" },
  { variant: "plain", seed: 3, test: null, status: "failed" },
]);

Deno.test("divergedAs() gives a diverged trial the error of a guess, and no other trial", () => {
  const [first, second, third] = divergedAs(result, 0.9).trials;
  assertEquals(first, result.trials[0]);
  assertEquals(third, result.trials[2]);
  assertEquals(second!.status, "diverged");
  const rate = { value: 0.9, wrong: 90, total: 100 };
  assertEquals(second!.metrics!.testError, rate);
  assertEquals(second!.metrics!.testErrorByTask, { "babi-qa1": rate });
  // 60 training questions.
  assertEquals(second!.metrics!.trainError, { value: 0.9, wrong: 54, total: 60 });
  // 33 of 100 and not 33.3.
  assertEquals(divergedAs(result, 1 / 3).trials[1]!.metrics!.testError.wrong, 33);
  assertEquals(result.trials[1]!.metrics, null);
});

Deno.test("divergedAs() counts the answers that other trials were asked for, and fresh examples as none", () => {
  const { trials, workloads: [workload] } = result, rate = { value: 0, wrong: 0, total: 250 };
  const part = { task: "babi-qa1", trainingQuestions: 0, testQuestions: 100 };
  const [first, second] = divergedAs({
    ...result,
    workloads: [{ ...workload!, parts: [part] }],
    trials: [
      {
        ...trials[0]!,
        metrics: { ...trials[0]!.metrics!, testError: rate, testErrorByTask: { "babi-qa1": rate } },
      },
      trials[1]!,
    ],
  }, 0.9).trials;
  assertEquals(first!.metrics!.testError, rate);
  const guessed = { value: 0.9, wrong: 225, total: 250 }, { metrics } = second!;
  assertEquals(metrics!.testErrorByTask, { "babi-qa1": guessed });
  assertEquals([metrics!.testError, metrics!.trainError], [guessed, guessed]);
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
