import { join } from "node:path";
import { assembleResult, resultFileSchema, shownTrials } from "../../../bench/results/mod.ts";
import { type MergeInput, mergeStores, storePlace } from "../../../bench/run/merge/mod.ts";
import { openSnapshot, SqliteStore } from "../../../bench/run/store/mod.ts";
import type { TrialResult } from "../../../bench/trial/spec/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { makeManyShards } from "../../../tools/evidence/many_shards.ts";
import { withFolder } from "../../bench/_folder.ts";
import { makeDescribedRun } from "../../bench/_runs.ts";
import { makeNetwork, makeResult } from "../../bench/_trials.ts";

/** Ten times as many may take that long on a quiet machine; tests run beside others. */
const SECONDS = 20;

/** The stores of 16 shards of 729 trials, made of a run of one. */
function makeStores(folder: string): MergeInput[] {
  const inspections: TrialResult["inspections"] = [{
    ...{ kind: "attention", statements: ["Mary is here"], question: "?", answer: "here" },
    ...{ prediction: "here", supports: [0], attention: [[1]] },
  }];
  const source = join(folder, "trials.sqlite");
  {
    using store = new SqliteStore(source);
    store.addRun(makeDescribedRun("tiny", [1]));
    store.put({ ...makeResult(1), inspections }, makeNetwork(1));
  }
  return makeManyShards(source, join(folder, "runs"), { seeds: 729, shards: 16 }).map((shard) => {
    const path = join(shard, "trials.sqlite");
    return { ...storePlace(path), name: path, open: () => openSnapshot(path) };
  });
}

Deno.test("mergeStores() makes of many shards what a result of all their trials is, in time", async () => {
  await withFolder(async (folder) => {
    const inputs = makeStores(folder), path = join(folder, "all.sqlite");
    const started = performance.now();
    const { runs, alarms, machineOf } = await mergeStores(inputs, {
      name: path,
      before: null,
      open: () => new SqliteStore(path),
    }, { shownOf: shownTrials });
    assert(performance.now() - started < 1000 * SECONDS);
    const [{ record, trials }] = runs as [typeof runs[0]];
    assertEquals([runs.length, trials.length, alarms], [1, 729, []]);
    using store = new SqliteStore(path, "read");
    const whole = record.seeds.map((seed) =>
      store.get(trials[seed - 1]!.id, trials[seed - 1]!.fingerprint)!
    );
    assertEquals(whole.map(({ seed }) => seed), record.seeds);
    // Whatever was forgotten on the way was of no use.
    assert(trials.filter(({ inspections }) => inspections.length > 0).length < 3);
    const context = {
      command: ["none"],
      machineOf,
      networkOf: ({ id, fingerprint }: TrialResult) => store.network(id, fingerprint),
    };
    const { createdAt: _, ...merged } = await assembleResult(record, trials, context);
    const { createdAt, ...expected } = await assembleResult(record, whole, context);
    assertEquals(merged, expected);
    // Odd seeds are in even shards.
    assertEquals(merged.machines.map(({ trials }) => trials), [365, 364]);
    resultFileSchema.parse({ createdAt, ...merged });
  });
});
