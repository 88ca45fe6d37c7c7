import { answersByBudget } from "../../../../bench/results/statistics/mod.ts";
import { assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";
import { makeSearchResult } from "../../_search.ts";

Deno.test("every budget has its choice, its promise and its answer", () => {
  const answers = answersByBudget(makeSearchResult());
  assertEquals(answers.map(({ least, most, chosen }) => [least, most, chosen]), [
    [1, 1, { variant: 1, reference: 1 }],
    [2, 2, { variant: 2, reference: 2 }],
    [3, 3, { variant: 2, reference: 3 }],
  ]);
  // Validation, seeds 1 and 2: 0.5 - 0.5, 0.1 - 0.4, 0.1 - 0.3.
  const promised = answers.map(({ promised }) => promised.mean);
  for (const [i, mean] of [0, -0.3, -0.2].entries()) assertAlmostEquals(promised[i]!, mean, 1e-15);
  // Test, seeds 11 to 13: (0 - 1 - 2) / 3, (31 - 40 + 31 - 41 + 34 - 42) / 3, (1 - 1 + 0) / 3.
  const delivered = answers.map(({ delivered }) => 100 * delivered!.mean);
  for (const [i, mean] of [-1, -9, 0].entries()) assertAlmostEquals(delivered[i]!, mean, 1e-12);
  assertEquals(answers.map(({ delivered }) => delivered!.pairs.map(({ seed }) => seed)), [
    [11, 12, 13],
    [11, 12, 13],
    [11, 12, 13],
  ]);
});

Deno.test("budgets that choose the same are one entry", () => {
  const result = makeSearchResult(), [plain, noisy] = result.search!.arms;
  const search = {
    ...result.search!,
    // The third of plain is no better than the second: a tie stays with the first.
    arms: [{
      ...plain!,
      configurations: plain!.configurations.map((one, i) =>
        i === 2 ? { ...one, wrong: [4, 4] } : one
      ),
    }, noisy!],
  };
  const answers = answersByBudget({ ...result, search });
  assertEquals(answers.map(({ least, most }) => [least, most]), [[1, 1], [2, 3]]);
});

Deno.test("a promise has an interval where the search has enough seeds", () => {
  const result = makeSearchResult(), { search } = result;
  const seeds = [1, 2, 3, 4, 5];
  const wide = {
    ...search!,
    seeds,
    trials: seeds.map((seed) => ({ workload: "memn2n/babi-qa1", seed, questions: 10 })),
    arms: [
      { variant: "plain", configurations: [{ values: {}, wrong: [5, 6, 7, 8, 9] }] },
      { variant: "noisy", configurations: [{ values: {}, wrong: [4, 5, 6, 7, 8] }] },
    ],
  };
  const [{ promised }] = answersByBudget({ ...result, search: wide }) as [
    ReturnType<typeof answersByBudget>[0],
  ];
  // All differences are a tenth: the interval is as wide as one answer of ten on either side.
  assertAlmostEquals(promised.mean, -0.1, 1e-15);
  const { interval } = promised;
  assertEquals(interval.tooFewSeeds, false);
  if (interval.tooFewSeeds) return;
  assertAlmostEquals(interval.lowest, -0.2, 1e-15);
  assertAlmostEquals(interval.highest, 0, 1e-15);
});

Deno.test("a result without a search has no budgets", () => {
  assertEquals(answersByBudget(makeResultFile([])), []);
});
