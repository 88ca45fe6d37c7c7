import type { ResultFile } from "../../../../bench/results/mod.ts";
import { publishedColumns, publishedRows } from "../../../../bench/results/tables/mod.ts";
import { bestOfN, wilsonInterval } from "../../../../bench/results/statistics/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { makeArmsResult, makeResultFile } from "../../_result_file.ts";

const common = { title: "Theirs", protocol: "", citation: "" };

function withPublished(result: ResultFile, ...published: ResultFile["published"]): ResultFile {
  return { ...result, published };
}

/** Six seeds, of which the last but one diverged and the last failed with noise. */
function makeRun(): ResultFile {
  const plain = [10, 20, 30, 40, 50, 60], noisy = [8, 16, 24, 32];
  return makeResultFile([
    // The lowest training error is of the highest test error.
    ...plain.map((test, i) => ({ variant: "plain", seed: i + 1, train: 70 - test, test })),
    ...noisy.map((test, i) => ({ variant: "noisy", seed: i + 1, train: test, test })),
    { variant: "noisy", seed: 5, test: null, status: "diverged" },
    { variant: "noisy", seed: 6, test: null, status: "failed" },
  ]);
}

Deno.test("publishedRows() puts a mean beside a mean, and a best of several beside a best of several", () => {
  const metric = "testError", variants = ["plain"];
  const result = withPublished(
    makeRun(),
    { ...common, metric, variants, value: 0.3 },
    { ...common, metric, variants, value: 0.05, statistic: "best" },
  );
  const [mean, best] = publishedRows(result);
  assertEquals([mean!.bestOf, best!.bestOf], [null, 6]);
  assertEquals([mean!.published, best!.published, mean!.seeds], [0.3, 0.05, 6]);
  assertAlmostEquals(mean!.ours, 0.35, 1e-12);
  // By t with five degrees of freedom: 2.5706 times the deviation 0.18708 over the root of six.
  assertAlmostEquals(mean!.interval!.highest - 0.35, 0.19633, 1e-4);
  const expected = bestOfN(result, { variants, n: 6, by: "itself" })!;
  assertEquals([best!.ours, best!.interval!.highest], [
    expected.variant,
    expected.interval!.highest,
  ]);
  // No error is below none.
  assertEquals(best!.interval!.lowest, Math.max(0, expected.interval!.lowest));
});

Deno.test("publishedRows() counts a run that diverged, and leaves out one that failed", () => {
  const asked = { ...common, metric: "testError" as const, variants: ["noisy"], value: 0.3 };
  const [row] = publishedRows(withPublished(makeRun(), asked));
  assertAlmostEquals(row!.ours, (0.08 + 0.16 + 0.24 + 0.32 + 1) / 5, 1e-12);
  // Of five seeds, as few as an interval takes.
  assert(row!.interval !== null);
});

Deno.test("publishedRows() compares each variant by itself, and those of an arm together", () => {
  const published = { ...common, metric: "testError", value: 0.2 } as const;
  const each = publishedRows(
    withPublished(makeRun(), { ...published, variants: ["plain", "noisy"] }),
  );
  assertEquals(each.map(({ variant }) => variant), ["plain", "noisy"]);
  const arms = { ...published, variants: ["plain-a", "plain-b"] };
  const { workloads } = makeRun(), result = { ...makeArmsResult(), workloads };
  const [arm, ...others] = publishedRows(withPublished(result, arms));
  assertEquals([arm!.variant, others], ["plain", []]);
  assertAlmostEquals(arm!.ours, (4 + 20 + 30 + 40) / 400, 1e-12);
});

Deno.test("publishedRows() takes Wilson's interval of runs that fail, of a single variant", () => {
  const published = { ...common, metric: "unsolved" as const, variants: ["plain"], value: 0.9 };
  const run = makeResultFile(
    [2, 3, 4, 50, 60].map((test, i) => ({ variant: "plain", seed: i + 1, test })),
  );
  const [row] = publishedRows(withPublished(run, published));
  assertEquals([row!.ours, row!.bestOf], [0.4, null]);
  assertEquals(row!.interval, wilsonInterval(2, 5));
  const arm = { ...published, variants: ["plain-a", "plain-b"] };
  const rows = publishedRows(withPublished({ ...makeArmsResult(), workloads: run.workloads }, arm));
  assertEquals(rows.map(({ ours, interval }) => [ours, interval]), [[0.75, null]]);
});

Deno.test("publishedRows() averages the best of n over tasks, where all were run", () => {
  const run = makeRun(), [workload] = run.workloads;
  const of = (task: string, value: number) => ({
    ...{ ...common, task, value, variants: ["plain"], metric: "testError" as const },
    trainingQuestions: 60,
  });
  const other = { ...workload!, name: "memn2n/babi-qa2", task: "babi-qa2" };
  const trials = run.trials.map((trial) => ({ ...trial, workload: other.name }));
  const both = (...second: ReturnType<typeof of>[]): ResultFile => ({
    ...run,
    workloads: [
      { ...workload!, published: [of("babi-qa1", 0.1)] },
      { ...other, parts: [{ ...workload!.parts[0]!, task: "babi-qa2" }], published: second },
    ],
    trials: [...run.trials, ...trials],
  });
  const [row, ...more] = publishedRows(both(of("babi-qa2", 0.4)));
  assertEquals([row!.published, row!.bestOf, more], [0.25, 6, []]);
  assertEquals(row!.ours, bestOfN(run, { variants: ["plain"], n: null })!.variant);
  assertEquals(publishedRows(both()), []);
});

Deno.test("the columns of published numbers say of which runs they are", () => {
  const published = {
    ...common,
    metric: "validationError" as const,
    variants: ["plain"],
    value: 0.3,
  };
  const [row] = publishedRows(withPublished(makeRun(), published));
  const cells = publishedColumns.map((column) => column.valueOf({ ...row!, bestOf: 3 }));
  assertEquals(cells.slice(0, 5), ["Theirs", "plain", "validation error", "best of 3", 0.3]);
  const at = publishedColumns.findIndex(({ name }) => name === "statistic");
  assertEquals(publishedColumns[at]!.valueOf(row!), "mean");
});
