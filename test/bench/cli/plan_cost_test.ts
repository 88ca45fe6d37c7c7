import { costLines, costsOf, shardsLine, type TrialCosts } from "../../../bench/cli/plan_cost.ts";
import { assertEquals } from "../../../std.ts";
import { makeSpec } from "../_trials.ts";

const group: TrialCosts = {
  ...{ workload: "some", trials: 7290, seconds: 7000, isMost: true },
  bytes: { ended: 40_000, running: 3_000_000 },
};

const none = () => null;

Deno.test("costsOf() has the trials of a variant together", () => {
  const trials = [1, 2, 3].map((seed) => ({
    spec: { ...makeSpec(seed), variant: seed === 3 ? "noisy" : "plain" },
    seconds: seed === 3 ? 5 : 4,
  }));
  const [plain, noisy] = costsOf(trials) as [TrialCosts, TrialCosts];
  assertEquals([plain.trials, noisy.trials, plain.isMost], [2, 1, false]);
  assertEquals([plain.seconds, noisy.seconds], [4, 5]);
});

Deno.test("what takes this machine more than a day is said in core hours, shards and bytes", () => {
  const asked: string[] = [];
  const lines = costLines([group, group], 2, ({ seconds, workers }) => {
    asked.push(`${workers} for ${seconds}`);
    return seconds === 3600 ? null : seconds / 3600 * 100 * workers;
  });
  assertEquals(lines, [
    // 2 x 7,290 x 7,000 s.
    "That is at most 28,000 hours of one core, at most 120 min for the longest trial",
    "In shards for 2 workers: 1,200 of 6 h, or 4,800 of 24 h",
    "In shards for 16 workers: 9,600 of 6 h, or 38,400 of 24 h",
    "On disk: about 580 MB for all trials, and 3 MB for the checkpoint of each that is running",
  ]);
  assertEquals(
    asked,
    [2, 16].flatMap((workers) => [1, 6, 24].map((h) => `${workers} for ${3600 * h}`)),
  );
  const other = { ...group, bytes: null };
  assertEquals(costLines([group, other], 2, none).length, 1);
});

Deno.test("what it does within a day is not", () => {
  const day = { ...group, trials: 2, seconds: 86_400, isMost: false };
  assertEquals(costLines([day], 2, () => 1), []);
  assertEquals(costLines([day], 1, none).slice(0, 1), [
    "That is about 48 hours of one core, about 24 h for the longest trial",
  ]);
});

Deno.test("shardsLine() says what the smallest and the largest shard have", () => {
  const line = (sizes: readonly (readonly [number, number])[], isMost = false) =>
    shardsLine(sizes.map(([trials, seconds]) => ({ trials, seconds })), isMost);
  assertEquals(
    line([[118, 1860], [110, 1680], [112, 1800]]),
    "3 shards: 110 to 118 trials each, about 28 to 31 min of one core",
  );
  assertEquals(
    line([[2, 50], [2, 150]], true),
    "2 shards: 2 trials each, at most 50 s to 3 min of one core",
  );
  assertEquals(line([[1, 7200], [1, 7210]]), "2 shards: 1 trial each, about 2 h of one core");
  assertEquals(line([[1, 0], [2, 0]]), "2 shards: 1 to 2 trials each");
});
