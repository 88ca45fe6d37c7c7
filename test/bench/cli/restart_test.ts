/** A job that a scheduler starts again goes on, whatever has become of its earlier starts. */

import { duration } from "../../../bench/base/mod.ts";
import { assert, assertEquals, assertNotEquals, assertStringIncludes } from "../../../std.ts";
import { withFolder } from "../_folder.ts";
import { copyWithCheckpoints, killAtCheckpoint, writeLongTrial } from "./_frequent_checkpoints.ts";
import { digestsOf, readResult, runCli, spawnCli, waitForLine, writeTinySuite } from "./_cli.ts";

/** Stores in a folder of results, what SQLite keeps beside them, and checkpoints; with their bytes. */
async function storesIn(folder: string, under = ""): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const { name, isDirectory } of Deno.readDir(`${folder}/${under}`)) {
    const path = `${under}${name}`;
    if (!path.startsWith("trials.")) continue;
    if (isDirectory) Object.assign(files, await storesIn(folder, `${path}/`));
    else files[path] = (await Deno.readFile(`${folder}/${path}`)).toHex();
  }
  return files;
}

/** Those that the starts before one had left are there, as they were. */
async function assertUnchanged(folder: string, before: Record<string, string>): Promise<void> {
  const after = await storesIn(folder);
  for (const [name, bytes] of Object.entries(before)) {
    assertEquals(after[name] === bytes, true, name);
  }
}

Deno.test("run --restart goes on beside an earlier start that is alive and has locked its store", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const results = `${folder}/results`, args = ["run", "tiny.json", "--workers", "1"];
    const first = spawnCli(args, { folder, direct: true });
    const { closed } = await waitForLine(first, "[1/4]");
    // Cut off, for as long as the second start takes.
    first.kill("SIGSTOP");
    try {
      const before = await storesIn(results);
      assert("trials.sqlite-wal" in before);
      const locked = await runCli(args, { folder });
      assertEquals(locked.code, 2);
      assertStringIncludes(locked.stderr, "another gradnoise is using it");
      const dry = await runCli([...args, "--restart", "1", "--dry-run"], { folder });
      const [, kept] =
        /: 4 trials, (\d) of them in the store results\/trials\.1\.sqlite and those of earlier starts\n/
          .exec(dry.stdout) ?? [];
      assert(Number(kept) >= 1 && Number(kept) < 4, dry.stdout);
      const second = await runCli([...args, "--restart", "1"], { folder });
      assertEquals([second.code, second.stderr], [0, ""]);
      assertStringIncludes(
        second.stdout,
        `\n${kept} of 4 trials from the stores of this start and those before\n`,
      );
      await assertUnchanged(results, before);
      assertEquals((await Deno.stat(`${results}/trials.1.sqlite`)).isFile, true);
    } finally {
      first.kill("SIGCONT");
    }
    const restarted = await readResult(folder);
    // It did not notice.
    const [{ code }] = await Promise.all([first.status, closed, first.stderr.cancel()]);
    assertEquals(code, 0);
    assertEquals(digestsOf(await readResult(folder)), digestsOf(restarted));
    assertEquals(Object.keys(digestsOf(restarted)).length, 4);
    // A third start has all of them from both.
    const third = await runCli([...args, "--restart", "2"], { folder });
    assertStringIncludes(third.stdout, "\n4 of 4 trials from the stores of this start and");
  });
});

Deno.test("a trial that kill -9 ended twice goes on from its furthest checkpoint, and gives the same digest", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    await writeLongTrial(folder);
    const project = `${folder}/project`, results = `${folder}/results`;
    await copyWithCheckpoints(project);
    const args = ["run", "long.json"], options = { folder, project };
    const checkpointIn = (text: string) => JSON.parse(text.slice(text.indexOf("\n") + 1));
    const epochsOf = (text: string) => checkpointIn(text).training.epochs.phase.length;
    const kill = (start: number, isEnough?: (text: string) => boolean) =>
      killAtCheckpoint(
        [...args, "--restart", `${start}`],
        options,
        `${results}/trials.${start === 0 ? "" : `${start}.`}sqlite.checkpoints`,
        isEnough,
      );
    const one = await kill(0), epochs = epochsOf(await Deno.readTextFile(one));
    const two = await kill(1, (text) => epochsOf(text) > epochs);
    const furthest = await Deno.readTextFile(two), { seconds } = checkpointIn(furthest);
    assert(epochsOf(furthest) < 4000);
    assertNotEquals(one, two);
    const before = await storesIn(results);
    assertEquals(Object.keys(before).filter((name) => name.endsWith(".checkpoint")).length, 2);

    const { code, stdout, stderr } = await runCli([...args, "--restart", "2"], options);
    assertEquals([code, stderr], [0, ""]);
    assertStringIncludes(
      stdout,
      `memn2n/babi-qa1 noisy seed 1 goes on after ${duration(seconds)}\n`,
    );
    await assertUnchanged(results, before);
    for (const path of [one, two]) assertEquals((await Deno.stat(path)).isFile, true);
    const continued = await readResult(folder);
    const own = await Array.fromAsync(Deno.readDir(results));
    assert(!own.some(({ name }) => name === "trials.2.sqlite.checkpoints"));

    assertEquals((await runCli([...args, "--out", "again"], options)).code, 0);
    const whole = await readResult(folder, "again");
    assertEquals(digestsOf(continued), digestsOf(whole));
    assertEquals(continued.trials[0]!.epochs, whole.trials[0]!.epochs);
  });
});

Deno.test("run --restart says which earlier store it cannot read, and goes on", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    await Deno.mkdir(`${folder}/runs`);
    for (const name of ["mine.db", "mine.1.db"]) {
      await Deno.writeTextFile(`${folder}/runs/${name}`, "x".repeat(5000));
    }
    const args = ["run", "tiny.json", "--storage", "sqlite:runs/mine.db", "--restart", "2"];
    const note = (name: string) =>
      `\nCannot open the store ${folder}/runs/${name}: file is not a database; its trials run again\n`;
    for (const more of [["--dry-run"], []]) {
      const { code, stdout, stderr } = await runCli([...args, ...more], { folder });
      assertEquals([code, stderr], [0, ""]);
      for (const name of ["mine.db", "mine.1.db"]) assertStringIncludes(stdout, note(name));
    }
    assertEquals((await Deno.stat(`${folder}/runs/mine.2.db`)).isFile, true);
    assertEquals(await Deno.readTextFile(`${folder}/runs/mine.db`), "x".repeat(5000));
    // No output may replace what an earlier start has left.
    const json = await runCli([...args, "--json", "runs/mine.1.db"], { folder });
    assertEquals(json.code, 2);
    assertStringIncludes(json.stderr, "that is the store of an earlier start");
  });
});
