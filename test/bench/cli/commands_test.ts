import config from "../../../deno.json" with { type: "json" };
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../../std.ts";
import { chooseTrial, commandText, sameSettings } from "../../../bench/base/mod.ts";
import { suites } from "../../../bench/suites/mod.ts";
import { loadedBy } from "../../_module_graph.ts";
import { withFolder } from "../_folder.ts";
import { PROJECT, readResult, runCli, writeTinySuite } from "./_cli.ts";

const here = { folder: PROJECT };

Deno.test("gradnoise --help answers, and loads no library that only training or reports need", async () => {
  const { code, stdout } = await runCli(["--help"], here);
  assertEquals(code, 0);
  assertStringIncludes(stdout, "Usage: deno task bench [options]");
  // How long that takes, `bench:speed` says; what is loaded decides it.
  const { files, packages } = await loadedBy("bench/cli/launch.ts");
  assertEquals(packages, ["@noble/hashes", "commander"]);
  assert(files.length < 130, `${files.length} files`);
  for (
    const heavy of [
      "bench/results/result_file.ts",
      "bench/run/plan.ts",
      "engine/mod.ts",
      "models/mod.ts",
    ]
  ) {
    assert(!files.includes(heavy), heavy);
  }
});

Deno.test("gradnoise run --help names every suite and every option", async () => {
  const { stdout } = await runCli(["run", "--help"], here);
  const words = [
    ...Object.keys(suites),
    "--seeds",
    "--workers",
    "--workload",
    "--variant",
    "--epochs",
    "--data",
    "--backend",
    "--storage",
    "--out",
    "--json",
    "--quiet",
    "--fresh",
    "--reuse-any",
  ];
  for (const word of words) assertStringIncludes(stdout, word);
});

Deno.test("gradnoise --version prints the version of the project", async () => {
  assertEquals((await runCli(["--version"], here)).stdout, `${config.version}\n`);
});

Deno.test("gradnoise list prints names of every table", async () => {
  const expected = {
    suites: "babi-1k",
    workloads: "memn2n/babi-qa20",
    models: "memn2n",
    tasks: "babi-qa20",
    variants: "noisy",
  };
  for (const [what, name] of Object.entries(expected)) {
    const { code, stdout } = await runCli(["list", what], here);
    assertEquals(code, 0);
    assertMatch(stdout, new RegExp(`^${name} `, "m"));
  }
});

Deno.test("gradnoise doctor says that both backends work", async () => {
  const { code, stdout } = await runCli(["doctor"], here);
  assertEquals(code, 0, stdout);
  for (const line of ["wasm", "cpu"]) {
    assertMatch(stdout, new RegExp(`^backend ${line} +works`, "m"));
  }
});

Deno.test("gradnoise show prints one trial, by the beginning of its id", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    await runCli(["run", "tiny.json"], { folder });
    const { trials: [trial] } = await readResult(folder);
    const { code, stdout } = await runCli(["show", trial!.id.slice(0, 10)], { folder });
    assertEquals(code, 0);
    const { wrong, total } = trial!.metrics!.testError;
    for (
      const part of [trial!.id, trial!.digest, `(${wrong} of ${total})`, "where they looked\n"]
    ) {
      assertStringIncludes(stdout, part);
    }
    // Every id begins with nothing.
    const { code: many, stderr } = await runCli(["show", ""], { folder });
    assertEquals(many, 2);
    assertStringIncludes(stderr, "the ids of 4 trials begin so");
  });
});

Deno.test("gradnoise report writes the report of a result file again", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    await runCli(["run", "tiny.json"], { folder });
    const report = await Deno.readTextFile(`${folder}/results/tiny/report.html`);
    const args = ["report", "--json", "results/tiny/result.json", "--out", "again"];
    const { code, stdout } = await runCli(args, { folder });
    assertEquals([code, stdout], [0, "Report: again/report.html\n"]);
    assertEquals(await Deno.readTextFile(`${folder}/again/report.html`), report);
  });
});

Deno.test("gradnoise report holds two runs against each other", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    await runCli(["run", "tiny.json", "--out", "one"], { folder });
    await runCli(["run", "tiny.json", "--out", "two", "--seeds", "2,3"], { folder });
    await Deno.rename(`${folder}/two/tiny@seeds-2-3/result.json`, `${folder}/two/result.json`);
    const args = ["report", "one/tiny/result.json", "two"];
    const { code, stdout } = await runCli(args, { folder });
    const [, path] = /^Report: (.*)$/m.exec(stdout) ?? [];
    assertEquals(code, 0);
    assertMatch(path!, /^results\/one_tiny-[0-9a-f]{8}@vs@two\/report\.html$/);
    const page = await Deno.readTextFile(`${folder}/${path}`);
    // Seed 2 of both variants; seed 1 is in one alone, seed 3 in the other.
    assertStringIncludes(page, "2 trials of the same workload, variant and seed are in both");
    assertStringIncludes(page, "The two runs agree bit for bit.");
    assertStringIncludes(page, "2 trials only in one/tiny");
    // The terminal says it, too.
    assertStringIncludes(
      stdout,
      "\none/tiny against two: The two runs agree bit for bit. 2 trials of ",
    );
    assertMatch(stdout, /^made with +one\/tiny +two$/m);
    assertMatch(stdout, /^Seeds +1 to 2 +2 to 3$/m);
    assertMatch(
      stdout,
      /^memn2n\/babi-qa1 +plain +1 of 1 +\d+\.\d % +\d+\.\d % +0\.0 +too few seeds +\d+\.\d s +\d+\.\d s$/m,
    );
    assertStringIncludes(
      stdout,
      "2 trials only in two\n- memn2n/babi-qa1, plain: seed 3\n- memn2n/babi-qa1, noisy: seed 3\n",
    );
  });
});

Deno.test("the report's command of a single trial gives its digest", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    await Deno.rename(`${folder}/tiny.json`, `${folder}/my tiny.json`);
    const run = ["run", "my tiny.json", "--seeds", "3,7", "--data", "babi=data", "--epochs", "2"];
    assertEquals((await runCli([...run, "--workers", "1"], { folder })).code, 0);
    const result = await readResult(folder);
    const settings = commandText(sameSettings(result.command, result.suite.name));
    for (const { id, workload, variant, seed, digest } of result.trials.slice(1, 3)) {
      const choice = commandText(chooseTrial({ workload, variant, seed, out: `results/${id}` }));
      // What a shell makes of it.
      const script = `deno() { printf '%s\\0' "$@"; }; ${settings} ${choice}`;
      const { stdout } = await new Deno.Command("sh", { args: ["-c", script] }).output();
      const words = new TextDecoder().decode(stdout).split("\0").slice(0, -1);
      assertEquals(words.slice(0, 2), ["task", "bench"]);
      assertEquals((await runCli(words.slice(2), { folder })).code, 0);
      const again = await readResult(folder, `results/${id}`);
      assertEquals(again.trials.map((trial) => [trial.id, trial.digest]), [[id, digest]]);
    }
  });
});

Deno.test("every option of run is kept or left out of the command of a single trial", async () => {
  const { stdout } = await runCli(["run", "--help"], here);
  const options = [...stdout.matchAll(/^ +(?:-\w, )?(--[\w-]+)( <)?/gm)]
    .map(([, name, value]) => [name!, value !== undefined] as const);
  const kept = ["--level", "--epochs", "--data", "--backend", "--use"];
  for (const [name, hasValue] of options) {
    const quick = ["deno", "task", "bench", "run", "quick"];
    const command = [...quick, name, ...hasValue ? ["VALUE"] : []];
    const expected = kept.includes(name) ? command : quick;
    assertEquals(sameSettings(command, "quick"), expected);
  }
  assertEquals(options.length > 12, true);
});
