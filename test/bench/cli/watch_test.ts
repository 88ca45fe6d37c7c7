/** `watch` on the command line: in a terminal, in a pipe, and what it refuses. */

import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../../std.ts";
import { type RunState, runStateSchema } from "../../../bench/run/mod.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { makeCell, makeRunning, makeState } from "../watch/_state.ts";
import { runCli, spawnCli, waitForLine, writeLongSuite, writeTinySuite } from "./_cli.ts";
import { hasTerminal, Terminal } from "./_terminal.ts";

// Where a terminal cannot be made these are skipped, and counted as skipped.
const ignore = !hasTerminal;

/** Writes the state of the run tiny in the default folder of results. */
async function write(folder: string, change: Partial<RunState> = {}): Promise<void> {
  const state = makeState({ updatedAt: new Date().toISOString(), ...change });
  // In one step, as a run does.
  await writeFiles(folder, { "results/tiny/draft": JSON.stringify(state) });
  await Deno.rename(`${folder}/results/tiny/draft`, `${folder}/results/tiny/state.json`);
}

const failures = [{ id: "a", workload: "w", variant: "v", seed: 7, message: "It broke" }];

Deno.test("watch --terminal prints into a pipe what has changed, until the run ends", async () => {
  await withFolder(async (folder) => {
    const process = spawnCli(["watch", "--terminal"], { folder });
    const reader = process.stdout.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    const until = async (part: string) => {
      while (!text.includes(part)) {
        const { done, value } = await reader.read();
        assert(!done, text);
        text += value;
      }
    };
    await until("Waiting for a run in results\n");
    await write(folder);
    await until("tiny: 4 of 20");
    // A state that is written again with nothing new is not worth a line.
    for (const cells of [1, 1, 2].map((done) => [makeCell({ done, failed: done - 1 })])) {
      await write(folder, { cells, failures: cells[0]!.failed > 0 ? failures : [] });
      await new Promise((done) => setTimeout(done, 1500));
    }
    await until("It broke");
    const cells = [makeCell({ done: 10, failed: 1 })];
    await write(folder, { status: "ended", cells, failures, running: [] });
    await until("10 of 10, 1 solved");
    while (true) {
      const { done, value } = await reader.read();
      if (done) break;
      text += value;
    }
    const [{ code }, stderr] = await Promise.all([
      process.status,
      new Response(process.stderr).text(),
    ]);
    assertEquals([code, stderr], [0, ""]);
    assertEquals(text.split("\n"), [
      "Waiting for a run in results",
      "tiny: 4 of 20 trials done, about 3:20 left",
      "tiny: 1 of 10 trials done, about 3:20 left",
      "tiny: 2 of 10 trials done, about 3:20 left",
      "w v seed 7 failed: It broke",
      "tiny: Ended: 10 of 10 trials done",
      "  memn2n/babi-qa1  plain  ████████████  10 of 10, 1 solved, 1 failed  8.4 %",
      "",
    ]);
  });
});

Deno.test({
  name: "watch --terminal draws over itself, and Ctrl-C ends it",
  ignore,
  async fn() {
    await withFolder(async (folder) => {
      await write(folder, { cells: [makeCell({ planned: 8, done: 2 })] });
      const terminal = new Terminal(["watch", "--terminal"], folder, {}, [100, 30]);
      await terminal.waitFor("tiny: 2 of 8 trials done, about 3:20 left");
      await terminal.waitFor("noisy seed 3");
      await write(folder, { cells: [makeCell({ planned: 8, done: 3 })] });
      await terminal.waitFor("tiny: 3 of 8 trials done");
      await terminal.type("\x03");
      const { code, text } = await terminal.end();
      assertEquals(code, 130, text);
      assertMatch(text, new RegExp("\x1b\\[\\d+A\x1b\\[J"));
      assertStringIncludes(text, "███░░░░░░░░░");
      assertMatch(text, /epoch 12\/60 +loss 0\.123 +error 25\.0 % +\d+:\d\d.* left/);
    });
  },
});

Deno.test({
  name: "watch --terminal shows no more lines than a terminal has, and all of them at the end",
  ignore,
  async fn() {
    await withFolder(async (folder) => {
      const cells = Array.from({ length: 40 }, (_, i) => makeCell({ workload: `w${i}` }));
      await write(folder, { cells, running: [makeRunning()] });
      const terminal = new Terminal(["watch", "--terminal"], folder, {}, [60, 12]);
      await terminal.waitFor("160 of 400");
      await write(folder, { cells, running: [], status: "stopped" });
      const { code, text } = await terminal.end();
      assertEquals(code, 0, text);
      const [drawn = "", end = ""] = text.split("Stopped: ");
      assert(!drawn.includes("w20 "), drawn);
      assertStringIncludes(end, "w39 ");
      const ups = [...drawn.matchAll(new RegExp("\x1b\\[(\\d+)A", "g"))].map(([, up]) =>
        Number(up)
      );
      assert(ups.length > 0 && Math.max(...ups) <= 11, ups.join(" "));
    });
  },
});

Deno.test("watch refuses what it cannot watch, and a port that is taken", async () => {
  await withFolder(async (folder) => {
    using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const { port } = taken.addr as Deno.NetAddr;
    await writeFiles(folder, { file: "" });
    const cases: readonly (readonly [args: string, message: string])[] = [
      ["--port 0", "Cannot use --port 0: expected a whole number from 1 to 65535"],
      ["--port 65536", "Cannot use --port 65536: expected a whole number from 1 to 65535"],
      ["--port http", "Cannot use --port http: expected a whole number from 1 to 65535"],
      ["--port 9000 --terminal", "--terminal"],
      ["--run a/b", "Cannot watch a/b: expected the name of a run"],
      ["--run ..", "Cannot watch ..: expected the name of a run"],
      ["--out file", "Cannot watch file: it is no folder"],
      [`--port ${port}`, `Cannot listen on port ${port}: it is in use; name another with --port`],
    ];
    for (const [args, message] of cases) {
      const { code, stdout, stderr } = await runCli(["watch", ...args.split(" ")], { folder });
      assertEquals([code, stdout], [2, ""], args);
      assertStringIncludes(stderr, message);
      assertEquals(stderr.trimEnd().split("\n").length, 1, stderr);
    }
  });
});

Deno.test("a run that cannot say how far it has come says so once, and is whole", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    await Deno.mkdir(`${folder}/results/tiny/state.json`, { recursive: true });
    const { code, stdout, stderr } = await runCli(["run", "tiny.json"], { folder });
    assertEquals([code, stderr], [0, ""]);
    const notes = stdout.split("\n").filter((line) => line.includes("state.json"));
    assertEquals(notes.length, 1, stdout);
    assertMatch(
      notes[0]!,
      /^Cannot write .*state\.json: .*; `watch` does not see how this run gets on$/,
    );
    assertMatch(stdout, /\n4 trials; .*\nReport: results\/tiny\/report\.html\n$/);
  });
});

Deno.test("a run that kill -9 ended leaves a whole state, which says nothing of its end", async () => {
  await withFolder(async (folder) => {
    await writeLongSuite(folder);
    const path = `${folder}/results/tiny/state.json`;
    const read = async () => runStateSchema.parse(JSON.parse(await Deno.readTextFile(path)));
    const doneIn = ({ cells }: RunState) => cells.reduce((sum, { done }) => sum + done, 0);
    const process = spawnCli(["run", "long.json", "--workers", "1"], { folder, direct: true });
    const { closed } = await waitForLine(process, "[   3/2000]");
    let moments = 0, last = "";
    // Whenever it is read it is whole.
    for (const end = performance.now() + 3500; performance.now() < end;) {
      const { updatedAt } = await read();
      if (updatedAt !== last) moments += 1;
      last = updatedAt;
    }
    // At most once a second.
    assert(moments >= 2 && moments <= 5, `${moments} states`);
    process.kill("SIGKILL");
    await Promise.all([process.status, process.stderr.cancel(), closed]);
    const killed = await read();
    assert(doneIn(killed) > 0);
    assertEquals(killed.status, "running");
    const updatedAt = new Date(Date.now() - 150_000).toISOString();
    await Deno.writeTextFile(path, JSON.stringify({ ...killed, updatedAt }));
    const watch = spawnCli(["watch", "--terminal"], { folder });
    await waitForLine(watch, "tiny: No news for 2 min: it may have been killed");
    watch.kill("SIGTERM");
    const [{ code }] = await Promise.all([watch.status, watch.stderr.cancel()]);
    assertEquals(code, 130);
  });
});
