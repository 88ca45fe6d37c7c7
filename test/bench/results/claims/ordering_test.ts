import { orderedPairs } from "../../../../bench/results/claims/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { tableOfRuns } from "../_table_of_runs.ts";

/** Six seeds of two rates. The slow runs stay at 90 wrong answers of 100. */
const slow = [90, 90, 90, 90, 90, 90];

Deno.test("orderedPairs() grades each pair by the interval over seeds", () => {
  const result = tableOfRuns({
    "plain-fast": [40, 42, 38, 44, 36, 40],
    "plain-slow": slow,
    // 10 less each time, so 5 less over both rates.
    "noisy-fast": [30, 32, 28, 34, 26, 30],
    "noisy-slow": slow,
    // Published between them, and really the worst: 50 more than plain.
    "good-fast": [90, 92, 88, 94, 86, 90],
    "good-slow": slow,
    "other-fast": [40, 20, 60, 44, 36, 40],
    "other-slow": slow,
  }, [
    { arm: "plain", best: 1, mean: 40 },
    { arm: "noisy", best: 2, mean: 60 },
    { arm: "good", best: 3, mean: 50 },
    { arm: "other", best: 4, mean: 39 },
  ]);
  const pairs = orderedPairs(result);
  assertEquals(
    pairs.map(({ first, second, grade }) => `${first} ${second} ${grade}`.replaceAll("row; ", "")),
    [
      "noisy plain signOnly",
      "good plain opposite",
      "plain other inconclusive",
      "noisy good signOnly",
      "noisy other sizeExcluded",
      "good other opposite",
    ],
  );
  const [first, , third] = pairs;
  assertAlmostEquals(first!.published, -0.2, 1e-12);
  assertAlmostEquals(first!.ours!, -0.05, 1e-12);
  assertEquals(first!.seeds, 6);
  // Differences that are all equal: one answer of 100 to each side.
  assertAlmostEquals(first!.interval!.lowest, -0.06, 1e-12);
  assertAlmostEquals(first!.interval!.highest, -0.04, 1e-12);
  // Plain minus other, halved: 0, 11, -11, 0, 0, 0. Deviation 6.957, t(5) = 2.5706: +- 7.30 of 100.
  assertAlmostEquals(third!.ours!, 0, 1e-12);
  assertAlmostEquals(third!.interval!.highest, 0.0730, 1e-4);
});

Deno.test("orderedPairs() counts a run that diverged as a guess", () => {
  const result = tableOfRuns({
    "plain-fast": [40, 40, 40, 40, 40, 40],
    "plain-slow": slow,
    "noisy-fast": [10, 10, null, null, null, null],
    "noisy-slow": slow,
  }, [{ arm: "plain", best: 1, mean: 40 }, { arm: "noisy", best: 2, mean: 60 }]);
  const [pair] = orderedPairs(result);
  // Noisy minus plain over both rates: twice -15 and four times +25.
  assertAlmostEquals(pair!.ours!, 0.7 / 6, 1e-12);
  assertEquals([pair!.seeds, pair!.grade], [6, "sizeExcluded"]);
});

Deno.test("orderedPairs() asks equal means to be within a point of each other", () => {
  const of = (wrong: readonly number[]) =>
    orderedPairs(tableOfRuns({
      "plain-fast": [40, 42, 38, 44, 36, 40],
      "noisy-fast": wrong,
    }, [{ arm: "plain", best: 1, mean: 60 }, { arm: "noisy", best: 2, mean: 60 }]))[0]!;
  // An interval of one answer to each side is just within a point.
  assertEquals([of([40, 42, 38, 44, 36, 40]).first, of([40, 42, 38, 44, 36, 40]).grade], [
    "row; plain",
    "withinMargin",
  ]);
  assertEquals(of([45, 47, 43, 49, 41, 45]).grade, "opposite");
  assertEquals(of([50, 32, 48, 34, 46, 30]).grade, "inconclusive");
});

Deno.test("orderedPairs() leaves out what is not ranked, and seeds that one of two has not", () => {
  const result = tableOfRuns({
    "plain-fast": [40, 42, 38, 44],
    "noisy-fast": [30, 32],
    "dropout-fast": [90, 90, 90, 90],
  }, [
    { arm: "plain", best: 1, mean: 40 },
    { arm: "noisy", best: 2, mean: 60 },
    { arm: "dropout", best: 2, mean: 10, ranked: false },
  ]);
  const [pair, ...others] = orderedPairs(result);
  assertEquals(others, []);
  // Two seeds are too few for an interval.
  assertEquals([pair!.seeds, pair!.interval, pair!.grade], [2, null, "inconclusive"]);
  const [empty] = orderedPairs({ ...result, trials: [] });
  assertEquals([empty!.ours, empty!.seeds, empty!.grade], [null, 0, "inconclusive"]);
});
