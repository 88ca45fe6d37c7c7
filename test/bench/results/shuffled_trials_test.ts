/**
 * Trials are paired by their seeds, in every function that compares some: the order in which they stand in a
 * result changes nothing.
 */

import { judgeClaims, meansWords, measuredWords } from "../../../bench/results/claims/mod.ts";
import { compareResults } from "../../../bench/results/compare/mod.ts";
import { dataTables } from "../../../bench/results/tables/mod.ts";
import { differenceChart, pairChart } from "../../../bench/report/charts/mod.ts";
import { comparisonsOf, headline } from "../../../bench/report/mod.ts";
import { differences } from "../../../bench/report/sections/mod.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";
import {
  bestTrial,
  compareVariants,
  differencesByArm,
  meanErrors,
  pairedDifferences,
  pairedTaskDifferences,
  summarizeCells,
  summarizeTasks,
  taskMeans,
} from "../../../bench/results/statistics/mod.ts";
import { assertEquals, assertNotEquals } from "../../../std.ts";
import { plannedResult } from "../_planned.ts";
import { makeArmsResult, makeResultFile, shuffled } from "../_result_file.ts";

/** Wrong answers of 100 without noise, by seed: with noise there are 2 fewer of each seed, and on the other workload 3 more. */
const plain = [40, 6, 22, 90, 14, 61];

const sorted: ResultFile = (() => {
  const result = makeResultFile(
    plain.flatMap((test, i) => [
      { variant: "plain", seed: i + 1, train: test, test },
      { variant: "noisy", seed: i + 1, train: test - 1, test: test - 2 },
    ]),
  );
  const name = "memn2n/babi-qa2", [workload] = result.workloads;
  const others = makeResultFile(
    plain.flatMap((test, i) => [
      { variant: "plain", seed: i + 1, train: i, test },
      { variant: "noisy", seed: i + 1, train: i, test: test + 3 },
    ]),
  ).trials;
  return {
    ...result,
    workloads: [workload!, { ...workload!, name }],
    seeds: [1, 2, 3, 4, 5, 6],
    trials: [...result.trials, ...others.map((trial) => ({ ...trial, workload: name }))],
    plannedTrials: 24,
  };
})();

/** What has a seed, in the order of seeds; sums without the last bits, which go by the order. */
function inOrder(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(12));
  if (Array.isArray(value)) {
    const items = value.map(inOrder);
    const key = (item: unknown) => {
      const { seed, label } = Object(item);
      return seed ?? /seed (\d+)/.exec(label)?.[1] ?? -1;
    };
    return items.toSorted((a, b) => Number(key(a)) - Number(key(b)));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inOrder(one)]));
}

/** The cells of an export, all columns. */
function exported(result: ResultFile, rows: "summary" | "trials"): unknown[] {
  const table = dataTables[rows];
  return [...table.rows(result, [...table.columns.keys()])];
}

/** Everything that looks at several trials, by the name of the function. */
const functions: Readonly<Record<string, (result: ResultFile) => unknown>> = {
  compareVariants: (result) => compareVariants(result, "noisy"),
  "compareVariants, training errors": (result) =>
    compareVariants(result, "noisy", { metric: "trainError" }),
  "compareVariants, overfitting": (result) =>
    compareVariants(result, "noisy", { metric: "overfitting" }),
  "compareVariants, unsolved": (result) => compareVariants(result, "noisy", { metric: "unsolved" }),
  pairedDifferences,
  pairedTaskDifferences,
  differencesByArm: (result) => differencesByArm(result, pairedDifferences(result)),
  summarizeCells,
  summarizeTasks,
  taskMeans,
  bestTrial: ({ trials }) => bestTrial(trials.filter(({ variant }) => variant === "noisy")),
  meanErrors: (result) => meanErrors(result, ["noisy"], "testError"),
  "compareResults, here": (result) => compareResults(result, sorted),
  "compareResults, there": (result) => compareResults(sorted, result),
  comparisonsOf,
  differenceChart: (result) => differenceChart(result, comparisonsOf(result)),
  pairChart: (result) => {
    const [comparison] = comparisonsOf(result), [own] = comparison!.workloads;
    return pairChart(result, { ...comparison!, ...own! }, "id");
  },
  headline: (result) => headline(result),
  "the section of differences": (result) => differences.details({ result, other: null }),
  "export of a summary": (result) => exported(result, "summary"),
  "export of trials": (result) =>
    exported(result, "trials").map((row) => JSON.stringify(row)).toSorted(),
};

for (const [name, of] of Object.entries(functions)) {
  Deno.test(`${name}: the order of trials changes nothing`, () => {
    const expected = inOrder(of(sorted));
    for (let order = 1; order <= 5; order++) {
      assertEquals(inOrder(of(shuffled(sorted, order))), expected, `order ${order}`);
    }
  });
}

Deno.test("every pair of a shuffled result has the difference of its seed", () => {
  for (let order = 1; order <= 5; order++) {
    const result = shuffled(sorted, order);
    const [first, second] = compareVariants(result, "noisy")!.workloads;
    assertEquals([first!.better, first!.worse, first!.equal], [6, 0, 0]);
    assertEquals(first!.pairs.map(({ difference }) => difference), Array(6).fill(-0.02));
    assertEquals(second!.pairs.map(({ difference }) => difference), Array(6).fill(0.03));
    // Not by the position: there the first two are hardly ever of one seed.
    const [one, two] = ["plain", "noisy"].map((variant) =>
      result.trials.filter((trial) =>
        trial.workload === first!.workload && trial.variant === variant
      )
        .map(({ seed }) => seed)
    );
    assertNotEquals(one, two);
  }
});

Deno.test("the configurations of arms are paired by their seeds in any order", () => {
  const arms = makeArmsResult();
  const of = (result: ResultFile) => [
    compareVariants(result, "noisy")!.pairs,
    differencesByArm(result, pairedDifferences(result)).map(({ spread }) => spread),
  ];
  // a: 10 - 4, 5 - 20; b: 30 - 30, 0 - 40.
  const differencesOf = (result: ResultFile) =>
    compareVariants(result, "noisy")!.pairs.map(({ difference }) => Math.round(100 * difference))
      .toSorted((a, b) => a - b);
  for (let order = 1; order <= 5; order++) {
    const result = shuffled(arms, order);
    assertEquals(differencesOf(result), [-40, -15, 0, 6]);
    assertEquals(inOrder(of(result)[1]), inOrder(of(arms)[1]));
  }
});

Deno.test("claims judge the pairs of seeds in any order of trials", async () => {
  const result = await plannedResult(
    "ladder",
    { workloads: ["memn2n/babi-qa4"], variants: ["bow", "pe"], seeds: [1, 2, 3, 4, 5] },
    // One in a hundred fewer of each seed, from errors far apart.
    (_, variant, seed) => 100 * seed - (variant === "pe" ? 10 : 0),
  );
  for (let order = 1; order <= 5; order++) {
    const judgement = judgeClaims([shuffled(result, order)])
      .find(({ claim }) => claim.id === "position-encoding")!;
    assertEquals(judgement.grade, "signOnly");
    assertEquals(
      measuredWords(judgement),
      "best of 5: 13.2 % against 14.2 %, −1.0 points (95 %: −1.1 to −0.9)",
    );
    assertEquals(
      meansWords(judgement),
      "means of all runs: 29.0 % against 30.0 %, −1.0 points (95 %: −1.1 to −0.9) in 5 pairs",
    );
  }
});
