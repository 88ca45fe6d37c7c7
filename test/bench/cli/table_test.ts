import { textOf } from "../../../bench/cli/print.ts";
import { resultLines } from "../../../bench/cli/table.ts";
import { widthOf } from "../../../bench/cli/text.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";
import type { TrialResult } from "../../../bench/trial/spec/mod.ts";
import { assertEquals } from "../../../std.ts";
import { makeArmsResult } from "../_result_file.ts";
import { makeResult } from "../_trials.ts";

/** The table alone, however wide. */
function resultTable(file: ResultFile): string[] {
  return resultLines({ ...file }, Infinity).map(textOf).filter((line) =>
    !line.includes(": the test error")
  );
}

/** A trial with so many wrong answers in 100 test questions, and as many in training. */
function trial(variant: string, seed: number, wrong: number): TrialResult {
  const rate = { value: wrong / 100, wrong, total: 100 };
  const metrics = {
    trainError: rate,
    validationError: rate,
    testError: rate,
    testErrorByTask: { "babi-qa1": rate },
    trainLoss: 1,
  };
  return {
    ...makeResult(seed),
    variant,
    metrics,
    status: wrong <= 5 ? "solved" : "unsolved",
    durationSeconds: 40,
    calibrationSeconds: 0.01,
  };
}

const published = {
  task: "babi-qa1",
  variants: ["plain"],
  title: "",
  value: 0.028,
  metric: "testError" as const,
  trainingQuestions: 1000,
  protocol: "",
  citation: "",
};

function makeFile(
  trials: TrialResult[],
  variants: string[],
  numbers: ResultFile["workloads"][0]["published"] = [],
): ResultFile {
  return {
    format: "gradnoise-result",
    version: 6,
    suite: { name: "s", title: "", version: 1 },
    createdAt: "",
    command: [""],
    versions: { gradnoise: "", deno: "", tfjs: "" },
    machines: [],
    backend: "wasm",
    fallbacks: [],
    workloads: [{
      name: "memn2n/babi-qa1",
      model: "memn2n",
      task: "babi-qa1",
      title: "",
      targetError: 0.05,
      source: "files",
      parts: [{ task: "babi-qa1", trainingQuestions: 1000, testQuestions: 100 }],
      unknownAnswers: { validation: { unknown: 0, total: 100 }, test: { unknown: 0, total: 100 } },
      published: numbers,
    }],
    variants: variants.map((name) => ({
      name,
      title: "",
      reference: name === "noisy" && variants.includes("plain") ? "plain" : null,
    })),
    published: [],
    seeds: [1, 2],
    trials,
    plannedTrials: trials.length,
    network: null,
  };
}

Deno.test("resultTable() shows mean, range, best of n, published number and paired difference", () => {
  const trials = [
    trial("plain", 1, 4),
    trial("plain", 2, 8),
    trial("noisy", 1, 5),
    trial("noisy", 2, 3),
  ];
  // plain: 12 of 200 wrong; noisy: 8 of 200; differences +1 and -5, mean -2.
  assertEquals(resultTable(makeFile(trials, ["plain", "noisy"], [published])), [
    "workload         variant  test error         range  best of 2  published  noisy - plain, points  solved        time",
    "memn2n/babi-qa1  plain         6.0 %  4.0 to 8.0 %      4.0 %      2.8 %                         1 of 2  1 min 20 s",
    "                 noisy         4.0 %  3.0 to 5.0 %      3.0 %              −2.0 (1 of 2 better)  2 of 2  1 min 20 s",
  ]);
});

Deno.test("resultTable() leaves out what there is not, and says what went wrong", () => {
  const diverged = { ...trial("plain", 2, 0), status: "diverged" as const, metrics: null };
  assertEquals(resultTable(makeFile([trial("plain", 1, 6), diverged], ["plain"])), [
    "workload         variant  test error           range  best of 2  solved        time",
    "memn2n/babi-qa1  plain        53.0 %  6.0 to 100.0 %      6.0 %  0 of 2  1 min 20 s  1 diverged",
  ]);
});

Deno.test("resultTable() shows cells of which no trial has ended", () => {
  assertEquals(resultTable(makeFile([], ["noisy"])), [
    "workload         variant  test error  range  best of 2  solved   time",
    "memn2n/babi-qa1  noisy             –      –          –  0 of 0  0.0 s",
  ]);
});

Deno.test("resultTable() shows the tasks of a network for several, and their means", () => {
  const result = makeFile([trial("plain", 1, 0)], ["plain"]);
  const rate = (wrong: number, total: number) => ({ value: wrong / total, wrong, total });
  const part = (task: string) => ({ task, trainingQuestions: 1000, testQuestions: 100 });
  const workloads = [{
    ...result.workloads[0]!,
    name: "memn2n/both",
    parts: [part("babi-qa1"), part("babi-qa2")],
    published: [{ ...published, task: "babi-qa1" }, { ...published, task: "babi-qa2", value: 0.1 }],
  }];
  const trials = result.trials.map((trial) => ({
    ...trial,
    workload: "memn2n/both",
    status: "unsolved" as const,
    metrics: {
      ...trial.metrics!,
      testError: rate(15, 200),
      testErrorByTask: { "babi-qa1": rate(3, 100), "babi-qa2": rate(12, 100) },
    },
  }));
  assertEquals(resultTable({ ...result, workloads, trials }), [
    "workload         variant  test error           range  best of 2  published  solved    time",
    "memn2n/both      plain         7.5 %    7.5 to 7.5 %      7.5 %             0 of 1  40.0 s",
    "  babi-qa1       plain         3.0 %    3.0 to 3.0 %      3.0 %      2.8 %  1 of 1",
    "  babi-qa2       plain        12.0 %  12.0 to 12.0 %     12.0 %     10.0 %  0 of 1",
    "mean of 2 tasks  plain         7.5 %                      7.5 %      6.4 %  1 of 2",
  ]);
});

Deno.test("resultTable() says what each variant is held against, where there are several", () => {
  const trials = [trial("plain", 1, 10), trial("noisy", 1, 6), trial("more", 1, 7)];
  const result = makeFile(trials, ["plain", "noisy", "more"]);
  const variants = result.variants.map((variant) =>
    variant.name === "more" ? { ...variant, reference: "noisy" } : variant
  );
  const [heading, , noisy, more] = resultTable({ ...result, variants });
  assertEquals(heading!.includes("difference, points"), true);
  assertEquals(noisy!.includes("−4.0 (1 of 1 better than plain)"), true);
  assertEquals(more!.includes("+1.0 (0 of 1 better than noisy)"), true);
});

Deno.test("resultTable() counts the seeds that learn kinds of questions, and shows no kind as a task", () => {
  const made = makeFile([trial("plain", 1, 2), trial("plain", 2, 8)], ["plain"]);
  const workload = {
    ...made.workloads[0]!,
    name: "neural-programmer/tables-1",
    model: "neural-programmer",
    task: "tables-1",
    parts: ["sum", "greater sum"].map((task) => ({
      task,
      trainingQuestions: 9,
      testQuestions: 50,
    })),
    published: [{ ...published, task: "tables-1", value: 0.01 }],
  };
  const trials = made.trials.map((one) => ({ ...one, workload: workload.name }));
  // 1 of 2: 1 / 2 minus and plus 1.959964 / (2 sqrt(2 + 3.841459)), that is 0.4055.
  assertEquals(resultTable({ ...made, workloads: [workload], trials }), [
    "workload                    variant  test error         range  best of 2  published  solved  95 % interval        time",
    "neural-programmer/tables-1  plain         5.0 %  2.0 to 8.0 %      2.0 %      1.0 %  1 of 2  9.5 to 90.5 %  1 min 20 s",
  ]);
});

Deno.test("resultTable() has a row for each arm of many configurations", () => {
  // Of 4: 1 solved is (1/4 + s/2 -+ root(3 s/16 + s^2/4)) / (1 + s), s = 3.841459 / 4 = 0.960365.
  assertEquals(resultTable(makeArmsResult()), [
    "workload         variant  test error          range   best  published  noisy - plain, points  solved   95 % interval   time",
    "memn2n/babi-qa1  plain        23.5 %  4.0 to 40.0 %  4.0 %      1.0 %                         1 of 4   4.6 to 69.9 %  8.0 s",
    "                 noisy        11.3 %  0.0 to 30.0 %  0.0 %             −12.3 (2 of 4 better)  2 of 4  15.0 to 85.0 %  8.0 s",
  ]);
});

Deno.test("resultTable() pairs each configuration with its own on every task of an arm, too", () => {
  const arms = makeArmsResult(), [workload] = arms.workloads, parts = workload!.parts;
  const result = {
    ...arms,
    workloads: [{ ...workload!, parts: [...parts, { ...parts[0]!, task: "babi-qa2" }] }],
    trials: arms.trials.map((trial) => {
      const { metrics } = trial, rate = metrics!.testError;
      return {
        ...trial,
        metrics: { ...metrics!, testErrorByTask: { "babi-qa1": rate, "babi-qa2": rate } },
      };
    }),
  };
  const differences = resultTable(result).map((line) => /\S+ \(\d of \d better\)/.exec(line)?.[0])
    .filter((found) => found !== undefined);
  // 10 - 4, 5 - 20, 30 - 30 and 0 - 40, over 4: of the network, and of each of its tasks.
  assertEquals(differences, Array(3).fill("−12.3 (2 of 4 better)"));
});

/** Two workloads whose names are long, of few and of many bytes. */
function longNames(): ResultFile {
  const variants = ["plain", "dropout+noisy"];
  const made = makeFile(
    variants.flatMap((variant) => [trial(variant, 1, 4), trial(variant, 2, 80)]),
    variants,
    [published],
  );
  const [workload] = made.workloads;
  const names = ["neural-programmer/arithmetic-subtract", "memn2n/日本語の質問 👩‍👧 e\u0301"];
  return {
    ...made,
    variants: made.variants.map((one) =>
      one.name === "plain" ? one : { ...one, reference: "plain" }
    ),
    workloads: names.map((name) => ({ ...workload!, name })),
    trials: names.flatMap((workload) => made.trials.map((one) => ({ ...one, workload }))),
  };
}

Deno.test("resultLines() fits every terminal of 60 to 200 columns, and loses no error or difference", () => {
  for (let width = 60; width <= 200; width++) {
    const lines = resultLines(longNames(), width);
    assertEquals(lines.filter((line) => widthOf(line) > width).map(textOf), [], `${width}`);
    const text = lines.map(textOf).join("\n");
    // 84 of 200 in every cell and in both means, and no pair better.
    assertEquals(text.match(/42\.0 %/g)?.length, 6, text);
    assertEquals(text.match(/\(0 of/g)?.length, 2, text);
  }
});

Deno.test("resultLines() leaves out the columns that are worth least, and names them", () => {
  const result = longNames();
  const wide = resultLines(result, 200).map(textOf);
  assertEquals(
    wide.at(-1),
    "best of 2: the test error of the trial with the lowest training error",
  );
  const [heading] = resultLines(result, 140).map(textOf);
  assertEquals(heading!.includes("range"), false);
  assertEquals(heading!.includes("time"), true);
  assertEquals(
    resultLines(result, 140).map(textOf).at(-1),
    "Left out, as the terminal is narrow: range; the report has them",
  );
});

Deno.test("resultTable() aligns by the columns that a terminal takes, not by characters", () => {
  const rows = resultTable(longNames()).filter((line) => /plain|dropout/.test(line));
  const places = rows.slice(1).map((line) => widthOf(/^.*?(?=plain|dropout)/.exec(line)![0]));
  assertEquals(new Set(places).size, 1);
});
