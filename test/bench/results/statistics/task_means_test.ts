import type { ResultFile } from "../../../../bench/results/mod.ts";
import {
  meanErrors,
  pairedTaskDifferences,
  summarizeTasks,
  taskMeans,
} from "../../../../bench/results/statistics/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { makeResultFile, makeTrial } from "../../_result_file.ts";

/** Wrong answers of 100 to each of two tasks, and to all training questions. */
function trial(variant: string, seed: number, wrong: readonly [number, number], train: number) {
  const rate = (wrong: number, total: number) => ({ value: wrong / total, wrong, total });
  const made = makeTrial({ variant, seed, train, test: 0 });
  return {
    ...made,
    workload: "memn2n/both",
    metrics: {
      ...made.metrics!,
      testError: rate(wrong[0] + wrong[1], 200),
      testErrorByTask: { "babi-qa1": rate(wrong[0], 100), "babi-qa2": rate(wrong[1], 100) },
    },
  };
}

/** One network for two tasks, with and without noise, two seeds each. */
function makeJointResult(): ResultFile {
  const empty = makeResultFile([]);
  const part = (task: string) => ({ task, trainingQuestions: 100, testQuestions: 100 });
  const published = (task: string, value: number, variants: string[]) => ({
    task,
    title: "theirs",
    value,
    metric: "testError" as const,
    trainingQuestions: 100,
    protocol: "",
    citation: "",
    variants,
  });
  return {
    ...empty,
    workloads: [{
      ...empty.workloads[0]!,
      name: "memn2n/both",
      task: "both",
      parts: [part("babi-qa1"), part("babi-qa2")],
      published: [
        published("babi-qa1", 0.02, ["plain"]),
        published("babi-qa2", 0.04, ["plain", "noisy"]),
      ],
    }],
    trials: [
      trial("plain", 1, [4, 30], 7),
      trial("plain", 2, [8, 20], 6),
      trial("noisy", 1, [2, 31], 9),
      trial("noisy", 2, [4, 22], 8),
    ],
  };
}

Deno.test("summarizeTasks() tells the tasks of a workload apart", () => {
  const [one, , two] = summarizeTasks(makeJointResult());
  assertEquals([one!.task, one!.variant, one!.trials, one!.solved], ["babi-qa1", "plain", 2, 1]);
  assertAlmostEquals(one!.testError!.mean, 0.06, 1e-12);
  // The best of n is chosen by the training error over both tasks: seed 2, which is worse on this one.
  assertEquals([one!.best, two!.best], [0.08, 0.2]);
  assertEquals(two!.solved, 0);
});

Deno.test("taskMeans() takes the means over the tasks, and of what is published of all of them", () => {
  const [plain, noisy] = taskMeans(makeJointResult());
  // All: (4 + 8 + 30 + 20) / 400; best: (8 + 20) / 200; published: (2 + 4) / 200.
  assertAlmostEquals(plain!.testError!, 0.155, 1e-12);
  assertAlmostEquals(plain!.best!, 0.14, 1e-12);
  assertEquals(plain!.published.map(({ title }) => title), ["theirs"]);
  assertAlmostEquals(plain!.published[0]!.value, 0.03, 1e-12);
  assertEquals([plain!.workload, plain!.tasks, plain!.solved], ["memn2n/both", 2, 0]);
  // Of the noisy variant one task has no published number.
  assertEquals([noisy!.published, noisy!.solved], [[], 1]);
});

Deno.test("an error that is the target itself is a task solved", () => {
  const joint = makeJointResult();
  // The target is 5 %: 5 of 100 are within it, 6 are not.
  const result = {
    ...joint,
    trials: [trial("plain", 1, [5, 6], 7), trial("noisy", 1, [6, 5], 7)],
  };
  assertEquals(
    summarizeTasks(result).map(({ task, variant, solved }) => [task, variant, solved]),
    [["babi-qa1", "plain", 1], ["babi-qa1", "noisy", 0], ["babi-qa2", "plain", 0], [
      "babi-qa2",
      "noisy",
      1,
    ]],
  );
  assertEquals(taskMeans(result).map(({ solved }) => solved), [1, 1]);
});

Deno.test("taskMeans() keeps models apart, and has no mean of kinds of questions", () => {
  const joint = makeJointResult();
  const [workload] = joint.workloads;
  const names = ["memn2n/one", "memn2n/two", "neural-programmer/one", "neural-programmer/two"];
  const workloads = names.map((name, i) => {
    const [model, task] = name.split("/");
    return { ...workload!, name, model: model!, task: task!, parts: [workload!.parts[i % 2]!] };
  });
  const trials = workloads.flatMap(({ name }) =>
    joint.trials.map((trial) => ({ ...trial, workload: name }))
  );
  const means = taskMeans({ ...joint, workloads, trials });
  assertEquals(means.map(({ workload, model, tasks }) => [workload, model, tasks]), [
    [null, "memn2n", 2],
    [null, "memn2n", 2],
    [null, "neural-programmer", 2],
    [null, "neural-programmer", 2],
  ]);
  const parts = ["sum", "greater sum"].map((task) => ({ ...workload!.parts[0]!, task }));
  const kinds = [{ ...workload!, parts }];
  assertEquals(taskMeans({ ...joint, workloads: kinds }), []);
});

Deno.test("taskMeans() has no mean where a task lacks its number, and none of a single task", () => {
  const result = makeJointResult();
  assertEquals(taskMeans({ ...result, trials: [] }).map(({ best }) => best), [null, null]);
  assertEquals(taskMeans(makeResultFile([{ variant: "plain", seed: 1, test: 3 }])), []);
});

Deno.test("pairedTaskDifferences() pairs the errors of each task", () => {
  const differences = pairedTaskDifferences(makeJointResult());
  assertEquals(differences.map(({ task, variant }) => `${task} ${variant}`), [
    "babi-qa1 noisy",
    "babi-qa2 noisy",
  ]);
  // One: -2 and -4; two: +1 and +2.
  assertAlmostEquals(differences[0]!.spread.mean, -0.03, 1e-12);
  assertAlmostEquals(differences[1]!.spread.mean, 0.015, 1e-12);
});

Deno.test("meanErrors() takes all trials, and the best of n of each workload", () => {
  const { all, best } = meanErrors(makeJointResult(), ["plain"], "trainError");
  // 7 and 6 of 100; the best of n is the one with 6.
  assertAlmostEquals(all!, 0.065, 1e-12);
  assertEquals(best, 0.06);
  assertEquals(meanErrors(makeJointResult(), ["other"], "testError"), { all: null, best: null });
});

Deno.test("meanErrors() counts a trial that diverged as one that did not solve its task, and none that failed", () => {
  const result = makeResultFile([
    { variant: "plain", seed: 1, test: 3 },
    { variant: "plain", seed: 2, test: 30 },
    { variant: "plain", seed: 3, test: null, status: "diverged" },
    { variant: "plain", seed: 4, test: null, status: "failed" },
  ]);
  assertEquals(meanErrors(result, ["plain"], "unsolved").all, 2 / 3);
  // The one that diverged has every answer wrong, the one that failed no error: (3 + 30 + 100) / 300.
  assertAlmostEquals(meanErrors(result, ["plain"], "testError").all!, 133 / 300, 1e-12);
});
