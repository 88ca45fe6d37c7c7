import { DatabaseSync } from "node:sqlite";
import { SqliteStore } from "../../../bench/run/store/mod.ts";
import { assertEquals, assertStringIncludes } from "../../../std.ts";
import { storyText, withFolder, writeFiles } from "../_folder.ts";
import { assertRefused, runCli, tinySuite, writeTinySuite } from "./_cli.ts";
import { withSession } from "./_session.ts";

const onData = ["run", "tiny.json", "--data", "babi=data"];
const stories = storyText(60);

/** A training file that cannot be used. */
function badData(
  train: string | Uint8Array,
  message: string,
): [string[], string, Record<string, string | Uint8Array>] {
  return [onData, message, { "data/qa1_x_train.txt": train }];
}

/** By what is wrong: the arguments, what the line on stderr must say, and the files that differ. */
const cases: Readonly<
  Record<string, readonly [string[], string, Readonly<Record<string, string | Uint8Array>>?]>
> = {
  "an unknown command": [["rum"], 'Unknown command "rum"; did you mean "run"?'],
  "an unknown option": [["run", "--sed", "3"], "--seeds"],
  "an option without its value": [["run", "--seeds"], "--seeds"],
  "no seeds": [["run", "--seeds", "0"], "--seeds 0"],
  "no workers": [["run", "--workers", "0"], "--workers 0"],
  "a billion epochs": [
    ["run", "--epochs", "1000000000"],
    "Cannot use --epochs 1000000000: expected a whole number from 1 to 100,000",
  ],
  "a billion seeds": [["run", "--seeds", "1-999999999"], "at most 1,000 of them"],
  "thousands of seeds in ranges": [
    ["run", "--seeds", Array.from({ length: 9 }, (_, i) => `${i}000-${i}999`).join(",")],
    "at most 1,000 of them",
  ],
  "no epochs": [["run", "--epochs", "x"], "--epochs x"],
  "no part of the trials": [["run", "--fraction", "0"], "--fraction 0"],
  "a shard without a number": [
    ["run", "--shard", "7"],
    "Cannot use --shard 7: expected a number and how many there are, as 7/64",
  ],
  "a shard of words": [["run", "--shard", "a/b"], "Cannot use --shard a/b: expected a number and"],
  "a shard of none": [["run", "--shard", "1/0"], "Cannot use --shard 1/0: expected a number and"],
  "shard zero": [
    ["run", "--shard", "0/4"],
    "Cannot use --shard 0/4: expected a number from 1 to 4",
  ],
  "a shard after the last": [
    ["run", "--shard", "5/4"],
    "Cannot use --shard 5/4: expected a number from 1 to 4",
  ],
  "thousands of shards": [
    ["run", "--shard", "1/1001"],
    "Cannot use --shard 1/1001: expected at most 1,000 shards",
  ],
  "more shards than pairs": [
    ["run", "tiny.json", "--shard", "1/3"],
    "Cannot divide 2 pairs of trials into 3 shards: at most 2",
  ],
  "a shard of a result file": [["report", "--shard", "1/2"], "Cannot use --shard without --suite"],
  "a shard of a gate": [["gate", "--shard", "1/2"], "Unknown option '--shard'"],
  "a start that is no number": [
    ["run", "--restart", "x"],
    "Cannot use --restart x: expected a whole number from 0 to 1,000",
  ],
  "a start before the first": [["run", "--restart=-1"], "Cannot use --restart -1: expected"],
  "thousands of starts": [["run", "--restart", "1001"], "Cannot use --restart 1001: expected"],
  "a start with a server": [
    ["run", "ci", "--restart", "1", "--storage", "postgresql://u@localhost:1/d"],
    "Cannot use --restart 1 with postgresql://u@localhost:1/d: every start uses the same store",
  ],
  "a start that trains again": [
    ["run", "--restart", "1", "--fresh"],
    "Option '--restart <n>' cannot be used with option '--fresh'",
  ],
  "more than all trials": [["run", "--fraction", "1.5"], "--fraction 1.5"],
  "a level of stories": [["run", "quick", "--level", "1"], "memn2n/babi-qa1 has no levels"],
  "a level that there is not": [["run", "tables-quick", "--level", "4"], "level: Expected"],
  "an unknown backend": [["run", "--backend", "webgl"], "--backend"],
  "two options that exclude each other": [["run", "--fresh", "--reuse-any"], "--reuse-any"],
  "another kind of storage": [["run", "--storage", "redis:x"], "--storage redis:x"],
  "data without a path": [["run", "--data", "babi"], "--data babi"],
  "an unknown suite": [["run", "quik"], 'Unknown suite "quik"; did you mean "quick"?'],
  "an unknown workload": [["run", "--workload", "memn2n/qa1"], 'Unknown workload "memn2n/qa1"'],
  "an unknown variant": [["run", "--variant", "noise"], 'did you mean "noisy"?'],
  "an unknown data set": [["run", "--data", "bab=data"], 'did you mean "babi"?'],
  "an unknown list": [["list", "suite"], 'did you mean "suites"?'],
  "a suite file that is not there": [["run", "none.json"], "none.json: there is no such file"],
  "a suite file that is no suite": [["run", "bad.json"], "bad.json: ", { "bad.json": "[]" }],
  "a trial without a store": [["show", "abc"], "trials.sqlite: there is no such file"],
  "a report without a result": [["report"], "results/latest: there is no such file"],
  "a report of no such file": [["report", "a.json"], "a.json: there is no such file"],
  "a report of what is no result": [["report", "bad.json"], "bad.json: ", { "bad.json": "{}" }],
  "a report of three runs": [["report", "a", "b", "c"], "Cannot compare 3 result files here"],
  "one run to compare": [["compare", "a"], "Cannot compare a alone: expected two or more runs"],
  "no run to compare": [["compare"], "Cannot compare no run"],
  "a result named twice": [["report", "a.json", "--json", "b.json"], "Cannot use --json b.json"],
  "no command about data": [["data"], "--help"],
  "an unknown command about data": [["data", "foo"], "'foo'"],
  "an unknown task": [["data", "show", "babi-qa21"], 'did you mean "babi-qa1"?'],
  "a story that is not there": [
    ["data", "show", "babi-qa1", "--story", "9", "--train", "20"],
    "the last one is 4",
  ],
  "a task number that is none": [["data", "stats", "babi", "--tasks", "21"], "--tasks 21"],
  "task numbers that are none": [["data", "stats", "babi", "--tasks", "x"], "--tasks x"],
  "an unknown collection": [["data", "verify", "bab"], 'did you mean "babi"?'],
  "nothing to verify": [["data", "verify", "babi"], "--data babi=DIR"],
  "files of another collection to measure": [
    ["data", "stats", "babi", "--data", "tables=st"],
    "Cannot use --data tables: the files needed are of babi",
  ],
  "files of another collection to show": [
    ["data", "show", "tables-1", "--data", "tables=data", "--data", "babi=data"],
    "Cannot use --data babi: the files needed are of tables",
  ],
  "files of another collection to verify": [
    ["data", "verify", "babi", "--data", "babi=data", "--data", "arithmetic=data"],
    "Cannot use --data arithmetic: the files needed are of babi",
  ],
  "a level of a story to show": [
    ["data", "show", "babi-qa1", "--level", "2"],
    "Cannot use --level 2: babi-qa1 has no levels",
  ],
  "a level of stories to measure": [
    ["data", "stats", "arithmetic", "--level", "2"],
    "Cannot use --level 2: arithmetic has no levels",
  ],
  "a level of stories to generate": [
    ["data", "generate", "babi", "--level", "2", "--out", "results"],
    "Cannot use --level 2: babi has no levels",
  ],
  ...Object.fromEntries(
    ["train", "test", "seed", "level"].map((option) => [
      `--${option} of tables in files`,
      [
        ["data", "stats", "tables", "--data", "tables=data", `--${option}`, "2"],
        `Option '--${option} <n>' cannot be used with option '--data <name=path>'`,
      ] as [string[], string],
    ]),
  ),
  "files to show templates of": [
    ["data", "show", "tables-1", "--templates", "--data", "tables=data"],
    "cannot be used with option",
  ],
  "no folder to generate into": [["data", "generate", "babi"], "--out"],
  "no questions": [["data", "generate", "babi", "--train", "0", "--out", "x"], "--train 0"],
  "more questions than fit into memory": [
    ["data", "generate", "babi", "--train", "1000000000", "--out", "results"],
    "Cannot generate 1000000000 questions of babi: there are at most 100000 of a part",
  ],
  "more tables than fit into memory": [
    ["data", "stats", "tables", "--test", "1000000000"],
    "Cannot generate 1000000000 questions of tables-1: there are at most 100000 of a part",
  ],
  "more problems than fit into memory": [
    ["data", "show", "arithmetic-add", "--train", "1000000000"],
    "Cannot generate 1000000000 questions of arithmetic-add",
  ],
  "a suite of more questions than fit into memory": [
    ["run", "big.json"],
    "1000000000",
    { "big.json": JSON.stringify({ ...tinySuite, data: { seed: 1, train: 1e9, test: 20 } }) },
  ],
  "a result that is a device": [
    ["run", "tiny.json", "--json", "/dev/full"],
    "Cannot write the result (--json) to /dev/full: it is not a regular file\n",
  ],
  "a run that was never made": [
    ["report", "quick"],
    "There is no run quick in results; `deno task bench run quick` makes it\n",
  ],
  "an empty value": [["run", "--out", ""], "Cannot use --out: it is empty\n"],
  "a missing folder": [["run", "tiny.json", "--data", "babi=none"], "none: "],
  "a missing file": [
    ["run", "tiny.json", "--data", "babi=data", "--workload", "memn2n/babi-qa2"],
    "qa2_",
  ],
  "data of another size": [["run", "quick", "--workload", "*qa1", "--data", "babi=data"], "1000"],
  "an empty file": badData("", "qa1_x_train.txt"),
  "a line without number": badData(`${stories}Mary sang.\n`, "qa1_x_train.txt:121: "),
  "a supporting fact that does not exist": badData(
    `1 Mary sang.\n2 Who sang? \tMary\t7\n${stories}`,
    "qa1_x_train.txt:2: ",
  ),
  "a question without answer": badData(
    `1 Mary sang.\n2 Who sang? \t\t1\n${stories}`,
    "qa1_x_train.txt:2: ",
  ),
  "spaces in place of tabs": badData(
    `${stories}1 Mary sang.\n2 Who sang?    Mary    1\n`,
    "qa1_x_train.txt:122: Expected a tab before and after the answer",
  ),
  "binary data": badData(new Uint8Array(4096).map((_, i) => i % 256), "qa1_x_train.txt"),
  "a line of 100 MB": badData(new Uint8Array(100e6).fill(97), "qa1_x_train.txt:1: "),
};

/** Of each command, the first that is refused is typed as a user does. */
const typed = new Map(Object.values(cases).toReversed().map(([args]) => [args[0], args]));

Deno.test("gradnoise refuses with one line and exit code 2", async (t) => {
  await withSession(async (session) => {
    for (const [what, [args, message, files = {}]] of Object.entries(cases)) {
      await t.step(`${args[0]}: ${what}`, async () => {
        await withFolder(async (folder) => {
          await writeTinySuite(folder);
          await writeFiles(folder, files);
          const run = () =>
            typed.get(args[0]) === args ? runCli(args, { folder }) : session(args, folder);
          await assertRefused(await run(), message, folder);
        });
      });
    }
  });
});

Deno.test("gradnoise run and data verify wait for no pipe and read no device in place of a file", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const path = `${folder}/data/qa1_x_train.txt`;
    const replacements = [
      () => new Deno.Command("mkfifo", { args: [path] }).output(),
      () => Deno.symlink("/dev/zero", path),
      () => Deno.mkdir(path),
    ];
    for (const replace of replacements) {
      await Deno.remove(path);
      await replace();
      const message = "qa1_x_train.txt: Expected a file, this is a ";
      await assertRefused(await runCli(onData, { folder }), message, folder);
      const { code, stderr } = await runCli(
        ["data", "verify", "babi", "--tasks", "1", "--data", "babi=data"],
        { folder },
      );
      assertEquals(code, 1);
      assertStringIncludes(stderr, message);
    }
  });
});

Deno.test("gradnoise run refuses a store that is none, and leaves it as it was", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    await writeFiles(folder, { "store.txt": "my notes, which are no database at all" });
    const args = ["run", "tiny.json", "--storage", "sqlite:store.txt"];
    const { code, stdout, stderr } = await runCli(args, { folder });
    assertEquals([code, stdout], [2, ""]);
    assertStringIncludes(
      stderr,
      "Cannot write the store to store.txt: there is a file of another kind",
    );
    assertEquals(
      await Deno.readTextFile(`${folder}/store.txt`),
      "my notes, which are no database at all",
    );
  });
});

Deno.test("gradnoise run refuses a store that another process uses", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    await Deno.mkdir(`${folder}/results`);
    using _store = new SqliteStore(`${folder}/results/trials.sqlite`);
    const { code, stdout, stderr } = await runCli(["run", "tiny.json"], { folder });
    assertEquals([code, stdout], [2, ""]);
    assertStringIncludes(stderr, "another gradnoise is using it");
  });
});

Deno.test("gradnoise run refuses a store of another version", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    new SqliteStore(`${folder}/old.sqlite`)[Symbol.dispose]();
    const database = new DatabaseSync(`${folder}/old.sqlite`);
    database.exec("PRAGMA user_version = 1");
    database.close();
    const args = ["run", "tiny.json", "--storage", "sqlite:old.sqlite"];
    const { code, stderr } = await runCli(args, { folder });
    assertEquals(code, 2);
    assertStringIncludes(
      stderr,
      "old.sqlite: it has format 1; this version of gradnoise reads format 6: name another",
    );
  });
});
