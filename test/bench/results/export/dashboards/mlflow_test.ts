import { dashboardFormats } from "../../../../../bench/results/export/mod.ts";
import type { ResultFile } from "../../../../../bench/results/mod.ts";
import type { TrialResult } from "../../../../../bench/trial/spec/mod.ts";
import { assert, assertEquals, assertMatch } from "../../../../../std.ts";
import { curvesResult } from "./_curves_result.ts";

type Files = ReadonlyMap<string, string | null>;

function filesOf(result: ResultFile): Files {
  const files = [...dashboardFormats.mlflow.files(result)];
  return new Map(files.map(({ path, content }) => [path, content as string | null]));
}

/** The folder of a trial's run. */
function runOf(files: Files, { id }: TrialResult): string {
  const [path] = [...files].find(([path, content]) =>
    path.endsWith("/tags/gradnoise.id") && content === id
  )!;
  return path.split("/")[0]!;
}

function metric(files: Files, run: string, name: string): number[][] {
  const text = files.get(`${run}/metrics/${name}`) ?? "";
  return text!.split("\n").slice(0, -1).map((line) => line.split(" ").map(Number));
}

Deno.test("MLflow gets every number of every epoch with all its digits, and when the result was made", () => {
  const result = curvesResult(), files = filesOf(result), time = Date.parse(result.createdAt);
  for (const trial of result.trials) {
    const run = runOf(files, trial);
    assertMatch(run, /^[0-9a-f]{32}$/);
    for (
      const [name, column] of [
        ["train_loss", "trainLoss"],
        ["validation_error", "validationError"],
        ["clipped_gradient_norm", "clippedGradientNorm"],
      ] as const
    ) {
      assertEquals(
        metric(files, run, `epochs/${name}`),
        trial.epochs[column].flatMap((value, i) => value === null ? [] : [[time, value, i + 1]]),
      );
    }
  }
  const [first] = result.trials, run = runOf(files, first!);
  assertEquals(metric(files, run, "trials/test_error"), [[time, 0.07, 6]]);
  assertEquals(metric(files, run, "tasks/babi-qa1"), [[time, 0.07, 6]]);
});

Deno.test("a run of MLflow has the folders, the settings and the tags that a person looks for", () => {
  const result = curvesResult((trial, i) => i === 0 ? { ...trial, durationSeconds: 2.5 } : trial);
  const files = filesOf(result), [first, , diverged, failed] = result.trials;
  const run = runOf(files, first!), read = (path: string) => files.get(`${run}/${path}`);
  for (const folder of ["artifacts", "metrics", "params"]) assertEquals(read(folder), null);
  assertEquals(read("params/learning_rate"), "0.01");
  assertEquals(read("params/seed"), "1");
  assertEquals(read("params/clip"), "clipPerGroup(40)");
  assertEquals(read("params/noise"), undefined);
  assertEquals(read("params/model_options.hops"), "3");
  assertEquals(read("tags/gradnoise.status"), "unsolved");
  assertEquals(read("tags/mlflow.runName"), "memn2n/babi-qa1 plain 1");
  assertEquals(read("tags/mlflow.source.name"), "deno task bench run tiny");
  const meta = read("meta.yaml")!, time = Date.parse(result.createdAt);
  assertMatch(meta, new RegExp(`^end_time: ${time}$`, "m"));
  assertMatch(meta, new RegExp(`^start_time: ${time - 2500}$`, "m"));
  const status = (trial: TrialResult) =>
    /^status: (\d)$/m.exec(files.get(`${runOf(files, trial)}/meta.yaml`)!)![1];
  assertEquals([first!, diverged!, failed!].map(status), ["3", "3", "4"]);
  const tag = (trial: TrialResult) => files.get(`${runOf(files, trial)}/tags/gradnoise.status`);
  assertEquals([diverged!, failed!].map(tag), ["diverged", "failed"]);
});

Deno.test("an experiment of MLflow has the same id for each result of a suite, and runs ids of their own", () => {
  const one = curvesResult();
  const renamed = { ...one, suite: { ...one.suite, name: "other" } };
  const { folderOf } = dashboardFormats.mlflow;
  assertMatch(folderOf(one), /^[1-9]\d{17}$/);
  assertEquals(folderOf(one), folderOf({ ...one, trials: [], createdAt: "2027-01-01T00:00:00Z" }));
  assert(folderOf(one) !== folderOf(renamed));
  assertEquals(filesOf(one), filesOf(curvesResult()));
  // A trial may be in two suites, and MLflow looks for a run in every experiment.
  const [trial] = one.trials;
  assert(runOf(filesOf(one), trial!) !== runOf(filesOf(renamed), trial!));
});

Deno.test("MLflow gets text of one line, no longer than it takes", () => {
  const result = curvesResult((trial) => ({
    ...trial,
    message: "one\ntwo\u0007",
    spec: { ...trial.spec, model: { name: "memn2n", options: { words: "w".repeat(9000) } } },
  }));
  const files = filesOf({ ...result, suite: { ...result.suite, name: 'a\n"b": c' } });
  const run = runOf(files, result.trials[0]!);
  assertEquals(files.get(`${run}/tags/gradnoise.message`), "one two\ufffd");
  assertEquals(files.get(`${run}/params/model_options.words`)!.length, 6000);
  assertMatch(files.get("meta.yaml")!, /^name: 'gradnoise a "b": c'$/m);
});
