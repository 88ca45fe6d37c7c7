/** Kinds of questions, workloads and models with names that every object has something under. */

import { exportResult } from "../../../bench/results/export/mod.ts";
import { judgeClaims } from "../../../bench/results/claims/mod.ts";
import { findModel } from "../../../models/mod.ts";
import { loadReportAssets, renderReport } from "../../../bench/report/mod.ts";
import { textOf } from "../../../bench/cli/print.ts";
import { resultLines } from "../../../bench/cli/table.ts";
import { type ResultFile, resultFileSchema } from "../../../bench/results/mod.ts";
import { summarizeTasks } from "../../../bench/results/statistics/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { plannedResult } from "../_planned.ts";
import { makeResultFile } from "../_result_file.ts";

const names = ["__proto__", "constructor", "toString"];

/** Seed 1 has 7 of 100 wrong of each of the kinds; seed 2 failed, and has numbers of none. */
function withNames(): ResultFile {
  const file = makeResultFile(
    [7, null].map((test, i) => ({ variant: "plain", seed: i + 1, test })),
  );
  const rate = { value: 0.07, wrong: 7, total: 100 };
  return {
    ...file,
    workloads: file.workloads.map((one) => ({
      ...one,
      parts: names.map((task) => ({ task, trainingQuestions: 60, testQuestions: 100 })),
    })),
    trials: file.trials.map((trial) => ({
      ...trial,
      metrics: trial.metrics && {
        ...trial.metrics,
        testError: { value: 0.07, wrong: 21, total: 300 },
        testErrorByTask: Object.fromEntries(names.map((name) => [name, rate])),
      },
    })),
  };
}

Deno.test("a result file keeps kinds of any name, and refuses what is no number of one", () => {
  const text = JSON.stringify(withNames());
  const read = resultFileSchema.parse(JSON.parse(text));
  assertEquals(JSON.stringify(read), text);
  const broken = text.replace('"__proto__":{"value":0.07', '"__proto__":{"value":7');
  assert(broken !== text);
  const { issues } = resultFileSchema.safeParse(JSON.parse(broken)).error!;
  assertEquals(issues.map(({ path }) => path.join(".")), [
    "trials.0.metrics.testErrorByTask.__proto__.value",
    "trials.0.metrics.testErrorByTask.__proto__",
  ]);
  for (const other of ["[]", "null", "3"]) {
    const odd = JSON.parse(
      text.replace(/"testErrorByTask":\{.*?\}\}/, `"testErrorByTask":${other}`),
    );
    assertEquals(resultFileSchema.safeParse(odd).success, false);
  }
});

Deno.test("kinds of any name are counted where a trial has them, and nowhere else", async () => {
  const result = resultFileSchema.parse(JSON.parse(JSON.stringify(withNames())));
  const own = summarizeTasks(result).filter(({ variant }) => variant === "plain");
  assertEquals(own.map(({ task, testError, solved }) => [task, testError?.mean, solved]), [
    ["__proto__", 0.07, 0],
    ["constructor", 0.07, 0],
    ["toString", 0.07, 0],
  ]);
  const rows = [...exportResult(result, { format: "csv", rows: "tasks", columns: ["task"] })];
  assertEquals(
    rows.map((part) => new TextDecoder().decode(part)).join(""),
    "task\r\n__proto__\r\nconstructor\r\ntoString\r\n",
  );
  // Kinds of questions are in the report; the terminal has the workload alone.
  const lines = resultLines(result, Infinity).map(textOf);
  for (const name of names) assert(lines.every((line) => !line.includes(name)));
  assert(renderReport(result, await loadReportAssets()).includes("__proto__"));
});

Deno.test("a model or a workload of such a name is one that nobody knows", async () => {
  for (const name of names) assertEquals(findModel(name), undefined);
  const result = await plannedResult(
    "quick",
    { workloads: ["memn2n/babi-qa1"], seeds: [1] },
    () => 100,
  );
  const odd = {
    ...result,
    suite: { name: "babi-1k", title: "", version: 1 },
    trials: names.flatMap((workload) =>
      result.trials.map((trial) => ({
        ...trial,
        workload,
        spec: { ...trial.spec, workload },
      }))
    ),
  };
  assertEquals(judgeClaims([odd]).some(({ measured }) => measured !== null), false);
});
