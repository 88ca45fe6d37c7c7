import { publishedRuns } from "../../../../bench/results/tables/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { tableOfRuns, withTrials } from "../_table_of_runs.ts";

/** Four runs of each arm: two seeds at a fast rate and two at a slow one. */
const errors = {
  "plain-fast": [10, null],
  "plain-slow": [90, 86],
  "noisy-fast": [4, 6],
  "noisy-slow": [88, 82],
};

const table = [
  { arm: "plain", best: 89.9, mean: 43.1 },
  { arm: "noisy", best: 96.7, mean: 52.7 },
] as const;

Deno.test("publishedRuns() puts best and mean of all runs beside the published ones", () => {
  const [plain, noisy, ...others] = publishedRuns(tableOfRuns(errors, table));
  assertEquals(others, []);
  assertEquals(plain!.title, "row; plain");
  assertEquals(plain!.variants, ["plain-fast", "plain-slow"]);
  assertEquals(plain!.published, { best: 0.101, mean: 0.569 });
  assertEquals(noisy!.published, { best: 0.033, mean: 0.473 });
  // Best: 10 and 4 of 100 wrong. The run that diverged counts as 90: (10 + 90 + 90 + 86) / 400.
  assertEquals([plain!.ours.best, noisy!.ours.best], [0.1, 0.04]);
  assertAlmostEquals(plain!.ours.mean!, 0.69, 1e-12);
  assertAlmostEquals(noisy!.ours.mean!, 0.45, 1e-12);
  assertEquals([plain!.runs, plain!.diverged, plain!.failed], [4, 1, 0]);
  assertEquals([noisy!.runs, noisy!.diverged, noisy!.failed], [4, 0, 0]);
});

Deno.test("publishedRuns() counts solved runs of all that ended, with Wilson's interval", () => {
  const [plain, noisy] = publishedRuns(tableOfRuns(errors, table));
  // The target is 5 %: of four runs with noise the one with 4 wrong answers.
  assertEquals([plain!.solved.count, noisy!.solved.count], [0, 1]);
  // z^2 = 3.8415. Of 0 of 4: 3.8415 / (4 + 3.8415) = 0.48989; of 1 of 4: 0.0456 to 0.6994.
  assertAlmostEquals(plain!.solvedInterval!.highest, 0.48989, 1e-5);
  assertAlmostEquals(noisy!.solvedInterval!.lowest, 0.0456, 1e-4);
  assertAlmostEquals(noisy!.solvedInterval!.highest, 0.6994, 1e-4);
});

Deno.test("publishedRuns() reports failed runs, and counts them nowhere else", () => {
  const broken = withTrials(
    tableOfRuns(errors, table),
    (trial) =>
      trial.variant === "noisy-fast" && trial.seed === 2
        ? { ...trial, status: "failed", metrics: null, message: "Error" }
        : trial,
  );
  const noisy = publishedRuns(broken)[1]!;
  assertEquals([noisy.runs, noisy.failed, noisy.diverged], [3, 1, 0]);
  // (4 + 88 + 82) / 300.
  assertAlmostEquals(noisy.ours.mean!, 0.58, 1e-12);
});

Deno.test("publishedRuns() takes the medians of epochs and updates over the runs that got there", () => {
  const result = withTrials(tableOfRuns(errors, table), (trial) => {
    // The validation error comes down to 5 % after epoch 2 in one run and epoch 5 in another.
    const validationError = trial.variant !== "noisy-fast"
      ? [0.9, 0.9, 0.9, 0.9, 0.9]
      : trial.seed === 1
      ? [0.5, 0.05, 0.04, 0.04, 0.04]
      : [0.9, null, 0.06, 0.051, 0.03];
    return { ...trial, epochs: { ...trial.epochs, validationError } };
  });
  const [plain, noisy] = publishedRuns(result);
  assertEquals(plain!.reached, { runs: 0, epochs: null, updates: null });
  // 100 training questions in batches of 32: four updates an epoch.
  assertEquals(noisy!.reached, { runs: 2, epochs: 3.5, updates: 14 });
});

Deno.test("publishedRuns() has a row for what was published of all runs, and for no mean over tasks", () => {
  const result = tableOfRuns(errors, table);
  const published = result.published.map(({ statistic: _, ...mean }) => mean);
  assertEquals(publishedRuns({ ...result, published }), []);
  const only = result.published.filter(({ statistic }) => statistic === "mean");
  const [plain] = publishedRuns({ ...result, published: only });
  assertEquals(plain!.published, { best: null, mean: 0.569 });
  // Without trials there is nothing of ours.
  const [none] = publishedRuns({ ...result, trials: [] });
  assertEquals([none!.ours, none!.runs, none!.solvedInterval], [
    { best: null, mean: null },
    0,
    null,
  ]);
  assert(none!.published.best !== null);
});
