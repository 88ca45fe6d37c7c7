import { assembleResult } from "../../../bench/results/mod.ts";
import type { TrialResult } from "../../../bench/trial/spec/mod.ts";
import { assertEquals } from "../../../std.ts";
import { makeRunRecord } from "../_runs.ts";
import { makeResult } from "../_trials.ts";

async function keptOf(trials: readonly TrialResult[]): Promise<number[]> {
  const context = { command: [], machineOf: () => null, networkOf: () => null };
  const { trials: kept } = await assembleResult(makeRunRecord("ci"), trials, context);
  return kept.map(({ inspections }) => inspections.length);
}

Deno.test("a result keeps one trial's inspections: the best, or where all diverged the first with any", async () => {
  const inspections = [{ kind: "attention", supports: [] }];
  const [one, two, three] = [1, 2, 3].map((seed) => ({ ...makeResult(seed, "f"), inspections }));
  const best = await keptOf([one!, two!, three!]);
  assertEquals(best.reduce((sum, count) => sum + count), 1);
  const diverged = (trial: TrialResult): TrialResult => ({
    ...trial,
    status: "diverged",
    metrics: null,
  });
  const all = [{ ...diverged(one!), inspections: [] }, diverged(two!), diverged(three!)];
  assertEquals(await keptOf(all), [0, 1, 0]);
  // One that did not diverge is the best, wherever it stands.
  assertEquals(await keptOf([diverged(one!), diverged(two!), three!]), [0, 0, 1]);
});
