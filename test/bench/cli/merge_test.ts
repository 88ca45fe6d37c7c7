import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { sha256 } from "../../../engine/base/mod.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { mergeCommand } from "../../../bench/cli/merge_command.ts";
import { resultFileSchema } from "../../../bench/results/mod.ts";
import { SqliteStore } from "../../../bench/run/store/mod.ts";
import type { TrialResult } from "../../../bench/trial/spec/mod.ts";
import {
  assert,
  assertEquals,
  assertMatch,
  assertRejects,
  assertStringIncludes,
} from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { makeDescribedRun, makeMachine } from "../_runs.ts";
import { makeResult } from "../_trials.ts";
import {
  asFailed,
  makeInput,
  makeShards,
  shardOf,
  type StoreContent,
} from "../run/merge/_shards.ts";
import {
  assertRefused,
  readResult,
  runCli,
  spawnCli,
  waitForLine,
  writeLongSuite,
  writeTinySuite,
} from "./_cli.ts";

const whole = makeDescribedRun("tiny", [1, 2, 3, 4]);

const merge = (folder: string, ...args: string[]) => runCli(["merge", ...args], { folder });

/** Every file below a folder, with its bytes. */
function filesBelow(folder: string): Record<string, string> {
  return Object.fromEntries(
    [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) => {
      const path = join(folder, name);
      return isDirectory
        ? Object.entries(filesBelow(path))
        : [[path, sha256(Deno.readFileSync(path))] as const];
    }),
  );
}

/** A store in a folder of its own below runs/. */
function shard(folder: string, name: string, content: StoreContent): void {
  makeInput(join(folder, "runs", name, "trials.sqlite"), content);
}

Deno.test("gradnoise merge makes of shards what one machine makes of the whole run", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const run = async (...args: string[]) => {
      const { code, stderr } = await runCli(["run", "tiny.json", "--quiet", ...args], { folder });
      assertEquals([code, stderr], [0, ""]);
    };
    await run("--out", "one");
    for (const i of [1, 2]) await run("--shard", `${i}/2`, "--out", `runs/0${i}`);
    // Without the clock and the time that trials took, which no digest knows of.
    const read = async (out: string) => {
      const { createdAt, trials, machines, ...rest } = await readResult(folder, out);
      assertMatch(createdAt, /^20/);
      assertEquals(machines.map(({ trials }) => trials), [4]);
      return {
        ...rest,
        trials: trials.map((trial) => ({ ...trial, durationSeconds: 0, calibrationSeconds: 0 })),
      };
    };
    const expected = await read("one"), inputs = filesBelow(`${folder}/runs`);
    await writeFiles(folder, { "runs/logs/01.log": "started" });
    let rows: unknown = null;
    for (const _ of [1, 2]) {
      const args = ["runs/01", "runs/02/trials.sqlite", "runs/logs", "--out", "all"];
      const { code, stdout, stderr } = await merge(folder, ...args);
      assertEquals([code, stderr], [0, ""]);
      assertMatch(stdout, /^No run in runs\/logs\n/);
      assertMatch(stdout, /^memn2n\/babi-qa1 +plain +\d+\.\d % /m);
      assertStringIncludes(
        stdout,
        "\n4 trials from 2 stores and 1 machine\nReport: all/tiny/report",
      );
      const merged = await read("all");
      const command = ["deno", "task", "bench", "run", "tiny.json"];
      assertEquals({ ...merged, command }, { ...expected, command });
      assertEquals(merged.command, command);
      await Deno.stat(`${folder}/all/tiny/report.html`);
      using store = new SqliteStore(`${folder}/all/trials.sqlite`, "read");
      const now = [[...store.rows()], store.runs(), [...store.machines()]];
      assertEquals(rows ?? now, now);
      rows = now;
    }
    await Deno.remove(`${folder}/runs/logs`, { recursive: true });
    assertEquals(filesBelow(`${folder}/runs`), inputs);
  });
});

Deno.test("gradnoise merge reads shards that are killed or still run, and names how they go on", async () => {
  await withFolder(async (folder) => {
    await writeLongSuite(folder);
    const args = (number: number, ...more: string[]) => {
      const shard = ["--shard", `${number}/2`, "--out", `runs/${number}`, "--workers", "1"];
      return ["run", "long.json", ...shard, ...more];
    };
    const living: Deno.ChildProcess[] = [], closed: Promise<void>[] = [];
    const start = async (line: string[]) => {
      const process = spawnCli(line, { folder, direct: true });
      living.push(process);
      // A trial that ended is in the log.
      closed.push((await waitForLine(process, "[")).closed);
      return process;
    };
    try {
      for (const number of [1, 2]) (await start(args(number))).kill("SIGKILL");
      await living[0]!.status;
      await start(args(1, "--restart", "1"));
      const names = ["runs/1", "runs/2"], before = Object.keys(filesBelow(`${folder}/runs`));
      assert(before.some((path) => path.endsWith("runs/2/trials.sqlite-wal")), before.join());
      const killed = filesBelow(`${folder}/runs/2`);
      const { code, stdout, stderr } = await merge(folder, ...names, "--out", "all");
      assertEquals([code, stderr], [1, ""]);
      assertMatch(stdout, /^([3-9]|\d\d+) of 2000 trials from 3 stores and 1 machine$/m);
      const command = "  deno task bench run long.json --shard";
      assertMatch(stdout, /^Shard 1 of 2: \d+ trials missing$/m);
      assertStringIncludes(stdout, `\n${command} 1/2 --out runs/1 --restart 2\nShard 2 of 2: `);
      assertStringIncludes(stdout, `\n${command} 2/2 --out runs/2\nReport: all/tiny/`);
      assertEquals(filesBelow(`${folder}/runs/2`), killed);
      assertEquals(Object.keys(filesBelow(`${folder}/runs`)), before);
    } finally {
      for (const process of living) {
        try {
          process.kill("SIGKILL");
        } catch {
          // It has ended.
        }
        await process.stderr.cancel();
        await process.status;
      }
      await Promise.all(closed);
    }
  });
});

Deno.test("gradnoise merge lists what is missing, with the commands that make it", async () => {
  await withFolder(async (folder) => {
    const large = makeDescribedRun("tiny", Array.from({ length: 64 }, (_, i) => i + 1));
    for (const number of [1, 2, 4, 5, 6, 8, 9, 10, 11]) {
      const name = `${number}`.padStart(2, "0"), result = makeResult(number);
      shard(folder, name, {
        runs: [shardOf(large, { number, of: 64 })],
        results: number === 4 ? [] : [number === 9 ? asFailed(result) : result],
      });
    }
    shard(folder, "09", { runs: [], results: [] });
    const inputs = [...Deno.readDirSync(`${folder}/runs`)].map(({ name }) => `runs/${name}`).sort();
    const { code, stdout, stderr } = await merge(folder, ...inputs, "--out", "all");
    assertEquals(code, 1);
    assertEquals(stderr, "memn2n/babi-qa1 plain seed 9 failed: In a test\n");
    const command = "  deno task bench run tiny --shard";
    const numbers = [3, 7, ...Array.from({ length: 8 }, (_, i) => 12 + i)];
    assertStringIncludes(
      stdout,
      [
        "8 of 64 trials from 9 stores and 8 machines",
        "Missing: 55 trials of shards 3, 7 and 12 to 64 of 64",
        ...numbers.map((number) =>
          `${command} ${number}/64 --out runs/${`${number}`.padStart(2, "0")}`
        ),
        "  and 45 more",
        "Shard 4 of 64: 1 trial missing",
        `${command} 4/64 --out runs/04`,
        "Shard 9 of 64: 1 trial failed",
        `${command} 9/64 --out runs/09`,
        "Report: all/tiny/report.html",
        "",
      ].join("\n"),
    );
    const { plannedTrials, trials, missingShards } = resultFileSchema.parse(
      await readResult(folder, "all"),
    );
    assertEquals([plannedTrials, trials.length], [64, 8]);
    // Shard 9 has ended, badly.
    const missing = [3, 4, 7, ...Array.from({ length: 53 }, (_, i) => 12 + i)];
    assertEquals(missingShards, { of: 64, numbers: missing });
  });
});

Deno.test("gradnoise merge ends with 3 after an alarm that names both machines, and writes the rest", async () => {
  await withFolder(async (folder) => {
    const runs = [{ ...whole, plannedTrials: 4 }];
    const other: TrialResult = { ...makeResult(3), digest: sha256("planted") };
    const machine = { ...makeMachine("node2"), cpu: "Intel Xeon 8592+" };
    shard(folder, "node1", { runs });
    shard(folder, "node2", { runs, results: [makeResult(1), other], machine });
    const { code, stdout, stderr } = await merge(
      folder,
      "runs/node1",
      "runs/node2",
      "--out",
      "all",
    );
    assertEquals(code, 3);
    const [alarm, meaning, ...rest] = stderr.split("\n");
    assertEquals(
      alarm,
      `memn2n/babi-qa1 plain seed 3 (${other.id}) has two digests: ` +
        `${
          makeResult(3).digest.slice(0, 12)
        } on node1 (AMD EPYC 9554) in runs/node1/trials.sqlite, ` +
        `${other.digest.slice(0, 12)} on node2 (Intel Xeon 8592+) in runs/node2/trials.sqlite`,
    );
    assertStringIncludes(meaning!, "reproducibility");
    assertEquals(rest, [""]);
    assertStringIncludes(
      stdout,
      "4 trials from 2 stores and 1 machine\nReport: all/tiny/report.html",
    );
    const { trials } = resultFileSchema.parse(await readResult(folder, "all"));
    assertEquals(trials[2]!.digest, makeResult(3).digest);
    await Deno.stat(`${folder}/all/tiny/report.html`);
  });
});

Deno.test("gradnoise merge writes each run that stores remember, and --json only for one", async () => {
  await withFolder(async (folder) => {
    shard(folder, "01", { runs: [whole, { ...whole, name: "other" }] });
    const both = await merge(folder, "runs/01", "--out", "all");
    assertEquals([both.code, both.stderr], [0, ""]);
    assertMatch(
      both.stdout,
      /^Report: all\/tiny\/report.html\n\nworkload[^]*Report: all\/other\//m,
    );
    assertEquals(await Deno.readTextFile(`${folder}/all/latest`), "other\n");
    const refused = await merge(folder, "runs/01", "--out", "results", "--json", "-");
    await assertRefused(refused, "Cannot write --json -: there are 2 runs", folder);
    shard(folder, "02", { runs: [whole] });
    const { code, stdout, stderr } = await merge(folder, "runs/02", "--out", "b", "--json", "-");
    assertEquals(code, 0);
    assertEquals(resultFileSchema.parse(JSON.parse(stdout)).trials.length, 4);
    assertStringIncludes(stderr, "4 trials from 1 store and 1 machine\nReport: b/tiny/report.html");
  });
});

Deno.test("gradnoise merge counts what ran last in a folder, and says what it leaves", async () => {
  await withFolder(async (folder) => {
    const trials = whole.trials.map((trial) => ({ ...trial, fingerprint: "old" }));
    for (const number of [1, 2]) {
      const own = shardOf(whole, { number, of: 2 });
      const results = own.trials.map(({ seed }) => makeResult(seed));
      shard(folder, `0${number}`, {
        runs: [shardOf({ ...whole, fingerprint: "old", trials }, { number, of: 2 }), own],
        results: [...results.map(({ seed }) => makeResult(seed, "old")), ...results],
      });
    }
    shard(folder, "03", { runs: [{ ...whole, name: "other" }], results: [] });
    const database = new DatabaseSync(join(folder, "runs/03/trials.sqlite"));
    database.exec("UPDATE runs SET content = ''");
    const id = String(database.prepare("SELECT id FROM runs").get()!.id);
    database.close();
    const names = ["runs/01", "runs/02", "runs/03"];
    const { code, stdout, stderr } = await merge(folder, ...names, "--out", "all");
    assertEquals([code, stderr], [0, ""]);
    const [damaged, superseded, leftAside] = stdout.split("\n");
    const [first, second] = ["runs/01/trials.sqlite", "runs/02/trials.sqlite"];
    assertEquals(damaged, `Damaged in runs/03/trials.sqlite: run record ${id.slice(0, 12)}`);
    assertEquals(
      superseded,
      `Superseded: tiny of the code old, as f ran it later, in ${first} and ${second}`,
    );
    assertEquals(
      leftAside,
      "Left aside, as no run here names them under their code: " +
        `2 trials in ${first} and 2 trials in ${second}`,
    );
    assertStringIncludes(stdout, "\n4 trials from 2 stores and 2 machines\nReport: all/tiny/");
  });
});

Deno.test("gradnoise merge refuses names of runs that run never gives", async () => {
  await withFolder(async (folder) => {
    const names = [
      "",
      ".",
      "..",
      "../tiny",
      "a/b",
      "a\\b",
      "-rf",
      ".git",
      "a b",
      "a\nb",
      "a\x1b[2J",
    ];
    const more = ["a\0", "ä", "a.", "latest", "trials.sqlite", "nul", "x".repeat(121)];
    for (const name of [...names, ...more]) {
      await Deno.remove(join(folder, "runs"), { recursive: true }).catch(() => {});
      shard(folder, "01", { runs: [{ ...whole, name }], results: [] });
      const inputs = [{ path: join(folder, "runs/01/trials.sqlite") }];
      const options = { out: join(folder, "results") };
      await assertRejects(
        () => mergeCommand(inputs.map(({ path }) => path), options),
        UsageError,
        `it has a run ${JSON.stringify(name)}, which names no folder`,
      );
      await assertRejects(() => Deno.stat(options.out), Deno.errors.NotFound);
    }
  });
});

Deno.test("gradnoise merge refuses by name what it cannot merge, and writes nothing", async () => {
  await withFolder(async (folder) => {
    const inputs = makeShards(join(folder, "runs"), whole, 2);
    const [first, second] = inputs.map(({ path }) => path) as [string, string];
    shard(folder, "code", { runs: [{ ...whole, fingerprint: "f2" }], results: [] });
    shard(folder, "old", { runs: [whole] });
    const old = new DatabaseSync(join(folder, "runs/old/trials.sqlite"));
    old.exec("PRAGMA user_version = 5");
    old.close();
    shard(folder, "dropped", { runs: [whole] });
    const dropped = new DatabaseSync(join(folder, "runs/dropped/trials.sqlite"));
    dropped.exec("DROP TABLE machines");
    dropped.close();
    shard(folder, "out", { runs: [{ ...whole, name: "../tiny" }] });
    await writeFiles(folder, {
      "no/notes.txt": "nothing",
      "file/trials.sqlite": "no database, whatever its name says",
      "empty/trials.sqlite": "",
    });
    const foreign = new DatabaseSync(join(folder, "foreign.sqlite"));
    foreign.exec("CREATE TABLE t (a)");
    foreign.close();
    const before = filesBelow(folder);
    const refused: Readonly<Record<string, readonly string[]>> = {
      "Cannot merge nowhere: there is no such file or folder": ["runs/01", "nowhere"],
      "Cannot merge no: it has no store, trials.sqlite": ["runs/01", "no"],
      'Cannot merge "": it names no folder or file': ["runs/01", ""],
      "trials.sqlite: its tables are not as gradnoise makes them\n": ["runs/01", "runs/dropped"],
      "Cannot merge empty: nothing was written there yet": ["empty"],
      [`Cannot open the store ${join(folder, "file/trials.sqlite")}: file is not a database`]: [
        "runs/01",
        "file",
      ],
      [`Cannot open the store ${join(folder, "foreign.sqlite")}: it is a database of another`]: [
        "foreign.sqlite",
        "runs/02",
      ],
      "it has format 5; this version of gradnoise reads format 6\n": ["runs/01", "runs/old"],
      "Cannot merge what different code made of tiny: f in runs/01/trials.sqlite and runs/02/trials.sqlite; f2":
        ["runs/01", "runs/02", "runs/code"],
      'Cannot merge runs/out/trials.sqlite: it has a run "../tiny", which names no folder': [
        "runs/out",
      ],
    };
    for (const [message, args] of Object.entries(refused)) {
      await assertRefused(await merge(folder, ...args, "--out", "results"), message, folder);
    }
    const own = await merge(folder, "runs/01", "runs/02", "--out", "runs/02");
    await assertRefused(own, "Cannot write the store to runs/02/trials.sqlite: that is", folder);
    await assertRefused(await merge(folder, "runs/01"), "'--out <dir>' not specified", folder);
    assertEquals(filesBelow(folder), before);
    assert([first, second].every((path) => path in before));
  });
});
