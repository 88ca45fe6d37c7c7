import { assembleResult, type ResultFile, resultFileSchema } from "../../../bench/results/mod.ts";
import { foundBy, planAnswer, planSearch, runRecord } from "../../../bench/run/mod.ts";
import { hasSearch, type SearchedSuite } from "../../../bench/suites/mod.ts";
import { parseSuite } from "../../../bench/suites/schema/mod.ts";
import type { TrialResult } from "../../../bench/trial/spec/mod.ts";
import { assert, assertEquals, assertRejects, assertThrows } from "../../../std.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { makeSearchResult } from "../_search.ts";
import { makeResult } from "../_trials.ts";

const suite = await parseSuite({
  name: "searched",
  workloads: ["memn2n/babi-qa1"],
  variants: [
    { name: "plain", noise: "none", rule: "sgd({rate})" },
    { name: "noisy", noise: "noise({deviation})", rule: "sgd({rate})" },
  ],
  seeds: [3, 4],
  search: {
    configurations: 3,
    seeds: [1, 2],
    values: { rate: { from: 0.001, to: 0.1, log: true }, deviation: { from: 0.001, to: 1 } },
  },
  data: { seed: 1, train: 60, test: 20 },
}) as SearchedSuite;
assert(hasSearch(suite));
const searchPlan = await planSearch(suite);

/** Wrong answers of 6 validation and of 20 test questions. */
type Wrong = (variant: string, seed: number) => readonly [validation: number, test: number] | null;

const rate = (wrong: number, total: number) => ({ value: wrong / total, wrong, total });

function trained(trials: typeof searchPlan.trials, wrong: Wrong): TrialResult[] {
  return trials.map(({ id, spec }) => {
    const counts = wrong(spec.variant, spec.seed), { workload, variant, seed } = spec;
    const base = { ...makeResult(seed), id, spec, workload, variant, seed };
    if (counts === null) {
      return { ...base, status: "diverged" as const, message: "In epoch 1", metrics: null };
    }
    const [validation, test] = counts;
    return {
      ...base,
      status: test <= 1 ? "solved" as const : "unsolved" as const,
      metrics: {
        ...base.metrics!,
        validationError: rate(validation, 6),
        testError: rate(test, 20),
        testErrorByTask: { "babi-qa1": rate(test, 20) },
      },
    };
  });
}

/** The second configuration has the lowest validation error, the third the lowest test error. */
const wrongs: Wrong = (variant) => {
  const number = Number(variant.split(".")[1]);
  return [[4, 9], [2, 8], [3, 1]][number - 1] as [number, number];
};

Deno.test("a search chooses by the validation error, and its record has no test error", async () => {
  const found = foundBy(suite, searchPlan, trained(searchPlan.trials, wrongs));
  assertEquals(found.arms[0]!.configurations.map(({ wrong }) => wrong), [[4, 4], [2, 2], [3, 3]]);
  const { variants } = await planAnswer(suite, found);
  assertEquals(variants.map(({ name }) => name), ["plain", "noisy", "plain.1", "noisy.1"]);
  const { trials } = await planAnswer(suite, found);
  const [chosen] = trials,
    second = searchPlan.trials.find(({ spec }) => spec.variant === "plain.2")!;
  assertEquals(chosen!.spec.optimizer, second.spec.optimizer);
  assert(!JSON.stringify(found).includes("test"));
});

Deno.test("the answer's seeds have no say in the choice, nor the order of the trials", async () => {
  const own = trained(searchPlan.trials, wrongs), found = foundBy(suite, searchPlan, own);
  // On the answer's seeds the first configuration would be the best.
  const answer = await planAnswer(suite, found);
  const fresh = trained(answer.trials, (variant) => variant.endsWith(".1") ? [0, 0] : [6, 20]);
  assertEquals(foundBy(suite, searchPlan, [...fresh, ...own.toReversed()]), found);
});

Deno.test("a trial that diverged is in the record as such, and one that failed is refused", () => {
  const own = trained(
    searchPlan.trials,
    (variant, seed) => variant === "noisy.2" && seed === 2 ? null : wrongs(variant, seed),
  );
  const { arms } = foundBy(suite, searchPlan, own);
  assertEquals(arms[1]!.configurations[1]!.wrong, [2, null]);
  const failed = own.map((one) =>
    one.status === "diverged" ? { ...one, status: "failed" as const } : one
  );
  const place = "memn2n/babi-qa1 noisy.2 seed 2";
  assertThrows(() => foundBy(suite, searchPlan, failed), UsageError, `${place} failed`);
  const missing = own.filter(({ status }) => status !== "diverged");
  assertThrows(() => foundBy(suite, searchPlan, missing), UsageError, `${place} is missing`);
});

Deno.test("the questions of a workload where all trials diverged are those of its data", () => {
  const lost = trained(searchPlan.trials, () => null);
  // Two stories of five questions are held out of 60.
  assertEquals(foundBy(suite, searchPlan, lost).trials.map(({ questions }) => questions), [10, 10]);
});

Deno.test("seeds of the search cannot be asked for as those of the answer", async () => {
  await assertRejects(
    () => planSearch(suite, { seeds: [2, 3] }),
    UsageError,
    "Cannot use --seeds 2-3: the search of searched chooses on 2, and what is chosen on a seed is " +
      "not judged on it; use others, such as --seeds 3-4",
  );
  await assertRejects(
    () => planSearch(suite, { seeds: [1, 2, 3, 4] }),
    UsageError,
    "Cannot use --seeds 4, which is 1 to 4: ",
  );
  await assertRejects(() => planSearch(suite, { seeds: [2] }), UsageError, "such as --seeds 3-3");
});

Deno.test("a search over some variants, workloads and a fraction has the same trials of each configuration", async () => {
  const one = await planSearch(suite, { variants: ["noisy"] });
  assertEquals(new Set(one.trials.map(({ spec }) => spec.variant)).size, 3);
  const wide = { ...suite, workloads: ["memn2n/babi-qa1", "memn2n/babi-qa6"] };
  const { trials } = await planSearch(wide, { fraction: 0.5 });
  const cells = Map.groupBy(trials, ({ spec }) => `${spec.workload} ${spec.seed}`);
  assert(cells.size > 0 && cells.size < 4);
  assert([...cells.values()].every(({ length }) => length === 6));
});

Deno.test("the result has the arms alone, and what smaller budgets chose beside them", async () => {
  const found = foundBy(suite, searchPlan, trained(searchPlan.trials, wrongs));
  const plan = await planAnswer(suite, found);
  const trials = trained(plan.trials, (variant) => variant.endsWith(".1") ? [6, 20] : [1, 2]);
  const record = runRecord(plan, {
    name: "searched",
    command: ["deno"],
    fingerprint: "f",
    fallbacks: [],
  });
  const result = await assembleResult(record, trials, {
    command: ["deno"],
    machineOf: () => null,
    networkOf: () => null,
  });
  assertEquals(result.variants.map(({ name }) => name), ["plain", "noisy"]);
  assertEquals([result.trials.length, result.plannedTrials], [4, 4]);
  // No number of another configuration is among those of the arms.
  assert(result.trials.every(({ metrics }) => metrics!.testError.wrong === 2));
  const { others } = result.search!;
  assertEquals(others.map(({ variant, configuration }) => [variant, configuration]), [
    ["plain", 1],
    ["noisy", 1],
  ]);
  assertEquals(others.map(({ trials }) => trials.map(({ seed }) => seed)), [[3, 4], [3, 4]]);
});

/** The place of the first fault of a search that was changed. */
function faultOf(change: (search: NonNullable<ResultFile["search"]>) => object): string {
  const result = makeSearchResult();
  const parsed = resultFileSchema.safeParse({
    ...result,
    search: { ...result.search!, ...change(result.search!) },
  });
  return parsed.error?.issues[0]?.path.join(".") ?? "none";
}

Deno.test("a search in a result file fits the result", () => {
  assertEquals(faultOf(() => ({})), "none");
  assertEquals(faultOf(() => ({ seeds: [1, 11] })), "search.seeds.1");
  assertEquals(
    faultOf(({ trials: [first] }) => ({ trials: [first, { ...first, workload: "x" }] })),
    "search.trials.1.workload",
  );
  assertEquals(
    faultOf(({ arms: [first] }) => ({ arms: [first, { ...first, variant: "other" }] })),
    "search.arms.1.variant",
  );
  const wrong = (counts: readonly (number | null)[]) =>
    faultOf(({ arms: [first] }) => ({
      arms: [{ ...first, configurations: [{ values: {}, wrong: counts }] }],
      others: [],
    }));
  const place = "search.arms.0.configurations.0.wrong";
  assertEquals([wrong([10, null]), wrong([1]), wrong([1, 11])], ["none", place, place]);
  assertEquals(
    faultOf(({ others: [first] }) => ({ others: [{ ...first, configuration: 4 }] })),
    "search.others.0.configuration",
  );
});

Deno.test("a search that still runs compares no configuration with another", async () => {
  const context = { name: "searched", command: ["deno"], fingerprint: "f", fallbacks: [] };
  const own = trained(searchPlan.trials.slice(0, 4), wrongs);
  const { variants, search } = await assembleResult(runRecord(searchPlan, context), own, {
    command: ["deno"],
    machineOf: () => null,
    networkOf: () => null,
  });
  assertEquals(variants.map(({ reference }) => reference), [null, null, null, null, null, null]);
  assertEquals(search, undefined);
});
