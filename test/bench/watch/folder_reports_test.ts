import { FolderReports, FolderSource } from "../../../bench/watch/mod.ts";
import { type RunRecord, SqliteStore } from "../../../bench/run/store/mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../../../std.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { makeResultFile, makeTrial } from "../_result_file.ts";
import { makeMachine, makeRunRecord } from "../_runs.ts";
import { makeCell, makeState } from "./_state.ts";

const seeds = [1, 2, 3];
const trials = seeds.map((seed) => makeTrial({ variant: "plain", seed, test: 4 }));
const { workloads, variants } = makeResultFile([{ variant: "plain", seed: 1, test: 4 }]);

const record: RunRecord = {
  ...makeRunRecord("tiny", seeds),
  ...{ workloads, variants },
  trials: trials.map(({ id, fingerprint, workload, variant, seed }) => ({
    ...{ id, fingerprint, workload, variant, seed, seconds: 1 },
  })),
};

function reportsOf(folder: string): FolderReports {
  const source = new FolderSource({ folder, title: "results", run: null });
  return new FolderReports({ folder, source, store: `${folder}/trials.sqlite` });
}

/** Says in the folder how many trials of the run are done. */
async function say(folder: string, done: number, status: "running" | "ended" = "running") {
  const state = makeState({ status, cells: [makeCell({ planned: 3, done })] });
  await writeFiles(folder, { "tiny/state.json": JSON.stringify(state) });
}

/** How many trials a report has. */
function countIn(report: string): string | undefined {
  return /Trials ended<\/dt>\s*<dd>([^<]*)</.exec(report)?.[1];
}

Deno.test("FolderReports reads the store of a run that has it open, and keeps a report until a trial ends", async () => {
  await withFolder(async (folder) => {
    const reports = reportsOf(folder);
    await say(folder, 0);
    await assertRejects(() => reports.of("tiny"), UsageError, "Cannot report on tiny: no trial");
    // As a run holds it.
    using store = new SqliteStore(`${folder}/trials.sqlite`, "write", makeMachine("node1"));
    store.addRun({ ...record, name: "other" });
    store.addRun(record);
    store.put(trials[0]!, null);
    await say(folder, 1);
    const first = await reports.of("tiny");
    assertEquals(countIn(first), "1 of 3");
    store.put(trials[1]!, null);
    assertEquals(await reports.of("tiny"), first, "it is not known that a trial has ended");
    await say(folder, 2);
    assertEquals(countIn(await reports.of("tiny")), "2 of 3");
    // Host names stay in the store.
    assert(!first.includes("node1"));
  });
});

Deno.test("FolderReports reads the stores of a job's later starts", async () => {
  await withFolder(async (folder) => {
    const failed = {
      ...trials[1]!,
      ...{ status: "failed" as const, message: "It broke", metrics: null },
    };
    {
      using store = new SqliteStore(`${folder}/trials.sqlite`);
      store.addRun(record);
      store.put(trials[0]!, null);
      store.put({ ...failed, digest: "" }, null);
    }
    {
      using store = new SqliteStore(`${folder}/trials.2.sqlite`);
      store.addRun(record);
      store.put(trials[1]!, null);
    }
    await writeFiles(folder, { "trials.x.sqlite": "", "trials.sqlite.bak": "" });
    await say(folder, 2);
    const report = await reportsOf(folder).of("tiny");
    assertEquals(countIn(report), "2 of 3");
    assert(!report.includes("It broke"));
  });
});

Deno.test("FolderReports reports on a shard by itself", async () => {
  await withFolder(async (folder) => {
    {
      using store = new SqliteStore(`${folder}/trials.sqlite`);
      const shard = { number: 1, of: 2 };
      store.addRun({ ...record, shard, trials: record.trials.slice(0, 2) });
      store.put(trials[0]!, null);
    }
    assertEquals(countIn(await reportsOf(folder).of("tiny@shard-1-2")), "1 of 2");
    await assertRejects(() => reportsOf(folder).of("tiny"), UsageError);
  });
});

Deno.test("FolderReports takes the result of a run that has ended, and that of a stopped one where there is no store", async () => {
  await withFolder(async (folder) => {
    {
      using store = new SqliteStore(`${folder}/trials.sqlite`);
      store.addRun(record);
      store.put(trials[0]!, null);
    }
    const result = makeResultFile([
      { variant: "plain", seed: 1, test: 4 },
      { variant: "noisy", seed: 1, test: 4 },
    ]);
    await writeFiles(folder, { "tiny/result.json": JSON.stringify(result) });
    await say(folder, 2, "ended");
    assertStringIncludes(await reportsOf(folder).of("tiny"), "noisy");
    await say(folder, 1);
    assertEquals(countIn(await reportsOf(folder).of("tiny")), "1 of 3");
    await Deno.remove(`${folder}/trials.sqlite`);
    assertStringIncludes(await reportsOf(folder).of("tiny"), "noisy");
  });
});
