import { distinctRuns, type FoundRecord } from "../../../../bench/run/merge/distinct_runs.ts";
import { type DistinctRun, storePlace } from "../../../../bench/run/merge/mod.ts";
import type { RunRecord } from "../../../../bench/run/store/mod.ts";
import { assertEquals, assertMatch } from "../../../../std.ts";
import { makeRunRecord } from "../../_runs.ts";
import { shardOf } from "./_shards.ts";

const tiny = makeRunRecord("tiny", [1, 2, 3, 4]), other = makeRunRecord("other");

function at(path: string | null, record: RunRecord): FoundRecord {
  return { record, place: path === null ? null : storePlace(path) };
}

Deno.test("distinctRuns() takes shards of a run together, wherever their data lie", () => {
  const first = shardOf(tiny, { number: 1, of: 2 });
  const second = {
    ...shardOf(tiny, { number: 2, of: 2 }),
    command: [...tiny.command, "--data", "babi=/elsewhere"],
  };
  const found = [at("/1/trials.sqlite", first), at("/9/trials.sqlite", other)];
  const runs = distinctRuns([...found, at("/2/trials.sqlite", second)]);
  assertEquals(runs.map(({ name, found }) => [name, found.length]), [["tiny", 2], ["other", 1]]);
  assertEquals(runs[0]!.record, first);
});

Deno.test("distinctRuns() gives a run of a name that is taken another name, always the same", () => {
  const changed = { ...tiny, seeds: [1, 2, 3, 5] };
  const names = [tiny, changed, { ...tiny, fallbacks: ["No wasm"] }];
  const runs = distinctRuns(names.map((record) => at("/1/trials.sqlite", record)));
  assertEquals(runs[0]!.name, "tiny");
  assertMatch(runs[1]!.name, /^tiny@[0-9a-f]{8}$/);
  assertMatch(runs[2]!.name, /^tiny@[0-9a-f]{8}$/);
  assertEquals(new Set(runs.map(({ name }) => name)).size, 3);
  // A folder that an earlier merge wrote keeps its run.
  const again = distinctRuns([at(null, tiny), at("/1/trials.sqlite", changed)]);
  assertEquals(again.map(({ name }) => name), ["tiny", runs[1]!.name]);
});

Deno.test("distinctRuns() puts what the merged store alone remembers behind what is there", () => {
  const [first, second] = [1, 2].map((number) => shardOf(tiny, { number, of: 2 }));
  const all = [at(null, first!), at(null, second!), at("/2/trials.sqlite", second!)];
  const [{ found }] = distinctRuns(all) as [DistinctRun];
  assertEquals(found.map(({ place, record }) => [place?.folder, record.shard?.number]), [
    ["/2", 2],
    [undefined, 1],
  ]);
});
