import { search } from "../../../../bench/report/sections/search.ts";
import { budgetsTable } from "../../../../bench/results/tables/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";
import { makeSearchResult } from "../../_search.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { drawSection } from "../_section.ts";

Deno.test("the section says what was promised and what was delivered, and does not mix them up", () => {
  const result = makeSearchResult(), { text, page } = drawSection(search, result)!;
  assertStringIncludes(text, "3 configurations of each variant were tried on seeds 1 and 2.");
  assertStringIncludes(text, "trained on seeds 11 to 13, which had no say in the choice");
  assertStringIncludes(text, "with noisy was 20.0 percentage points lower than with plain");
  assertStringIncludes(
    text,
    "the test error was the same as with plain, to a tenth of a percentage point",
  );
  assertStringIncludes(text, "All other sections of this report are about those trials alone.");
  // Two seeds and three are too few to say that it was not luck.
  assert(!text.includes("The promise was"));
  const charts = page.charts.filter(({ id }) => id.startsWith("search-"));
  assertEquals(charts.map(({ id }) => id), ["search-1-budgets", "search-rate", "search-eta"]);
  const values = charts[0]!.series.map((one) =>
    one.style === "dots" || one.style === "interval" ? [one.label, one.values] : null
  );
  assertEquals(values, [
    ["noisy, promised", [0, -30, -20]],
    ["noisy, delivered", [-1, -9, 0]],
  ]);
});

/**
 * Ten validation questions to a trial on seeds 1 to 5 and 11 to 15. In the search noisy has two wrong less than
 * plain in the second configuration, on fresh seeds as many more as is said.
 */
function searched(more: readonly number[], only = false): ResultFile {
  const result = makeSearchResult(), { search } = result, seeds = [1, 2, 3, 4, 5];
  const rate = (wrong: number) => ({ value: wrong / 10, wrong, total: 10 });
  const [plain, noisy] = [{ rate: 0.1 }, { rate: 0.1, eta: 2 }];
  const first = only ? 1 : 0;
  const configurations = (values: typeof plain, wrong: readonly number[]) =>
    [
      { values, wrong: seeds.map(() => 9) },
      { values, wrong: [...wrong] },
    ].slice(first);
  const trials = ["plain", "noisy"].flatMap((variant) =>
    seeds.map((seed, i) => {
      const trial = result.trials.find((one) => one.variant === variant)!;
      const wrong = variant === "plain" ? 4 : 4 + more[i]!;
      return {
        ...trial,
        seed: 10 + seed,
        metrics: { ...trial.metrics!, validationError: rate(wrong), testError: rate(9 - wrong) },
      };
    })
  );
  return {
    ...result,
    seeds: seeds.map((seed) => 10 + seed),
    trials,
    plannedTrials: trials.length,
    search: {
      ...search!,
      seeds,
      trials: seeds.map((seed) => ({ workload: "memn2n/babi-qa1", seed, questions: 10 })),
      arms: [
        { variant: "plain", configurations: configurations(plain!, [4, 4, 4, 4, 4]) },
        { variant: "noisy", configurations: configurations(noisy!, [2, 2, 2, 2, 2]) },
      ],
      others: [],
    },
  };
}

const textOf = (result: ResultFile) => drawSection(search, result)!.text;

Deno.test("a promise is held to its own error on fresh seeds, and to what intervals can tell", () => {
  // -20 points were promised, +20 and -50 are the same error on fresh seeds; the test error goes the other way.
  assertStringIncludes(textOf(searched([2, 2, 2, 2, 2])), "The promise was 40.0 points too good.");
  const modest = textOf(searched([-4, -4, -4, -4, -4]));
  assertStringIncludes(modest, "The promise was 20.0 points too modest.");
  // 10 points apart, and one answer of ten on either side: the root of the squares is 14.
  assert(!textOf(searched([-1, -1, -1, -1, -1])).includes("The promise was"));
  // 24 points apart on average, but from seed to seed very different.
  assert(!textOf(searched([-3, 4, -3, 4, 0])).includes("The promise was"));
  // Of one configuration none was chosen.
  assert(!textOf(searched([2, 2, 2, 2, 2], true)).includes("The promise was"));
});

Deno.test("the section says that all trials of a search diverged, and what the fresh seeds say", () => {
  const result = searched([0, 0, 0, 0, 0]), { arms } = result.search!;
  const lost = (variants: readonly string[]) => ({
    ...result.search!,
    arms: arms.map((arm) =>
      !variants.includes(arm.variant) ? arm : {
        ...arm,
        configurations: arm.configurations.map((one) => ({
          ...one,
          wrong: one.wrong.map(() => null),
        })),
      }
    ),
  });
  assertStringIncludes(
    textOf({ ...result, search: lost(["noisy"]) }),
    "Every trial of the search with noisy diverged, which counts as all answers wrong.",
  );
  const trials = result.trials.map((one) => ({
    ...one,
    status: "diverged" as const,
    metrics: null,
  }));
  const all = { ...result, trials, search: lost(["plain", "noisy"]) };
  assertStringIncludes(
    textOf(all),
    "Every trial of the search diverged, with noisy and with plain: it promised nothing. " +
      "On fresh seeds it was the same, and the test error was the same as with plain",
  );
  assertStringIncludes(
    textOf({ ...all, trials: [] }),
    "No pair of trials on fresh seeds has ended with numbers yet.",
  );
});

Deno.test("the table of budgets begins with what was delivered", () => {
  assertEquals(budgetsTable(makeSearchResult()).columns.map(({ name }) => name), [
    "variant",
    "budget",
    "delivered",
    "delivered_interval",
    "promised",
    "promised_interval",
    "again",
    "chosen",
  ]);
});

Deno.test("a result without a search has no such section", () => {
  assertEquals(drawSection(search, makeResultFile([])), null);
});
