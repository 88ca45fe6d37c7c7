import { fileURLToPath } from "node:url";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../../std.ts";
import { trialRows } from "../../../bench/cli/list_results.ts";
import { resultFileSchema } from "../../../bench/results/mod.ts";
import { sqliteFile, SqliteStore } from "../../../bench/run/store/mod.ts";
import { trialId, type TrialSpec } from "../../../bench/trial/spec/mod.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { makeResultFile } from "../_result_file.ts";
import { makeResult, makeSpec } from "../_trials.ts";
import {
  assertRefused,
  readResult,
  runCli,
  spawnCli,
  tinySuite,
  waitForLine,
  writeTinySuite,
} from "./_cli.ts";
import { withCli, withSession } from "./_session.ts";

const onData = ["run", "tiny.json", "--data", "babi=data"];
const ci = fileURLToPath(import.meta.resolve("../../../bench/baselines/ci.json"));
const gate = ["gate", "--baseline", "base.json"];

/** Arguments that would destroy something, and what is said about them. */
const collisions: readonly (readonly [string[], string])[] = [
  [
    ["run", "tiny.json", "--json", "tiny.json"],
    "the result (--json) to tiny.json: that is the suite",
  ],
  [
    ["run", "tiny.json", "--json", "link.json"],
    "the result (--json) to link.json: that is the suite",
  ],
  [["run", "tiny.json", "--json", "results/trials.sqlite"], "that is the store"],
  [["run", "tiny.json", "--json", "results/tiny/result.json"], "that is the result"],
  [["run", "tiny.json", "--json", "results/tiny/report.html"], "that is the report"],
  [["run", "tiny.json", "--json", "results"], "in a folder of that name"],
  [["run", "tiny.json", "--json", "notes.txt"], "notes.txt: there is a file of another kind"],
  [["run", "tiny.json", "--json", "base.json"], "base.json: there is a baseline"],
  [["run", "tiny.json", "--json", "old.sqlite"], "old.sqlite: there is a store of trials"],
  [["run", "tiny.json", "--json", "data"], "the result (--json) to data: it is a folder"],
  [
    ["run", "tiny.json", "--storage", "sqlite:tiny.json"],
    "the store to tiny.json: that is the suite",
  ],
  [["run", "tiny.json", "--storage", "sqlite:s", "--json", "s"], "that is the store"],
  [[...onData, "--json", "data/qa1_x_test.txt"], "that is a data file"],
  [[...gate, "--junit", "base.json"], "the verdict (--junit) to base.json: that is the baseline"],
  [[...gate, "--markdown", "hard.json"], "hard.json: that is the baseline"],
  [[...gate, "--markdown", "x", "--junit", "./x"], "that is the verdict (--markdown)"],
  [[...gate, "--suite", "./tiny.json", "--junit", "tiny.json"], "that is the suite file"],
  [[...gate, "--results", "r.json", "--markdown", "r.json"], "that is the result file (--results)"],
  [[...gate, "--out", "o", "--junit", "o/result.json"], "that is the result (--out)"],
  [[...gate, "--junit", "-"], "the verdict (--junit) to -: only `run --json` and `export --out`"],
  [[...gate, "--junit", "old.sqlite"], "there is a store of trials"],
  [["export", "--format", "csv", "--json", "r.json", "--out", "r.json"], "that is the result file"],
  [["export", "--format", "csv", "--json", "r.json", "--out", "base.json"], "there is a baseline"],
  [["report", "r.json", "--out", "mine"], "mine/report.html: there is a file of another kind"],
];

Deno.test("no command writes over a file that it or the user still needs", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    new SqliteStore(`${folder}/old.sqlite`)[Symbol.dispose]();
    await writeFiles(folder, {
      "base.json": await Deno.readTextFile(ci),
      "r.json": JSON.stringify(makeResultFile([{ variant: "plain", seed: 1, test: 3 }])),
      "notes.txt": "my notes",
      "mine/report.html": "<!doctype html>my page",
    });
    await Deno.symlink("tiny.json", `${folder}/link.json`);
    await Deno.link(`${folder}/base.json`, `${folder}/hard.json`);
    const state = () => listing(folder);
    const before = await state();
    await withSession(async (session) => {
      for (const [args, message] of collisions) {
        const { code, stdout, stderr } = await session(args, folder);
        assertEquals([code, stdout, stderr.split("\n").length], [2, "", 2], stderr);
        assertStringIncludes(stderr, "Cannot write ");
        assertStringIncludes(stderr, message);
        // Some folders may have been made, but nothing in them.
        assertEquals(await state(), before, args.join(" "));
      }
    });
    // With the permissions that the command has it is no different.
    const [args, message] = collisions[1]!;
    await assertRefused(await runCli(args, { folder }), message, folder);
  });
});

/** The files below a folder with what is in them. */
async function listing(folder: string, under = ""): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const { name, isDirectory } of Deno.readDir(`${folder}/${under}`)) {
    if (isDirectory) Object.assign(files, await listing(folder, `${under}${name}/`));
    else files[under + name] = (await Deno.readFile(`${folder}/${under}${name}`)).toHex();
  }
  return files;
}

Deno.test("run --json - writes the result to standard output, and nothing else", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const args = ["run", "tiny.json", "--seeds", "1", "--json", "-"];
    const { code, stdout, stderr } = await runCli(args, { folder });
    assertEquals(code, 0, stderr);
    const result = resultFileSchema.parse(JSON.parse(stdout));
    assertEquals(
      stdout,
      `${await Deno.readTextFile(`${folder}/results/tiny@seeds-1/result.json`)}\n`,
    );
    assertEquals(result.trials.length, 2);
    for (const part of ["[2/2] memn2n/babi-qa1", "\nworkload ", "\n2 trials; ", "\nReport: "]) {
      assertStringIncludes(stderr, part);
    }
    assertEquals(await Deno.stat(`${folder}/-`).catch(() => null), null);
  });
});

Deno.test("every run has its folder, which no other suite or choice of trials writes over", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    await writeFiles(folder, { "other.json": JSON.stringify({ ...tinySuite, name: "other" }) });
    const cli = async (...args: string[]) => {
      const { code, stdout, stderr } = await runCli(args, { folder });
      assertEquals([code, stderr], [0, ""]);
      return stdout;
    };
    const latest = () => Deno.readTextFile(`${folder}/results/latest`);
    assertStringIncludes(await cli("run", "tiny.json"), "Report: results/tiny/report.html\n");
    assertEquals(await latest(), "tiny\n");
    const report = await Deno.readFile(`${folder}/results/tiny/report.html`);
    const result = await readResult(folder);

    const filtered = await cli("run", "tiny.json", "--seeds", "1", "--variant", "noisy");
    // The store is shared.
    assertStringIncludes(filtered, "1 of 1 trials from the store");
    assertStringIncludes(filtered, "Report: results/tiny@variant-noisy@seeds-1/report.html\n");
    await cli("run", "other.json");
    assertEquals(await latest(), "other\n");
    assertEquals(await Deno.readFile(`${folder}/results/tiny/report.html`), report);
    const names = [...Deno.readDirSync(`${folder}/results`)].map(({ name }) => name).sort();
    const runs = ["other", "tiny", "tiny@variant-noisy@seeds-1"];
    assertEquals(names, [...runs, "latest", "trials.sqlite"].sort());

    // Newest first.
    const listed = (await cli("list", "runs")).trimEnd().split("\n");
    assertMatch(listed[0]!, /^run +suite +made +trials +command$/);
    assertEquals(listed.slice(1).map((line) => line.split(/ +/)[0]), [
      "other",
      "tiny@variant-noisy@seeds-1",
      "tiny",
    ]);
    assertMatch(
      listed[2]!,
      / tiny +\d{4}-\d\d-\d\d \d\d:\d\d UTC +1 +deno task bench run tiny\.json --seeds 1 --variant noisy$/,
    );
    const ids = result.trials.map(({ id }) => id);
    const idsIn = (text: string) =>
      text.trimEnd().split("\n").slice(1).map((line) => line.split(" ")[0]!);
    assertEquals(idsIn(await cli("list", "trials")).sort(), ids.toSorted());
    assertEquals(idsIn(await cli("list", "trials", "--suite", "tiny.json")).sort(), ids.toSorted());
    assertEquals(
      await cli("list", "trials", "--suite", "tables-quick"),
      "trial  workload  variant  seed  status  test error\n",
    );
    const one = await cli("list", "trials", "--run", "tiny@variant-noisy@seeds-1");
    const noisy = result.trials.find(({ variant, seed }) => variant === "noisy" && seed === 1)!;
    assertEquals(idsIn(one), [noisy.id]);
    assertMatch(one, / memn2n\/babi-qa1 +noisy +1 +(un)?solved +\d+\.\d %\n$/);

    // Without a file it is the newest run; a run's name and its folder do as well.
    const seeds = ["export", "--format", "csv", "--columns", "seed,variant"];
    assertEquals((await cli(...seeds)).split("\r\n").length, 6);
    const named = await cli(...seeds, "--json", "tiny@variant-noisy@seeds-1");
    assertEquals(named, "seed,variant\r\n1,noisy\r\n");
    assertStringIncludes(await cli("report"), "Report: results/other/report.html\n");
    assertStringIncludes(await cli("report", "tiny"), "Report: results/tiny/report.html\n");
    assertEquals(await Deno.readFile(`${folder}/results/tiny/report.html`), report);
    await cli("claims", "results/tiny");

    // Out of the store, for a suite that was never run under these options.
    const stored = await cli("report", "--suite", "tiny.json", "--seeds", "3");
    const path = "results/tiny@seeds-3@store";
    assertEquals(stored, `4 of 6 trials in the store, 2 missing\nReport: ${path}/report.html\n`);
    const made = resultFileSchema.parse(
      JSON.parse(await Deno.readTextFile(`${folder}/${path}/result.json`)),
    );
    assertEquals([made.trials.length, made.plannedTrials], [4, 6]);
    assertEquals(made.trials, result.trials);
    assertEquals(made.command, [..."deno task bench run tiny.json --seeds 3".split(" ")]);
    assertEquals(await latest(), "other\n");
    const none = await runCli(["report", "--suite", "tiny.json", "--seeds", "7-9"], { folder });
    assertEquals(none.code, 2);
    assertStringIncludes(none.stderr, "has none of its 6 trials of the present code");
  });
});

Deno.test("list and report take no option that says nothing about what they print", async () => {
  await withCli(async (cli) => {
    const cases = [
      [["list", "suites", "--out", "x"], "Cannot use --out with list suites"],
      [["list", "runs", "--suite", "quick"], "Cannot use --suite with list runs"],
      [["list", "runs"], "Cannot list the runs in results: there is no such file or folder"],
      [["list", "trials"], "Cannot open the store results/trials.sqlite: there is no such file"],
      [["report", "--seeds", "1"], "Cannot use --seeds without --suite"],
      [["report", "a.json", "--suite", "quick"], "Cannot use --suite quick beside a.json"],
    ] as const;
    for (const [args, message] of cases) {
      const { code, stdout, stderr } = await cli(args);
      assertEquals([args, code, stdout], [args, 2, ""]);
      assertStringIncludes(stderr, message);
    }
  });
});

Deno.test("run --fresh that was interrupted goes on with the same command, and then begins anew", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const args = ["run", "tiny.json", "--workers", "1"], fresh = [...args, "--fresh"];
    const run = async (args: readonly string[]) => {
      const { code, stdout, stderr } = await runCli(args, { folder });
      assertEquals(code, 0, stderr);
      return stdout;
    };
    await run(args);
    const first = await readResult(folder);
    const process = spawnCli(fresh, { folder, direct: true });
    await waitForLine(process, "[2/4]");
    process.kill("SIGKILL");
    await Promise.all([process.status, process.stderr.cancel()]);
    const goesOn = await run(fresh);
    const [, kept] =
      /^(\d) of 4 trials from the run with --fresh that was stopped$/m.exec(goesOn) ?? [];
    assert(kept === "2" || kept === "3", goesOn);
    assertEquals(await Deno.stat(`${folder}/results/tiny/fresh`).catch(() => null), null);
    const second = await readResult(folder);
    assertEquals(
      second.trials.map(({ digest }) => digest),
      first.trials.map(({ digest }) => digest),
    );
    // Those made before the interruption came to what the store had, which stays; the others are new.
    const again = second.trials.map(({ durationSeconds }, i) =>
      durationSeconds !== first.trials[i]!.durationSeconds
    );
    assertEquals(again, again.map((_, i) => i >= Number(kept)));
    assertEquals((await run(fresh)).includes("that was stopped"), false);
  });
});

Deno.test("list runs has a row for each run, be its result damaged or unreadable", async () => {
  await withFolder(async (folder) => {
    const result = makeResultFile([{ variant: "plain", seed: 1, test: 3 }]);
    await writeFiles(`${folder}/results`, {
      "a/result.json": JSON.stringify(result),
      "b/result.json": "{",
      "d/notes.txt": "",
    });
    await Deno.mkdir(`${folder}/results/c`);
    await Deno.symlink("result.json", `${folder}/results/c/result.json`);
    const { code, stdout, stderr } = await runCli(["list", "runs"], { folder });
    assertEquals([code, stderr], [0, ""]);
    const rows = stdout.trimEnd().split("\n").slice(1).map((line) => line.split(/ {2,}/));
    assertEquals(rows.map(([name]) => name), ["a", "b", "c"]);
    assertEquals(rows[1], ["b", "its result.json is damaged"]);
    assertEquals(rows[2]![0], "c");
    assertMatch(rows[2]![1]!, /^its result\.json cannot be read: \S/);
  });
});

Deno.test("report --out DIR writes the report of a run again in DIR, beside its result", async () => {
  await withFolder(async (folder) => {
    const text = JSON.stringify(makeResultFile([{ variant: "plain", seed: 1, test: 3 }]));
    await writeFiles(folder, {
      "R/latest": "tiny\n",
      "R/tiny/result.json": text,
      "gate/result.json": text,
    });
    for (const [out, place] of [["R", "R/tiny"], ["gate", "gate"]] as const) {
      const { code, stdout, stderr } = await runCli(["report", "--out", out], { folder });
      assertEquals([code, stderr, stdout], [0, "", `Report: ${place}/report.html\n`]);
      assertMatch(await Deno.readTextFile(`${folder}/${place}/report.html`), /<title>gradnoise: /);
    }
  });
});

Deno.test("a comparison of what cannot be compared makes no folder", async () => {
  await withFolder(async (folder) => {
    const one = makeResultFile([{ variant: "plain", seed: 1, test: 3 }]);
    const other = makeResultFile([{ variant: "plain", seed: 2, test: 3 }]);
    await writeFiles(folder, { "a.json": JSON.stringify(one), "b.json": JSON.stringify(other) });
    await assertRefused(
      await runCli(["report", "a.json", "b.json"], { folder }),
      "Cannot ",
      folder,
    );
  });
});

Deno.test("list trials tells trials of the same workload, variant and seed apart", async () => {
  await withFolder(async (folder) => {
    const storage = `${folder}/t.sqlite`;
    const put = (seed: number, changes: Partial<TrialSpec>) => {
      const spec = { ...makeSpec(seed), ...changes };
      using store = new SqliteStore(storage);
      store.put({ ...makeResult(seed), id: trialId(spec), spec }, null);
      return trialId(spec);
    };
    const list = async () => {
      const [heading, ...rows] = await trialRows({ storage: sqliteFile(storage) });
      return {
        heading: heading![6],
        rows: Object.fromEntries(rows.map((row) => [row[0], row[6]])),
      };
    };
    const first = put(1, {}), second = put(2, {});
    assertEquals(await list(), {
      heading: undefined,
      rows: { [first]: undefined, [second]: undefined },
    });
    const longer = put(1, {
      budget: { ...makeSpec(1).budget, epochs: 3 },
      data: { source: "files", digest: "abcdef0123456789".repeat(4) },
    });
    assertEquals(await list(), {
      heading: "differs by",
      rows: {
        [first]: "budget.epochs 2, data.source generated, data.version 1, ...",
        [longer]: "budget.epochs 3, data.source files, data.digest abcdef01",
        [second]: "",
      },
    });
  });
});
