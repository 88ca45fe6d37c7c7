import { costLines, costsOf, type TrialCosts } from "../../../bench/cli/plan_cost.ts";
import { assertAlmostEquals, assertEquals } from "../../../std.ts";
import { secondsPerEpoch } from "../../../bench/suites/mod.ts";
import { makeSpec } from "../_trials.ts";

const group: TrialCosts = {
  ...{ workload: "some", trials: 7290, seconds: 7000, isMost: true },
  bytes: { ended: 40_000, running: 3_000_000 },
};

Deno.test("costsOf() has the trials of a variant together", () => {
  const specs = [1, 2, 3].map((seed) => ({
    ...makeSpec(seed),
    variant: seed === 3 ? "noisy" : "plain",
  }));
  const [plain, noisy] = costsOf(specs, 2000) as [TrialCosts, TrialCosts];
  assertEquals([plain.trials, noisy.trials, plain.isMost], [2, 1, false]);
  // Two epochs of two thousand questions.
  assertAlmostEquals(plain.seconds, 4 * secondsPerEpoch["memn2n/babi-qa1"]!, 1e-12);
});

Deno.test("what takes this machine more than a day is said in core hours, shards and bytes", () => {
  // 2 x 7,290 x 7,000 s: 28,350 hours. A trial in two hours: 16 in one shard of 16 workers and two hours.
  assertEquals(costLines([group, group], 2), [
    "That is at most 28,000 hours of one core, at most 120 min for the longest trial",
    // Three in six hours, twelve in 24, of each worker; none in one hour.
    "In shards for 2 workers: 2,430 of 6 h, or 608 of 24 h",
    "In shards for 16 workers: 304 of 6 h, or 76 of 24 h",
    "On disk: about 580 MB for all trials, and 3 MB for the checkpoint of each that is running",
  ]);
  const other = { ...group, bytes: null };
  assertEquals(costLines([group, other], 2).length, 3);
});

Deno.test("what it does within a day is not", () => {
  const day = { ...group, trials: 2, seconds: 86_400, isMost: false };
  assertEquals(costLines([day], 2), []);
  assertEquals(costLines([day], 1).slice(0, 2), [
    "That is about 48 hours of one core, about 24 h for the longest trial",
    "In shards for 2 workers: 1 of 24 h",
  ]);
});
