/** Stores of shards, as several machines leave them. */

import { dirname, join } from "node:path";
import { type MergeInput, storePlace } from "../../../../bench/run/merge/mod.ts";
import {
  type Machine,
  type RunRecord,
  type Shard,
  SqliteStore,
} from "../../../../bench/run/store/mod.ts";
import type { TrialResult } from "../../../../bench/trial/spec/mod.ts";
import { makeMachine } from "../../_runs.ts";
import { makeNetwork, makeResult } from "../../_trials.ts";

/** A shard of a whole run, as its store remembers it: every n-th trial. */
export function shardOf(whole: RunRecord, shard: Shard): RunRecord {
  const trials = whole.trials.filter((_, i) => i % shard.of === shard.number - 1);
  return { ...whole, shard, trials };
}

/** What a store has. */
export interface StoreContent {
  readonly runs: readonly RunRecord[];
  /** By default those of the runs, as `makeResult` makes them. */
  readonly results?: readonly TrialResult[];
  readonly machine?: Machine;
}

/** Makes a store, and what `mergeStores` takes for it. */
export function makeInput(path: string, content: StoreContent): MergeInput {
  const { runs, machine = makeMachine(path.split("/").at(-2)!) } = content;
  const results = content.results ??
    runs.flatMap(({ trials }) => trials.map(({ seed }) => makeResult(seed)));
  Deno.mkdirSync(dirname(path), { recursive: true });
  using store = new SqliteStore(path, "write", machine);
  for (const run of runs) store.addRun(run);
  for (const result of results) {
    store.put(result, result.status === "failed" ? null : makeNetwork(result.seed));
  }
  return inputOf(path);
}

/** What `mergeStores` takes for a store that is there. */
export function inputOf(path: string): MergeInput {
  const name = path.split("/").slice(-2).join("/");
  return { ...storePlace(path), name, open: () => new SqliteStore(path, "read") };
}

/** Makes the stores of the shards of a run, each in a folder of its own: 01, 02 and on. */
export function makeShards(folder: string, whole: RunRecord, of: number): MergeInput[] {
  return Array.from({ length: of }, (_, i) => {
    const number = i + 1, name = `${number}`.padStart(2, "0");
    return makeInput(join(folder, name, "trials.sqlite"), {
      runs: [shardOf(whole, { number, of })],
    });
  });
}

/** The same trial as it failed. */
export function asFailed(result: TrialResult): TrialResult {
  return { ...result, status: "failed", message: "In a test", metrics: null, digest: "" };
}
