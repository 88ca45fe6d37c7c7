/** How commands end that are asked to. */

import { Interruption } from "../../../bench/cli/interruption.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { newestRun, PROJECT, readResult, spawnCli, waitForLine, writeLongSuite } from "./_cli.ts";

/** Sends this process a signal, and waits until its listeners have heard of it. */
async function signal(name: Deno.Signal): Promise<void> {
  let heard = false;
  const listener = () => {
    heard = true;
  };
  Deno.addSignalListener(name, listener);
  Deno.kill(Deno.pid, name);
  // Listeners alone do not keep the process waiting, and each hears of it in a turn of its own.
  while (!heard) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 20));
  Deno.removeSignalListener(name, listener);
}

// The test runner takes SIGINT for itself.
Deno.test("a second signal ends the process only half a second after the first", async () => {
  let now = 1000;
  const exits: number[] = [];
  using interruption = new Interruption(() => now, (code) => exits.push(code));
  assertEquals(interruption.signal.aborted, false);
  await signal("SIGTERM");
  assertEquals(interruption.signal.aborted, true);
  now = 1499;
  await signal("SIGTERM");
  assertEquals(exits, []);
  now = 1500;
  await signal("SIGTERM");
  assertEquals(exits, [130]);
});

/** Waits for the end of a process: its exit code. */
async function endOf(process: Deno.ChildProcess): Promise<number> {
  const [{ code }] = await Promise.all([process.status, process.stderr.cancel()]);
  return code;
}

async function assertStopped(folder: string): Promise<void> {
  const { plannedTrials, trials } = await readResult(folder);
  assertEquals(plannedTrials, 2000);
  assert(trials.length >= 1 && trials.length < 2000);
  assertStringIncludes(
    await Deno.readTextFile(`${await newestRun(`${folder}/results`)}/report.html`),
    "</html>",
  );
}

const longRun = ["run", "long.json", "--workers", "1"];

for (const name of ["SIGINT", "SIGTERM"] as const) {
  Deno.test(`${name} sent to the launcher alone ends a run with its report and exit code 130`, async () => {
    await withFolder(async (folder) => {
      await writeLongSuite(folder);
      const process = spawnCli(longRun, { folder });
      await waitForLine(process, "[   1/2000]");
      process.kill(name);
      assertEquals(await endOf(process), 130);
      await assertStopped(folder);
    });
  });
}

/** What a command reads of a result before it writes another: how many trials it has. */
function resultOf(trials: number): string {
  const head = { format: "gradnoise-result", suite: { name: "tiny" }, createdAt: "", command: [] };
  return JSON.stringify({ ...head, trials: Array(trials).fill(null), plannedTrials: trials });
}

Deno.test("a run that was stopped takes the place of no result with more trials", async () => {
  await withFolder(async (folder) => {
    await writeLongSuite(folder);
    const report = "<!doctype html><title>gradnoise: tiny</title>", results = `${folder}/results`;
    const cases = [
      [["run", "long.json"], 1999, "tiny@stopped"],
      [["run", "long.json", "--fresh"], 1999, "tiny@stopped"],
      [["run", "long.json"], 1, "tiny"],
    ] as const;
    for (const [args, before, place] of cases) {
      const planted = resultOf(before);
      await writeFiles(results, { "tiny/result.json": planted, "tiny/report.html": report });
      const process = spawnCli([...args, "--workers", "1"], { folder });
      const [seen, all] = process.stdout.tee(), stdout = new Response(all).text();
      await waitForLine({ stdout: seen } as Deno.ChildProcess, "[");
      process.kill("SIGTERM");
      assertEquals(await endOf(process), 130);
      assertStringIncludes(await stdout, `\nReport: results/${place}/report.html\n`);
      assertEquals(await Deno.readTextFile(`${results}/latest`), `${place}\n`);
      await assertStopped(folder);
      const kept = await Promise.all(
        ["result.json", "report.html"].map((name) => Deno.readTextFile(`${results}/tiny/${name}`)),
      );
      const same = [kept[0] === planted, kept[1] === report];
      assertEquals(same, place === "tiny" ? [false, false] : [true, true]);
    }
  });
});

Deno.test("SIGTERM sent to `deno task` alone ends a run with its report and exit code 130", async () => {
  await withFolder(async (folder) => {
    await writeLongSuite(folder);
    const process = new Deno.Command(Deno.execPath(), {
      args: ["task", "--quiet", "bench", ...longRun],
      cwd: PROJECT,
      env: { INIT_CWD: folder, GITHUB_STEP_SUMMARY: "" },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    await waitForLine(process, "[   1/2000]");
    process.kill("SIGTERM");
    assertEquals(await endOf(process), 130);
    await assertStopped(folder);
  });
});

Deno.test("SIGTERM ends a gate as Ctrl-C does", async () => {
  await withFolder(async (folder) => {
    await writeLongSuite(folder);
    const args = ["gate", "--update", "--suite", "long.json", "--baseline", "b.json"];
    const process = spawnCli(args, { folder });
    await waitForLine(process, "[   1/2000]");
    process.kill("SIGTERM");
    const [{ code }, stderr] = await Promise.all([
      process.status,
      new Response(process.stderr).text(),
    ]);
    assertEquals(code, 130);
    assertEquals(/^Stopped after \d+ of 2000 trials\n$/.test(stderr), true, stderr);
  });
});

Deno.test("a launcher that kill -9 ended takes the training with it", async () => {
  await withFolder(async (folder) => {
    await writeLongSuite(folder);
    const process = spawnCli(longRun, { folder });
    const { closed } = await waitForLine(process, "[   1/2000]");
    process.kill("SIGKILL");
    // The training writes to the same pipe, which closes with the last one that could.
    await Promise.all([closed, endOf(process)]);
    // Not because it had come to its end.
    await assertRejects(() => readResult(folder), Deno.errors.NotFound, "latest");
  });
});
