import { searchLines } from "../../../bench/cli/search_text.ts";
import { planSearch } from "../../../bench/run/mod.ts";
import { hasSearch, suites } from "../../../bench/suites/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { makeResult } from "../_trials.ts";

Deno.test("what is said of an arm whose trials all diverged is that they did", async () => {
  const { tuned } = suites;
  assert(hasSearch(tuned!));
  const suite = {
    ...tuned,
    workloads: ["memn2n/babi-qa1"],
    search: { ...tuned.search, configurations: 2, seeds: [1] },
  };
  const plan = await planSearch(suite);
  const rate = { value: 0.25, wrong: 25, total: 100 };
  const trials = plan.trials.map(({ id, spec }) => {
    const base = makeResult(1), own = { ...base, id, spec };
    return spec.variant.startsWith("plain")
      ? { ...own, status: "diverged" as const, metrics: null }
      : { ...own, metrics: { ...base.metrics!, validationError: rate } };
  });
  assertEquals(searchLines(suite, plan, trials, []), [
    "plain: all trials of all 2 configurations diverged, and there is no best; the answer trains the " +
    "first, rate 0.00339, clip 16.8",
    "noisy: the best of 2 is rate 0.00339, clip 16.8, eta 7.91, with a validation error of 25.0 %",
  ]);
});
