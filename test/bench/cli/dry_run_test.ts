import {
  about,
  secondsPerEpoch,
  suites,
  suiteSize,
  trialSeconds,
  workloads,
} from "../../../bench/suites/mod.ts";
import { codeFingerprint, FreshRun } from "../../../bench/run/mod.ts";
import { assertAlmostEquals, assertEquals, assertStringIncludes } from "../../../std.ts";
import { withFolder } from "../_folder.ts";
import { readResult, runCli, tinySuite, writeTinySuite } from "./_cli.ts";

/** Every file below a folder, with what is in it. */
async function contentOf(folder: string, under = ""): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const { name, isDirectory } of Deno.readDir(`${folder}/${under}`)) {
    const path = `${under}${name}`;
    if (isDirectory) Object.assign(files, await contentOf(folder, `${path}/`));
    else files[path] = new TextDecoder("latin1").decode(await Deno.readFile(`${folder}/${path}`));
  }
  return files;
}

Deno.test("run --dry-run says what would be trained, and changes no file", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const dry = (...args: string[]) =>
      runCli(["run", "tiny.json", "--dry-run", ...args], { folder });
    const unchanged = async (run: () => ReturnType<typeof dry>) => {
      const before = await contentOf(folder);
      const { code, stdout, stderr } = await run();
      assertEquals([code, stderr], [0, ""]);
      assertEquals(await contentOf(folder), before);
      return stdout;
    };
    const fresh = await unchanged(() => dry("--workers", "2"));
    assertStringIncludes(
      fresh,
      "Suite tiny: 4 trials, 0 of them in the store results/trials.sqlite",
    );
    assertStringIncludes(fresh, "To train: 4 trials, about 1 s on 2 workers");
    assertEquals((await runCli(["run", "tiny.json"], { folder })).code, 0);
    const after = await unchanged(() => dry());
    assertStringIncludes(after, "4 of them in the store");
    assertStringIncludes(after, "Nothing is left to train");
    // Seeds 1 and 2 of both variants are there, 3 is not.
    const more = await unchanged(() => dry("--seeds", "1-3"));
    assertStringIncludes(more, "Suite tiny: 6 trials, 4 of them in the store");
    assertStringIncludes(more, "To train: 2 trials");
    assertStringIncludes(await unchanged(() => dry("--fresh")), "0 of them in the store");
    // What an interrupted run with --fresh made counts, as it does when that goes on.
    const origin = { fingerprint: await codeFingerprint(), store: "../trials.sqlite" };
    const stopped = new FreshRun(`${folder}/results/tiny/fresh`, origin);
    stopped.add((await readResult(folder)).trials[0]!.id);
    assertStringIncludes(await unchanged(() => dry("--fresh")), "1 of them in the store");
    assertStringIncludes(
      await unchanged(() => dry("--data", "babi=data", "--quiet")),
      "4 trials, 0 of them in the store",
    );
  });
});

Deno.test("run --shard trains a part, and with --dry-run says what is in each", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const run = (...args: string[]) => runCli(["run", "tiny.json", ...args], { folder });
    const dry = await run("--shard", "1/2", "--dry-run");
    assertEquals([dry.code, dry.stderr], [0, ""]);
    assertStringIncludes(dry.stdout, "Suite tiny, shard 1 of 2: 2 trials, 0 of them in the store ");
    assertStringIncludes(dry.stdout, "\n2 shards: 2 trials each, about 1 s of one core\n");
    assertStringIncludes(
      dry.stdout,
      "\nShards are short: each takes about 1 s of one core; schedulers do best with at least five " +
        "minutes, and the whole suite takes about 1 s\n",
    );
    const first = await run("--shard", "1/2");
    assertStringIncludes(first.stdout, "Suite tiny, shard 1 of 2: 2 of 4 trials, ");
    const results = [await readResult(folder)];
    assertEquals((await run("--shard", "2/2", "--quiet")).code, 0);
    results.push(await readResult(folder));
    assertEquals(
      (await Deno.readTextFile(`${folder}/results/latest`)).trim(),
      "tiny@shard-2-2",
    );
    assertEquals(results.map(({ trials }) => trials.length), [2, 2]);
    assertEquals(new Set(results.flatMap(({ trials }) => trials.map(({ id }) => id))).size, 4);
    // Both went into one store, which now has the whole suite.
    const whole = await run("--dry-run");
    assertStringIncludes(whole.stdout, "Suite tiny: 4 trials, 4 of them in the store ");
    const report = await runCli(["report", "--suite", "tiny.json", "--shard", "2/2"], { folder });
    assertStringIncludes(report.stdout, "2 of 2 trials in the store\n");
    assertStringIncludes(report.stdout, "results/tiny@shard-2-2@store/report.html");
  });
});

Deno.test("run --dry-run names the tasks whose files are missing", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const suite = { ...tinySuite, workloads: ["memn2n/babi-qa1", "memn2n/babi-qa2"] };
    await Deno.writeTextFile(`${folder}/two.json`, JSON.stringify(suite));
    const args = ["run", "two.json", "--dry-run", "--data"];
    const some = await runCli([...args, "babi=data"], { folder });
    assertStringIncludes(some.stdout, "Missing data files: memn2n/babi-qa2\n");
    assertStringIncludes(some.stdout, "To train: 4 trials");
    const none = await runCli([...args, "babi=."], { folder });
    assertEquals([none.code, none.stdout], [2, ""]);
    assertStringIncludes(none.stderr, "qa1_*_train.txt");
  });
});

Deno.test("list suites has trials and time of every suite", async () => {
  const { stdout } = await runCli(["list", "suites"], { folder: "." });
  const lines = stdout.trimEnd().split("\n");
  assertEquals(lines.length, Object.keys(suites).length);
  const found = (name: string) => lines.find((line) => line.startsWith(`${name} `))!;
  // 5 workloads x 2 variants x 3 seeds; 20 tasks x 15 variants x 10 seeds.
  assertStringIncludes(found("quick"), "  30 trials ");
  assertStringIncludes(found("ladder"), "  3000 trials ");
  for (const line of lines) {
    assertEquals(
      / trials +(about|at most) \d[\d,.]* (s|min|h|days) on \d+ cores?$/.test(line),
      true,
      line,
    );
  }
});

Deno.test("the time of a trial is epochs x questions x what was measured of its workload", () => {
  const { budget } = workloads["memn2n/babi-qa1"]!;
  const size = { workload: "memn2n/babi-qa1", budget, questions: 2000 };
  // 20 linear epochs and 100 others, twice a thousand questions.
  assertAlmostEquals(trialSeconds(size), 240 * secondsPerEpoch["memn2n/babi-qa1"]!, 1e-12);
  // Of a stream, a thousand of the fresh examples of an epoch count, and not the questions.
  const fresh = { ...budget, sampling: { fresh: 500, difficulty: "example" } } as const;
  assertAlmostEquals(trialSeconds({ ...size, budget: fresh }), trialSeconds(size) / 4, 1e-12);
  // Every attempt may train all epochs.
  const repeated = { ...budget, stop: { error: 0 }, attempts: 3 };
  assertAlmostEquals(trialSeconds({ ...size, budget: repeated }), 3 * trialSeconds(size), 1e-12);
  const some = { ...suites.quick!, workloads: ["memn2n/babi-qa1"] };
  assertEquals(suiteSize(some).isMost, false);
  const stopped = suiteSize({ ...some, budget: { stop: { error: 0 }, attempts: 3 } });
  const whole = suiteSize({ ...some, budget: {} });
  assertAlmostEquals(stopped.seconds, 3 * whole.seconds, 1e-9);
  assertEquals([stopped.isMost, about(47, true)], [true, "at most 47 s"]);
  const small = suiteSize({ ...suites.quick!, workloads: ["memn2n/babi-qa1"], seeds: [1, 1, 2] });
  // 10 and 50 epochs, 2 variants, 2 seeds.
  assertEquals(small.trials, 4);
  assertAlmostEquals(small.seconds, 4 * 60 * secondsPerEpoch["memn2n/babi-qa1"]!, 1e-9);
});

Deno.test("every workload has a measured time, and nothing else has", () => {
  assertEquals(Object.keys(secondsPerEpoch).toSorted(), Object.keys(workloads).toSorted());
  for (const [name, seconds] of Object.entries(secondsPerEpoch)) {
    assertEquals(seconds > 1e-4 && seconds < 10, true, name);
  }
});

Deno.test("about() rounds as somebody does who does not know exactly", () => {
  assertEquals([0.2, 8.4, 47, 119, 125, 3600, 7200, 100_000, 2_000_000].map((one) => about(one)), [
    "about 1 s",
    "about 8 s",
    "about 47 s",
    "about 120 s",
    "about 2 min",
    "about 60 min",
    "about 2 h",
    "about 28 h",
    "about 23 days",
  ]);
});
