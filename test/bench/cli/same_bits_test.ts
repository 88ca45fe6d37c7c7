/** The same specification gives the same digest, however it came to run. */

import type { ResultFile } from "../../../bench/results/mod.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../../std.ts";
import { withFolder } from "../_folder.ts";
import { digestsOf, readResult, runCli, spawnCli, waitForLine, writeTinySuite } from "./_cli.ts";
import { copyWithCheckpoints, killAtCheckpoint, writeLongTrial } from "./_frequent_checkpoints.ts";
import { copyProject } from "../../../tools/evidence/project_copy.ts";

/** Runs the tiny suite in a folder of its own. */
async function runTiny(args: readonly string[], project?: string): Promise<ResultFile> {
  return await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const { code, stderr } = await runCli(["run", "tiny.json", ...args], {
      folder,
      ...project && { project },
    });
    assertEquals(code, 0, stderr);
    return await readResult(folder);
  });
}

const expected = await runTiny(["--workers", "1"]);

Deno.test("a trial has a digest of its own", () => {
  const { trials } = expected;
  assertEquals(trials.length, 4);
  assertEquals(new Set(trials.map(({ digest }) => digest)).size, 4);
  for (const { digest } of trials) assertEquals(digest.length, 64);
});

Deno.test("a trial run again, beside another, gives the same digest", async () => {
  const again = await runTiny(["--workers", "2"]);
  assertEquals(digestsOf(again), digestsOf(expected));
});

Deno.test("a trial run by a copy of the project in another folder gives the same digest", async () => {
  await withFolder(async (folder) => {
    // A comma parts the paths of a permission.
    const project = `${folder}/a, copy`;
    await copyProject(project);
    const copied = await runTiny(["--workers", "2"], project);
    assertEquals(digestsOf(copied), digestsOf(expected));
    assertEquals(
      copied.trials.map(({ fingerprint }) => fingerprint),
      expected.trials.map(({ fingerprint }) => fingerprint),
    );
  });
});

Deno.test("a suite that kill -9 ended goes on, keeps what had ended, and gives the same digests", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const process = spawnCli(["run", "tiny.json", "--workers", "1"], { folder, direct: true });
    await waitForLine(process, "[1/4]");
    process.kill("SIGKILL");
    await Promise.all([process.status, process.stderr.cancel()]);

    const { code, stdout, stderr } = await runCli(["run", "tiny.json"], { folder });
    assertEquals(code, 0, stderr);
    const [, kept] = /^(\d) of 4 trials from the store$/m.exec(stdout) ?? [];
    assert(Number(kept) >= 1 && Number(kept) < 4, stdout);
    assertEquals(digestsOf(await readResult(folder)), digestsOf(expected));
  });
});

Deno.test("a suite that Ctrl-C stopped leaves a result of what had ended, and goes on", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const process = spawnCli(["run", "tiny.json", "--workers", "1"], { folder });
    await waitForLine(process, "[1/4]");
    process.kill("SIGINT");
    const [{ code }] = await Promise.all([process.status, process.stderr.cancel()]);
    assertEquals(code, 130);
    const stopped = await readResult(folder);
    assertEquals(stopped.plannedTrials, 4);
    assert(stopped.trials.length >= 1 && stopped.trials.length < 4);
    assert((await Deno.stat(`${folder}/results/tiny/report.html`)).size > 0);

    const { stdout } = await runCli(["run", "tiny.json"], { folder });
    assertStringIncludes(stdout, `${stopped.trials.length} of 4 trials from the store`);
    assertEquals(digestsOf(await readResult(folder)), digestsOf(expected));
  });
});

Deno.test("a suite that has ended trains nothing when it is run again", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    await runCli(["run", "tiny.json"], { folder });
    const first = await readResult(folder);
    const { code, stdout } = await runCli(["run", "tiny.json"], { folder });
    assertEquals(code, 0);
    assertStringIncludes(stdout, "4 of 4 trials from the store");
    assertStringIncludes(stdout, "\n4 trials, all from the store; ");
    assertEquals((await readResult(folder)).trials, first.trials);

    const more = ["run", "tiny.json", "--seeds", "3", "--variant", "plain"];
    const { stdout: grown } = await runCli(more, { folder });
    assertStringIncludes(grown, "2 of 3 trials from the store");
  });
});

Deno.test("a trial that kill -9 ended goes on from its checkpoint, and gives the same digest", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    await writeLongTrial(folder);
    const project = `${folder}/project`;
    await copyWithCheckpoints(project);
    const args = ["run", "long.json"], options = { folder, project };
    const checkpoints = `${folder}/results/trials.sqlite.checkpoints`;
    const path = await killAtCheckpoint(args, options, checkpoints);
    const [, json = ""] = (await Deno.readTextFile(path)).split("\n");
    const done = JSON.parse(json).training.epochs.phase.length;
    assert(done < 4000);
    const { code, stdout, stderr } = await runCli(args, options);
    assertEquals([code, stderr], [0, ""]);
    assertMatch(stdout, /^memn2n\/babi-qa1 noisy seed 1 goes on after \d+\.\d s$/m);
    const continued = await readResult(folder);
    assertEquals(await Deno.stat(checkpoints).then(() => true, () => false), false);

    const { code: again } = await runCli([...args, "--out", "again", "--fresh"], options);
    assertEquals(again, 0);
    const whole = await readResult(folder, "again");
    assertEquals(digestsOf(continued), digestsOf(whole));
    assertEquals(continued.trials[0]!.epochs, whole.trials[0]!.epochs);
  });
});
