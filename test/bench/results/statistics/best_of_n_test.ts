import type { ResultFile } from "../../../../bench/results/mod.ts";
import {
  bestInterval,
  bestOfN,
  standardDeviation,
} from "../../../../bench/results/statistics/mod.ts";
import { assert, assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { makeResultFile, shuffled } from "../../_result_file.ts";

/** Of a variant, wrong answers of 100 in training and in the test, by seed. */
type Runs = readonly (readonly [train: number, test: number])[];

function makeRuns(variants: Readonly<Record<string, Runs>>): ResultFile {
  return makeResultFile(
    Object.entries(variants).flatMap(([variant, runs]) =>
      runs.map(([train, test], i) => ({ variant, seed: i + 1, train, test }))
    ),
  );
}

const plain: Runs = [[3, 40], [1, 10], [2, 30]], noisy: Runs = [[1, 8], [3, 20], [2, 14]];
const sides = { variants: ["noisy"], references: ["plain"] };

Deno.test("bestOfN() chooses by the training error, and expects over all draws", () => {
  const result = makeRuns({ plain, noisy });
  // Two of three with replacement: the best is one of them in 5 draws of 9, the second is the best in 3.
  const { n, seeds, variant, reference, difference } = bestOfN(result, { ...sides, n: 2 })!;
  assertEquals([n, seeds], [2, 3]);
  assertAlmostEquals(variant, (5 * 8 + 3 * 14 + 1 * 20) / 900, 1e-12);
  assertAlmostEquals(reference!, (5 * 10 + 3 * 30 + 1 * 40) / 900, 1e-12);
  assertAlmostEquals(difference, variant - reference!, 1e-12);
  for (const order of [1, 2, 3, 4]) {
    assertEquals(
      bestOfN(shuffled(result, order), { ...sides, n: 2 }),
      bestOfN(result, { ...sides, n: 2 }),
    );
  }
});

Deno.test("bestOfN() chooses by the very error where a paper does", () => {
  const result = makeRuns({ plain: [[1, 40], [2, 10], [3, 30]] });
  const own = bestOfN(result, { variants: ["plain"], n: 1, by: "itself" })!;
  assertAlmostEquals(own.variant, 80 / 300, 1e-12);
  assertEquals(own.reference, null);
  const three = bestOfN(result, { variants: ["plain"], n: 3, by: "itself" })!;
  assertAlmostEquals(three.difference, (19 * 10 + 7 * 30 + 1 * 40) / 2700, 1e-12);
});

Deno.test("bestOfN() counts the runs of an arm together, and draws no more than there are seeds", () => {
  const result = makeRuns({ "noisy-a": noisy, "noisy-b": [[0, 50], [4, 60], [0, 70]], plain });
  const arm = { ...sides, variants: ["noisy-a", "noisy-b"], n: null };
  const { n, variant } = bestOfN(result, arm)!;
  assertEquals(n, 3);
  // Of seeds 1 and 3 the run b is the better one in training; the lower seed is before the other.
  assertAlmostEquals(variant, (19 * 50 + 7 * 70 + 1 * 20) / 2700, 1e-12);
  assertEquals(bestOfN(result, { ...arm, n: 10 }), bestOfN(result, arm));
});

Deno.test("bestOfN() leaves out seeds that one side lacks, and takes no interval of two", () => {
  const result = makeRuns({ plain, noisy: noisy.slice(0, 2) });
  const { seeds, interval, spread, variant } = bestOfN(result, { ...sides, n: null })!;
  assertEquals([seeds, interval, spread], [2, null, null]);
  assertAlmostEquals(variant, (3 * 8 + 1 * 20) / 400, 1e-12);
  assertEquals(bestOfN(makeRuns({ plain }), { ...sides, n: null }), null);
});

Deno.test("bestOfN() puts workloads together by their answers, with the same seeds on each", () => {
  const first = makeRuns({ plain, noisy });
  const other = makeRuns({ plain: [[9, 1], [9, 2], [8, 3]], noisy: [[9, 7], [9, 8], [8, 9]] });
  const trials = other.trials.map((trial) => ({ ...trial, workload: "memn2n/babi-qa2" }));
  const both = bestOfN({ ...first, trials: [...first.trials, ...trials] }, { ...sides, n: 3 })!;
  const one = (result: ResultFile) => bestOfN(result, { ...sides, n: 3 })!;
  assertAlmostEquals(both.difference, (one(first).difference + one(other).difference) / 2, 1e-12);
});

Deno.test("the interval of a best of one is that of another run", () => {
  const runs = [31, 12, 25, 40].map((test, train) => [train, test] as const);
  const best = bestOfN(makeRuns({ plain: runs }), { variants: ["plain"], n: 1 })!;
  const { interval, variant } = best;
  const deviation = standardDeviation(runs.map(([, test]) => test / 100));
  // By t with three degrees of freedom; of a thousand draws the deviation has an error of some percent.
  const reach = 3.1824 * deviation * Math.sqrt(1 + 1 / 4);
  assertAlmostEquals((interval!.highest - interval!.lowest) / 2 / reach, 1, 0.05);
  assertAlmostEquals((interval!.highest + interval!.lowest) / 2, variant, 1e-12);
  const share = (bestInterval(best, 0.9)!.highest - variant) / (interval!.highest - variant);
  assertAlmostEquals(share, 2.3534 / 3.1824, 1e-4);
  const two = bestOfN(makeRuns({ plain: runs }), { variants: ["plain"], n: 2 })!.interval!;
  assert(two.highest - two.lowest > interval!.highest - interval!.lowest);
});

Deno.test("the interval of equal runs still reaches one answer to each side", () => {
  const equal = makeRuns({ plain: [[1, 5], [1, 5], [1, 5]] });
  const { interval } = bestOfN(equal, { variants: ["plain"], n: null })!;
  assertAlmostEquals(interval!.lowest, 0.04, 1e-12);
  assertAlmostEquals(interval!.highest, 0.06, 1e-12);
});

Deno.test("bestOfN() takes a run that diverged for a guess, and chooses it last", () => {
  const result = makeResultFile([
    ...plain.map(([train, test], i) => ({ variant: "plain", seed: i + 1, train, test })),
    { variant: "plain", seed: 4, test: null, status: "diverged" },
  ]);
  const { seeds, variant } = bestOfN(result, { variants: ["plain"], n: 1 })!;
  assertEquals(seeds, 4);
  assertAlmostEquals(variant, (0.4 + 0.1 + 0.3 + 1) / 4, 1e-12);
});
