import { armsOf, searchSuite, suites } from "../../../../bench/suites/mod.ts";
import { answerSuite, hasSearch, type SearchedSuite } from "../../../../bench/suites/mod.ts";
import { parseSuite } from "../../../../bench/suites/schema/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";

/** Two arms: one without eta. */
async function searched(search: object, data = 1): Promise<SearchedSuite> {
  const suite = await parseSuite({
    name: "searched",
    workloads: ["memn2n/babi-qa1"],
    variants: [
      { name: "plain", noise: "none", rule: "sgd({rate})" },
      { name: "noisy", noise: "noise(annealed(eta={eta}))", rule: "sgd({rate})" },
    ],
    seeds: [3, 4],
    search: { configurations: 8, seeds: [1, 2], ...search },
    data: { seed: data, train: 60, test: 20 },
  });
  assert(hasSearch(suite));
  return suite;
}

const ranges = {
  rate: { from: 0.001, to: 0.1, log: true },
  eta: { from: 1, to: 3 },
} as const;

Deno.test("arms have the same number of configurations, and share the values of what both have", async () => {
  const [plain, noisy] = armsOf(await searched({ values: ranges }));
  assertEquals([plain!.configurations.length, noisy!.configurations.length], [8, 8]);
  assertEquals(plain!.configurations, noisy!.configurations.map(({ rate }) => ({ rate: rate! })));
});

Deno.test("the first configurations of a longer search are a shorter one", async () => {
  const long = armsOf(await searched({ values: ranges }));
  const short = armsOf(await searched({ values: ranges, configurations: 3 }));
  assertEquals(
    short.map((one) => one.configurations),
    long.map((one) => one.configurations.slice(0, 3)),
  );
});

Deno.test("configurations depend on the seed of the data alone", async () => {
  const [one, again] = [await searched({ values: ranges }), await searched({ values: ranges })];
  assertEquals(armsOf(one), armsOf(again));
  const [other] = armsOf(await searched({ values: ranges }, 2));
  assert(other!.configurations[0]!.rate !== armsOf(one)[0]!.configurations[0]!.rate);
});

Deno.test("every half of a range, by orders of magnitude, has half of the values", async () => {
  const [, noisy] = armsOf(await searched({ values: ranges }));
  const rates = noisy!.configurations.map(({ rate }) => Number(rate));
  // Of eight neighbours of a sequence in base 2, four lie in each half.
  assertEquals(rates.filter((rate) => rate < 0.01).length, 4);
  assert(rates.every((rate) => rate >= 0.001 && rate <= 0.1));
  const etas = noisy!.configurations.map(({ eta }) => Number(eta));
  assert(etas.every((eta) => eta >= 1 && eta <= 3));
  // Three digits, as they are printed.
  assert(rates.every((rate) => rate === Number(rate.toPrecision(3))));
});

Deno.test("a list gives each of its configurations once", async () => {
  const values = { rate: [0.1, 0.01], eta: [1, 2, 3, 4] };
  const suite = await searched({ values, configurations: 2 });
  const [plain] = armsOf(suite);
  assertEquals(new Set(plain!.configurations.map(({ rate }) => rate)), new Set([0.1, 0.01]));
  const all = armsOf({ ...suite, search: { ...suite.search, configurations: 8 } })[1]!;
  assertEquals(new Set(all.configurations.map((one) => JSON.stringify(one))).size, 8);
});

Deno.test("a search is a suite of plain variants, its answer one of the arms and other choices", async () => {
  const suite = await searched({ values: { rate: [0.1, 0.01], eta: [3] }, configurations: 1 });
  const wide = { ...suite, search: { ...suite.search, configurations: 2 } };
  const names = ({ variants }: ReturnType<typeof searchSuite>) =>
    variants.map((one) => typeof one === "string" ? one : one.name);
  const search = searchSuite(wide);
  assertEquals(names(search), ["plain.1", "plain.2", "noisy.1", "noisy.2"]);
  assertEquals([search.seeds, search.search], [[1, 2], undefined]);
  const answer = answerSuite(wide, [
    { arm: "plain", chosen: 2, others: [1] },
    { arm: "noisy", chosen: 1, others: [] },
  ]);
  assertEquals(names(answer), ["plain", "noisy", "plain.1"]);
  assertEquals([answer.seeds, answer.search], [[3, 4], undefined]);
  const [, second] = armsOf(wide)[0]!.configurations;
  assertEquals(answer.variants[0], {
    ...armsOf(wide)[0]!.template,
    rule: `sgd(${second!.rate})`,
    title: `the best of 2: rate ${second!.rate}`,
  });
});

Deno.test("placeholders are filled in wrappers and overrides, too", async () => {
  const suite = await searched({ values: { rate: [0.1, 0.01], eta: [3] }, configurations: 1 });
  const [template] = suite.variants;
  assert(typeof template === "object");
  const variants = [{
    ...template!,
    wrapper: "average({eta})",
    overrides: { "memn2n/*": { rule: "sgd({rate})" } },
  }];
  const [filled] = searchSuite({ ...suite, variants }).variants;
  assert(typeof filled === "object");
  const { wrapper, rule, overrides } = filled;
  assertEquals([wrapper, overrides], ["average(3)", { "memn2n/*": { rule: rule! } }]);
});

Deno.test("the suite tuned has 6,400 trials of search and 600 of answer", () => {
  const { tuned } = suites;
  assert(hasSearch(tuned!));
  assertEquals(searchSuite(tuned).variants.length * 20 * tuned.search.seeds.length, 6400);
  assertEquals(tuned.variants.length * 20 * tuned.seeds.length, 600);
});
