import { currentRuns } from "../../../../bench/run/merge/current_runs.ts";
import type { RunRecord } from "../../../../bench/run/store/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { makeRunRecord } from "../../_runs.ts";
import { shardOf } from "./_shards.ts";

/** The same run by another code, or with the plug-ins that follow a "+". */
function madeBy(record: RunRecord, fingerprint: string): RunRecord {
  const trials = record.trials.map((trial) => ({ ...trial, fingerprint }));
  return { ...record, fingerprint: fingerprint.split("+")[0]!, trials };
}

const tiny = makeRunRecord("tiny", [1, 2, 3, 4]), other = makeRunRecord("other");
const [first, second] = [1, 2].map((number) => shardOf(tiny, { number, of: 2 }));

Deno.test("currentRuns() keeps what no later run of the same name contradicts, in its order", () => {
  const all = [madeBy(other, "a"), first!, madeBy(tiny, "f"), second!];
  assertEquals(currentRuns("1", all), { runs: all, superseded: [] });
  // Shards of one store may have plug-ins of their own.
  const plugged = [madeBy(first!, "f+p"), madeBy(second!, "f+q")];
  assertEquals(currentRuns("1", plugged), { runs: plugged, superseded: [] });
});

Deno.test("currentRuns() takes the last of a run by several codes, and says what it leaves", () => {
  const all = [madeBy(tiny, "a"), madeBy(other, "a"), madeBy(first!, "b"), madeBy(second!, "c")];
  assertEquals(currentRuns("1", all), {
    runs: [all[1]!, all[3]!],
    superseded: [
      { name: "tiny", place: "1", fingerprint: "a", by: "c" },
      { name: "tiny", place: "1", fingerprint: "b", by: "c" },
    ],
  });
});

Deno.test("currentRuns() takes the last of a run whose plug-in was changed", () => {
  const all = [madeBy(tiny, "f+p"), madeBy(first!, "f+q")];
  assertEquals(currentRuns("1", all), {
    runs: [all[1]!],
    superseded: [{ name: "tiny", place: "1", fingerprint: "f", by: "f" }],
  });
});
