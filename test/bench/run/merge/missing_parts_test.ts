import { missingParts, type TrialState } from "../../../../bench/run/merge/missing_parts.ts";
import { distinctRuns, storePlace } from "../../../../bench/run/merge/mod.ts";
import type { RunRecord } from "../../../../bench/run/store/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { makeRunRecord } from "../../_runs.ts";
import { shardOf } from "./_shards.ts";

const whole = makeRunRecord("tiny", Array.from({ length: 64 }, (_, i) => i + 1));
const idOf = (seed: number) => whole.trials[seed - 1]!.id;

/** The run whose shards lie in folders of their numbers. */
function runOf(shards: readonly (readonly [number: number, of: number, path?: string])[]) {
  const [run] = distinctRuns(shards.map(([number, of, path]) => ({
    record: shardOf(whole, { number, of }),
    place: storePlace(path ?? `/runs/${number}/trials.sqlite`),
  })));
  return run!;
}

function range(first: number, last: number, without: readonly number[] = []): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .filter((one) => !without.includes(one));
}

const all = (): TrialState => "ended";

Deno.test("missingParts() finds the shards that no store remembers", () => {
  const there = range(1, 64, [3, 7, 12, 13, 14]).map((number) => [number, 64] as const);
  assertEquals(missingParts(runOf(there), all), {
    shards: { of: 64, numbers: [3, 7, 12, 13, 14], trials: 5 },
    parts: [],
  });
  assertEquals(missingParts(runOf(range(1, 64).map((one) => [one, 64])), all), {
    shards: null,
    parts: [],
  });
});

Deno.test("missingParts() counts trials, however the run was divided", () => {
  // The 64 trials are dealt out: 1 of 32 has the trials of 1 and 33 of 64.
  const odd = range(1, 64).filter((one) => one % 2 === 1).map((one) => [one, 64] as const);
  const even = range(1, 32).filter((one) => one % 2 === 0).map((one) => [one, 32] as const);
  assertEquals(missingParts(runOf([...odd, ...even]), all).shards, null);
  // Without 2 of 32, which has the trials of 2 and 34 of 64; both divisions lack half of the trials.
  assertEquals(missingParts(runOf([...odd, ...even.slice(1)]), all).shards?.trials, 2);
  // Of 64 all but one are there: that is the division to complete.
  const most = range(1, 63).map((one) => [one, 64] as const);
  assertEquals(missingParts(runOf([[1, 2], ...most]), all).shards, {
    ...{ of: 64, numbers: [64], trials: 1 },
  });
});

Deno.test("missingParts() counts what is missing or failed in a shard, once", () => {
  const state = (id: string): TrialState =>
    id === idOf(1) ? "missing" : id === idOf(3) || id === idOf(5) ? "failed" : "ended";
  const run = runOf([[1, 2, "/a/trials.sqlite"], [2, 2], [1, 1, "/b/trials.sqlite"]]);
  const { parts, shards } = missingParts(run, state);
  assertEquals(shards, null);
  assertEquals(parts, [{
    shard: { number: 1, of: 2 },
    command: whole.command,
    place: storePlace("/a/trials.sqlite"),
    nextStart: 0,
    missing: 1,
    failed: 2,
  }]);
});

Deno.test("missingParts() goes on after the last start of a shard", () => {
  const missing = (): TrialState => "missing";
  const starts = (...paths: string[]) =>
    missingParts(runOf(paths.map((path) => [1, 64, path])), missing).parts.map((part) =>
      part.nextStart
    );
  assertEquals(starts("/7/trials.sqlite"), [0]);
  assertEquals(starts("/7/trials.sqlite", "/7/trials.1.sqlite", "/7/trials.2.sqlite"), [3]);
  assertEquals(starts("/7/trials.1.sqlite"), [2]);
  // In another folder it was started anew.
  assertEquals(starts("/7/trials.sqlite", "/8/trials.2.sqlite"), [0]);
  assertEquals(starts("/7/mine.sqlite"), [0]);
});

Deno.test("missingParts() takes a whole run as one part", () => {
  const record: RunRecord = { ...whole, plannedTrials: 65 };
  const [run] = distinctRuns([{ record, place: storePlace("/out/trials.sqlite") }]);
  const { shards, parts } = missingParts(run!, (id) => id === idOf(2) ? "missing" : "ended");
  // Nothing says how a trial can be planned and belong to no shard.
  assertEquals(shards, { of: 1, numbers: [], trials: 1 });
  assertEquals(parts.map(({ shard, missing, failed }) => [shard, missing, failed]), [[null, 1, 0]]);
});
