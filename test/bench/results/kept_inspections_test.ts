import { assembleResult, shownTrials } from "../../../bench/results/mod.ts";
import type { TrialResult } from "../../../bench/trial/spec/mod.ts";
import { assertEquals } from "../../../std.ts";
import { makeRunRecord } from "../_runs.ts";
import { makeNetwork, makeResult } from "../_trials.ts";

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

Deno.test("shownTrials() leaves the result as it is, however the trials came", async () => {
  const looked = (trial: TrialResult, supports: number): TrialResult => ({
    ...trial,
    inspections: [{ kind: "attention", supports: Array(supports).fill(0) }],
  });
  const withLoss = (seed: number, trainLoss: number): TrialResult => {
    const trial = makeResult(seed);
    return { ...trial, metrics: { ...trial.metrics!, trainLoss } };
  };
  const diverged = (seed: number): TrialResult => ({
    ...makeResult(seed),
    ...{ variant: "noisy", status: "diverged", message: "In epoch 1", metrics: null },
  });
  // The best is 3; to play with there is more to see of 4; of the others the first is shown.
  const trials = [
    ...[looked(withLoss(1, 0.5), 1), looked(withLoss(2, 0.4), 0), looked(withLoss(3, 0.1), 0)],
    ...[looked(withLoss(4, 0.6), 2), diverged(5), looked(diverged(6), 1), looked(diverged(7), 1)],
  ];
  assertEquals(shownTrials(trials).map(({ seed }) => seed).sort(), [3, 4, 6]);
  const resultOf = async (trials: readonly TrialResult[]) => {
    const context = {
      command: [],
      machineOf: () => null,
      networkOf: ({ seed }: TrialResult) => makeNetwork(seed),
    };
    const { createdAt: _, ...rest } = await assembleResult(makeRunRecord("ci"), trials, context);
    return rest;
  };
  const expected = await resultOf(trials);
  assertEquals(expected.network?.trial, trials[3]!.id);
  for (const order of [[0, 1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1, 0], [3, 6, 0, 5, 2, 1, 4]]) {
    let held: TrialResult[] = [];
    for (const i of order) {
      held = [...held, trials[i]!].sort((one, other) => one.seed - other.seed);
      const shown = new Set(shownTrials(held));
      held = held.map((trial) => shown.has(trial) ? trial : { ...trial, inspections: [] });
    }
    assertEquals(await resultOf(held), expected, order.join());
  }
});
