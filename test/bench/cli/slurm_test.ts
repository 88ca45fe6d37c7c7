import { secondsPerEpoch } from "../../../bench/suites/mod.ts";
import { assertEquals, assertMatch, assertStringIncludes } from "../../../std.ts";
import { withFolder } from "../_folder.ts";
import { assertRefused, runCli, writeTinySuite } from "./_cli.ts";
import { scriptFaults } from "./_scripts.ts";

Deno.test("slurm prints a job script for the shards of a suite, and makes the folder of logs", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const args = ["slurm", "tiny.json", "--shards", "2", "--seeds", "1-2", "--data", "babi=data"];
    const { code, stdout, stderr } = await runCli(args, { folder });
    assertEquals(code, 0, stderr);
    // All of it takes seconds.
    assertMatch(stderr, /^Shards are short: each takes about 1 s of one core; .*\n$/);
    assertStringIncludes(stdout, "\n# Suite tiny: 4 trials in 2 shards, the longest about 1 s.\n");
    assertStringIncludes(
      stdout,
      "task bench run tiny.json --seeds 1-2 --data babi=data \\\n  --shard ",
    );
    assertStringIncludes(stdout, "\n#SBATCH --time=00:10:00\n");
    await Deno.writeTextFile(`${folder}/job.sh`, stdout);
    assertEquals(await scriptFaults(`${folder}/job.sh`), "");
    const made = [...Deno.readDirSync(`${folder}/runs`)].map(({ name }) => name);
    assertEquals(made, ["logs"]);
    // What is there stays.
    await Deno.writeTextFile(`${folder}/runs/logs/1.log`, "before");
    assertEquals((await runCli(args, { folder })).stdout, stdout);
    assertEquals(await Deno.readTextFile(`${folder}/runs/logs/1.log`), "before");
  });
});

/** Of a thousand stories, on one core. */
const MILLISECONDS_PER_EPOCH = 1000 * secondsPerEpoch["memn2n/babi-qa1"]!;

/** Fifty pairs of trials that take equally long: a minute and a half each, and no rule ends one. */
const equal = {
  ...{ name: "equal", workloads: ["memn2n/babi-qa1"], variants: ["plain", "noisy"] },
  ...{
    seeds: Array.from({ length: 50 }, (_, i) => i + 1),
    data: { seed: 1, train: 1000, test: 10 },
  },
  budget: { phases: { linear: 0 }, epochs: Math.floor(90_000 / MILLISECONDS_PER_EPOCH) },
};

Deno.test("slurm chooses shards that fill half of the time asked for, and asks for it", async () => {
  await withFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/equal.json`, JSON.stringify(equal));
    const slurm = async (...args: string[]) => {
      const { code, stdout, stderr } = await runCli(["slurm", "equal.json", ...args], { folder });
      assertEquals([code, stderr], [0, ""]);
      const [, shards] = /^#SBATCH --array=1-(\d+)$/m.exec(stdout) ?? [];
      const [, time] = /^#SBATCH --time=(.*)$/m.exec(stdout) ?? [];
      return { shards: Number(shards), time };
    };
    // A pair takes three minutes: five of them fit into 16, and eleven where two cores share them.
    assertEquals(await slurm("--time-per-shard", "32m"), { shards: 10, time: "00:32:00" });
    assertEquals(await slurm("--time-per-shard", "32m", "--workers", "2"), {
      shards: 5,
      time: "00:32:00",
    });
    assertEquals(await slurm("--shards", "10", "--time-per-shard", "2h"), {
      shards: 10,
      time: "02:00:00",
    });
    // Without a time, three times the quarter of an hour of five pairs.
    assertEquals((await slurm("--shards", "10")).time, "00:45:00");
  });
});

Deno.test("slurm refuses what cannot be divided, before it makes anything", async () => {
  await withFolder(async (folder) => {
    // More pairs than there may be shards; two of three minutes each in one shard.
    const seeds = Array.from({ length: 1000 }, (_, i) => i + 1);
    const workloads = ["memn2n/babi-qa1", "memn2n/babi-qa6"];
    await Deno.writeTextFile(`${folder}/many.json`, JSON.stringify({ ...equal, seeds, workloads }));
    const cases: [string[], string][] = [
      [["ci"], "Cannot divide the suite: expected --shards or --time-per-shard"],
      [["ci", "--shards", "64"], "Cannot divide 60 pairs of trials into 64 shards: at most 60"],
      [
        ["ci", "--shards", "1001"],
        "Cannot use --shards 1001: expected a whole number from 1 to 1,000",
      ],
      [["ic", "--shards", "4"], `Unknown suite "ic"`],
      [["ci", "--shards", "4", "--variant", "nosy"], `Unknown variant "nosy"`],
      [
        ["ci", "--shards", "4", "--out", "a\\b"],
        "Cannot use --out a\\b: sbatch takes no backslash",
      ],
      [["ci", "--shards", "4", "--out", "a\nb"], "Cannot use --out a b: sbatch takes no backslash"],
      [["ci", "--shards", "4", "--out", "/"], "Cannot use --out /: expected a folder below it"],
      [
        ["ci", "--shards", "4", "--out", "//.."],
        "Cannot use --out //..: expected a folder below it",
      ],
      [
        ["nram-hard", "--time-per-shard", "3m"],
        "Cannot divide the suite: its longest pair of trials takes about 2 min, more than half of " +
        "--time-per-shard",
      ],
      [
        ["many.json", "--time-per-shard", "400s"],
        "Cannot divide the suite: shards that fill half of --time-per-shard are more than 1,000; it " +
        "has to be 12m or more",
      ],
    ];
    for (const [args, message] of cases) {
      await assertRefused(await runCli(["slurm", ...args], { folder }), message, folder);
      assertEquals([...Deno.readDirSync(folder)].length, 1, args.join(" "));
    }
  });
});

Deno.test("slurm writes a folder that begins with a dash so that no command takes it for an option", async () => {
  await withFolder(async (folder) => {
    const { code, stdout, stderr } = await runCli(
      ["slurm", "nram-hard", "--shards", "2", "--out=-x/"],
      { folder },
    );
    assertEquals([code, stderr], [0, ""]);
    assertStringIncludes(stdout, "\n#SBATCH --output=./-x/logs/%1a.log\n");
    assertStringIncludes(stdout, "  --out ./-x/");
    assertStringIncludes(stdout, "merge ./-x/* --out all");
    assertEquals([...Deno.readDirSync(`${folder}/-x`)].map(({ name }) => name), ["logs"]);
  });
});

Deno.test("slurm says when a shard takes longer than the time asked for", async () => {
  await withFolder(async (folder) => {
    const args = ["slurm", "nram-hard", "--shards", "2", "--time-per-shard", "10m"];
    const { code, stderr } = await runCli(args, { folder });
    assertEquals([code, stderr], [
      0,
      "The longest shard takes about 20 min, more than --time-per-shard\n",
    ]);
  });
});
