import { choicesByBudget, chosenOf, searchError } from "../../../../bench/run/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";

/** Two workloads, two seeds: 100 validation questions in the first, 90 in the second. */
const trials = [
  { workload: "one", seed: 1, questions: 100 },
  { workload: "one", seed: 2, questions: 100 },
  { workload: "two", seed: 1, questions: 90 },
  { workload: "two", seed: 2, questions: 90 },
];

function arm(...wrongs: readonly (readonly (number | null)[])[]) {
  return { variant: "arm", configurations: wrongs.map((wrong) => ({ values: {}, wrong })) };
}

Deno.test("the error of a search is the mean over workloads and seeds", () => {
  // (0.10 + 0.20 + 9/90 + 18/90) / 4 = 0.15
  assertAlmostEquals(searchError({ trials }, { wrong: [10, 20, 9, 18] }), 0.15, 1e-15);
});

Deno.test("a trial that diverged has every answer wrong", () => {
  // (0.10 + 1 + 0.1 + 1) / 4 = 0.55
  assertAlmostEquals(searchError({ trials }, { wrong: [10, null, 9, null] }), 0.55, 1e-15);
});

Deno.test("each budget chooses the lowest error among its first configurations", () => {
  // Mean errors: 0.15, 0.20, 0.15 (a tie: the first stays), 0.14, 0.55 (diverged), 0.1375.
  const one = arm(
    [10, 20, 9, 18],
    [20, 20, 18, 18],
    [20, 10, 18, 9],
    [10, 16, 9, 18],
    [10, null, 9, null],
    [15, 10, 9, 18],
  );
  assertEquals(choicesByBudget({ trials, arms: [one] }, one), [1, 1, 1, 4, 4, 6]);
  assertEquals(chosenOf({ trials, arms: [one] }), [{ arm: "arm", chosen: 6, others: [1, 4] }]);
});

Deno.test("a tie goes to the first, also where sums of fractions would differ in the last bit", () => {
  // 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1 in floating-point numbers.
  const ten = [1, 2, 3].map((seed) => ({ workload: "one", seed, questions: 10 }));
  const left = arm([1, 2, 3], [3, 2, 1]), right = arm([3, 2, 1], [1, 2, 3]);
  assertEquals(choicesByBudget({ trials: ten, arms: [left] }, left), [1, 1]);
  assertEquals(choicesByBudget({ trials: ten, arms: [right] }, right), [1, 1]);
});

Deno.test("an arm that diverges everywhere chooses its first configuration", () => {
  const lost = arm([null, null, null, null], [null, null, null, null]);
  assertEquals(choicesByBudget({ trials, arms: [lost] }, lost), [1, 1]);
});
