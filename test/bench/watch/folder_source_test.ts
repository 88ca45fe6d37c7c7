import { FolderSource, type Seen } from "../../../bench/watch/mod.ts";
import type { RunState } from "../../../bench/run/mod.ts";
import { assertEquals } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { makeResultFile } from "../_result_file.ts";
import { makeCell, makeState } from "./_state.ts";

/** A folder of results, and what is seen in it by someone who starts to look. */
async function withRuns(
  run: (place: {
    readonly folder: string;
    write(files: Readonly<Record<string, unknown>>): Promise<void>;
    look(run?: string): Promise<Seen>;
  }) => Promise<void>,
): Promise<void> {
  await withFolder((folder) =>
    run({
      folder,
      write: (files) =>
        writeFiles(
          folder,
          Object.fromEntries(
            Object.entries(files).map(([path, value]) => [path, JSON.stringify(value)]),
          ),
        ),
      look: (name) => new FolderSource({ folder, title: "results", run: name ?? null }).look(),
    })
  );
}

/** A state that was written some seconds ago. */
function state(secondsAgo: number, change: Partial<RunState> = {}): RunState {
  const updatedAt = new Date(Date.now() - 1000 * secondsAgo).toISOString();
  return makeState({ updatedAt, ...change });
}

function nameOf(seen: Seen): string | null {
  return seen.kind === "run" ? seen.state.name : null;
}

Deno.test("FolderSource waits for a run, in a folder that may not be there yet", async () => {
  const none = new FolderSource({ folder: "/no/such/folder", title: "results", run: null });
  assertEquals(await none.look(), { kind: "waiting", place: "results" });
  await withRuns(async ({ write, look }) => {
    await write({ "other/notes.json": {}, "broken/state.json": {}, "trials.sqlite": "" });
    assertEquals(await look(), { kind: "waiting", place: "results" });
    assertEquals(await look("tiny"), { kind: "waiting", place: "results/tiny" });
  });
});

Deno.test("FolderSource sees a run begin, go on, and end", async () => {
  await withFolder(async (folder) => {
    const source = new FolderSource({ folder, title: "results", run: null });
    assertEquals(nameOf(await source.look()), null);
    for (const status of ["running", "ended"] as const) {
      const written = state(0, { status, secondsLeft: status === "ended" ? 0 : 9 });
      await writeFiles(folder, { "tiny/state.json": JSON.stringify(written) });
      assertEquals(await source.look(), { kind: "run", state: written, silentSeconds: null });
    }
  });
});

Deno.test("FolderSource follows the run that started last of those that are alive", async () => {
  await withRuns(async ({ write, look }) => {
    const started = (minute: number) => ({ startedAt: `2026-01-02T03:0${minute}:00.000Z` });
    await write({ "ended/state.json": state(0, { status: "ended", ...started(9) }) });
    assertEquals(nameOf(await look()), "ended");
    await write({ "killed/state.json": state(300, started(8)) });
    assertEquals(nameOf(await look()), "killed", "it was changed last");
    await write({ "first/state.json": state(1, started(1)) });
    await write({ "second/state.json": state(60, started(2)) });
    assertEquals(nameOf(await look()), "second");
    assertEquals(nameOf(await look("first")), "first");
  });
});

Deno.test("FolderSource says for how long a run that should be running has been silent", async () => {
  await withRuns(async ({ write, look }) => {
    const silence = async (secondsAgo: number, status: RunState["status"]) => {
      await write({ "tiny/state.json": state(secondsAgo, { status }) });
      const seen = await look();
      return seen.kind === "run" && seen.silentSeconds !== null && Math.floor(seen.silentSeconds);
    };
    assertEquals(await silence(110, "running"), false);
    assertEquals(await silence(150, "running"), 150);
    assertEquals(await silence(150, "ended"), false);
    assertEquals(await silence(150, "stopped"), false);
  });
});

Deno.test("FolderSource believes no clock that is ahead: what was not written for long is silent", async () => {
  await withRuns(async ({ folder, write, look }) => {
    await write({ "tiny/state.json": state(-3600) });
    const silent = async () => {
      const seen = await look();
      return seen.kind === "run" && seen.silentSeconds !== null;
    };
    assertEquals(await silent(), false);
    const before = new Date(Date.now() - 150_000);
    await Deno.utime(`${folder}/tiny/state.json`, before, before);
    assertEquals(await silent(), true);
  });
});

Deno.test("FolderSource takes a state whose numbers contradict each other for a damaged one", async () => {
  await withRuns(async ({ write, look }) => {
    const cases = [{ planned: 3, done: 4 }, { done: 4, solved: 2, diverged: 2, failed: 1 }];
    for (const change of cases) {
      await write({ "tiny/state.json": state(0, { cells: [makeCell(change)] }) });
      assertEquals((await look()).kind, "waiting");
    }
    await write({ "tiny/state.json": state(0, { cells: [makeCell({ planned: 4, done: 4 })] }) });
    assertEquals((await look()).kind, "run");
  });
});

const result = makeResultFile([
  { variant: "plain", seed: 1, train: 2, test: 4 },
  { variant: "noisy", seed: 1, train: 3, test: 6 },
]);

Deno.test("FolderSource shows a finished run that left only a result, of an earlier version too", async () => {
  await withRuns(async ({ write, look }) => {
    for (const version of [result.version, 3]) {
      await write({ "old/result.json": { ...result, version } });
      const seen = await look();
      if (seen.kind !== "run") throw new Error("it waits");
      const { status, name, cells, updatedAt } = seen.state;
      assertEquals([status, name, updatedAt], ["ended", "old", result.createdAt]);
      assertEquals(
        cells.map(({ variant, planned, done, testError }) => [variant, planned, done, testError]),
        result.trials.map(({ variant, metrics }) => [variant, 1, 1, metrics!.testError.value]),
      );
    }
  });
});

Deno.test("FolderSource shows what a stopped run had planned", async () => {
  await withRuns(async ({ write, look }) => {
    const seeds = [1, 2, 3];
    await write({ "old/result.json": { ...result, seeds, plannedTrials: 6 } });
    const seen = await look();
    if (seen.kind !== "run") throw new Error("it waits");
    assertEquals(seen.state.status, "stopped");
    assertEquals(seen.state.cells.map(({ planned, done }) => [planned, done]), [[3, 1], [3, 1]]);
  });
});

Deno.test("FolderSource prefers a result that is newer than the state, as a merge leaves it", async () => {
  await withRuns(async ({ folder, write, look }) => {
    const at = (seconds: number) => new Date(1e12 + 1000 * seconds);
    const done = async () => {
      const seen = await look();
      return seen.kind === "run" ? seen.state.cells.reduce((sum, { done }) => sum + done, 0) : null;
    };
    await write({ "tiny/result.json": result, "tiny/state.json": state(0, { status: "stopped" }) });
    await Deno.utime(`${folder}/tiny/result.json`, at(0), at(0));
    await Deno.utime(`${folder}/tiny/state.json`, at(1), at(1));
    assertEquals(await done(), 4);
    await Deno.utime(`${folder}/tiny/result.json`, at(2), at(2));
    assertEquals(await done(), 2);
    // But a run that is running is not over.
    await write({ "tiny/state.json": state(0) });
    await Deno.utime(`${folder}/tiny/state.json`, at(1), at(1));
    assertEquals(await done(), 4);
  });
});
