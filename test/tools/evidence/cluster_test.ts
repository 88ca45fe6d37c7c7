/**
 * Shards on real schedulers, one node or process of which is killed: a small twin of
 * `deno task bench:evidence cluster`. What a machine has no scheduler for counts as ignored.
 */

import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { compareRuns, schedulers, shardedRun } from "../../../tools/evidence/cluster/mod.ts";
import { CopiedProject } from "../../../tools/evidence/copied_project.ts";
import { assert, assertEquals } from "../../../std.ts";
import { SqliteStore } from "../../../bench/run/store/mod.ts";
import { withFolder, writeFiles } from "../../bench/_folder.ts";
import { makeResult } from "../../bench/_trials.ts";

/** Four pairs of trials of seconds, so that something is running whenever something is killed. */
const suite = {
  name: "cluster",
  workloads: ["memn2n/babi-qa1"],
  variants: ["plain", "noisy"],
  seeds: [1, 2, 3, 4],
  budget: { phases: { linear: 1 }, epochs: 100 },
  data: { seed: 1, train: 1000, test: 20 },
};

for (const [name, scheduler] of Object.entries(schedulers)) {
  const fault = await scheduler.fault();
  if (fault !== null) console.error(`No test of shards under ${name}: ${fault}`);
  Deno.test({
    name: `shards under ${name} give the digests of one machine, whatever is killed`,
    ignore: fault !== null,
    async fn() {
      await using copy = await CopiedProject.create(null);
      await writeFiles(copy.folder, { "cluster.json": JSON.stringify(suite) });
      const { events, starts, comparison } = await shardedRun(copy, scheduler, {
        ...{ suite: "cluster.json", shards: 4, kills: 2, cutsOff: false },
        random: new RandomStream(streamKey(1, name)),
      });
      const { trials, rows, missing, different } = comparison;
      assertEquals({ trials, missing, different }, { trials: 8, missing: 0, different: 0 });
      assert(rows >= 8);
      assert(events.some((event) => event.includes("killed")), events.join("; "));
      assert(starts > 4, `${starts} starts`);
    },
  });
}

Deno.test("compareRuns() counts what differs, what is missing and what was made twice", async () => {
  await withFolder(async (folder) => {
    const results = [1, 2, 3, 4].map((seed) => makeResult(seed));
    const other = { ...results[1]!, digest: results[0]!.digest };
    const file = (trials: readonly unknown[]) => JSON.stringify({ trials });
    await writeFiles(folder, {
      "whole.json": file(results),
      "merged.json": file(results.slice(0, 3)),
      "wrong.json": file([results[0], other, ...results.slice(2)]),
    });
    const put = async (path: string, rows: typeof results) => {
      await Deno.mkdir(`${folder}/${path}`, { recursive: true });
      for (const [i, row] of rows.entries()) {
        using store = new SqliteStore(`${folder}/${path}/trials${i === 0 ? "" : `.${i}`}.sqlite`);
        store.put(row, null);
      }
    };
    await put("runs/1", [results[0]!, results[0]!]);
    await put("runs/2", [results[1]!]);
    await put("runs/3", [results[2]!]);
    const compare = (merged: string) =>
      compareRuns(`${folder}/whole.json`, `${folder}/${merged}.json`, `${folder}/runs`);
    const expected = { trials: 4, rows: 4, repeated: 1, missing: 1, different: 0 };
    assertEquals(await compare("merged"), expected);
    assertEquals(await compare("wrong"), { ...expected, missing: 0, different: 1 });
    // A store may be wrong where the merged result is not.
    await put("runs/4", [other]);
    assertEquals((await compare("merged")).different, 1);
  });
});
