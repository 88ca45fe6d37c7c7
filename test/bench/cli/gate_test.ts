import type { Baseline } from "../../../bench/results/gate/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { type CliOutput, runCli, tinySuite, writeTinySuite } from "./_cli.ts";
import { withSession } from "./_session.ts";

interface Files {
  readonly folder: string;
  readonly gate: (args: readonly string[], env?: Record<string, string>) => Promise<CliOutput>;
}

/**
 * A folder with a trained tiny suite, results/result.json, and a baseline of it, base.json.
 *
 * @param times Whether times of other trainings are compared with the baseline's, so that every one has to
 *   be a process of its own.
 */
async function withBaseline(
  run: (files: Files) => Promise<void>,
  { times = false } = {},
): Promise<void> {
  await withFolder(async (folder) => {
    // A busy machine makes some of such short trials many times slower; of ten enough are as they were.
    const seeds = times ? Array.from({ length: 10 }, (_, i) => i + 1) : tinySuite.seeds;
    await writeTinySuite(folder);
    await writeFiles(folder, { "tiny.json": JSON.stringify({ ...tinySuite, seeds }) });
    const withGate = async (gate: Files["gate"]) => {
      const args = ["--update", "--suite", "./tiny.json", "--out", "results"];
      const { code, stdout, stderr } = await gate(args);
      assertEquals([code, stderr], [0, ""]);
      assertStringIncludes(
        stdout,
        `There was no earlier baseline\nBaseline: base.json, ${2 * seeds.length} trials`,
      );
      await run({ folder, gate });
    };
    const typed: Files["gate"] = (args, env = {}) =>
      runCli(["gate", "--baseline", "base.json", ...args], { folder, env });
    if (times) return await withGate(typed);
    await withSession((session) =>
      withGate((args, env) =>
        env === undefined
          ? session(["gate", "--baseline", "base.json", ...args], folder)
          : typed(args, env)
      )
    );
  });
}

const RESULTS = ["--results", "results/result.json"];

Deno.test("gate --update, then gate, is open, though it trains everything anew", async () => {
  await withBaseline(async ({ folder, gate }) => {
    const { code, stdout, stderr } = await gate(["--suite", "./tiny.json"]);
    assertEquals([code, stderr], [0, ""], stdout);
    assertStringIncludes(stdout, "[20/20]");
    assertStringIncludes(stdout, "The gate is open (tiny, version 1)");
    // Of the training nothing is left.
    const left = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();
    assertEquals(left, ["base.json", "data", "results", "tiny.json"]);
    assert((await Deno.stat(`${folder}/results/report.html`)).size > 0);

    const again = await gate(["--update", ...RESULTS]);
    assertStringIncludes(again.stdout, "Nothing moved");
  }, { times: true });
});

Deno.test("gate is shut when one digest changed, and says so everywhere", async () => {
  await withBaseline(async ({ folder, gate }) => {
    const path = `${folder}/base.json`, text = await Deno.readTextFile(path);
    const digest = /"digest":"(\w{64})"/.exec(text)![1]!;
    await Deno.writeTextFile(path, text.replace(digest, "0".repeat(64)));
    const outputs = ["--markdown", "out/gate.md", "--junit", "out/gate.xml"];
    const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: `${folder}/summary.md` };
    const { code, stdout } = await gate([...RESULTS, ...outputs], env);
    assertEquals(code, 3);
    assertStringIncludes(stdout, "1 of 2, seed 1 the first: other numbers were learned");
    assertStringIncludes(stdout, "\n::error title=Gate%3A digests::memn2n/babi-qa1 plain: 00000");
    const markdown = await Deno.readTextFile(`${folder}/out/gate.md`);
    assertStringIncludes(markdown, "| digests | memn2n/babi-qa1 plain | 000000000000 |");
    assertStringIncludes(await Deno.readTextFile(`${folder}/summary.md`), markdown);
    assertStringIncludes(await Deno.readTextFile(`${folder}/out/gate.xml`), `failures="1"`);

    const { stdout: moved } = await gate(["--update", ...RESULTS]);
    assertStringIncludes(moved, "digests  memn2n/babi-qa1 plain  2       1 of 2 moved");
    assertEquals((await gate(RESULTS, {})).code, 0);
  });
});

Deno.test("gate cannot decide without a baseline that it can read", async () => {
  await withBaseline(async ({ folder, gate }) => {
    const good = await Deno.readTextFile(`${folder}/base.json`);
    const result = await Deno.readTextFile(`${folder}/results/result.json`);
    const cases: Readonly<Record<string, readonly [string, string]>> = {
      empty: ["", "it is empty"],
      truncated: [good.slice(0, good.length / 2), "it is not JSON, or was cut short"],
      older: [
        good.replace('"version":2', '"version":1'),
        "it has version 1, this gradnoise reads 2",
      ],
      foreign: ['{"format": "other", "version": 1}', "it is not a gradnoise-baseline"],
      result: [result, "it is not a gradnoise-baseline"],
      "no object": ["null", "it is not a gradnoise-baseline"],
      "nested deep": ["[".repeat(20_000) + "]".repeat(20_000), "nested more than 100 deep"],
      "without trials": [good.replace(/"trials":\[[^]*\]/, '"trials":[]'), "trials: "],
      "of another version of the suite": [
        good.replace('"suite":{"name":"tiny","version":1}', '"suite":{"name":"tiny","version":2}'),
        "Cannot compare the suite tiny, version 1, with a baseline of tiny, version 2",
      ],
    };
    for (const [what, [text, message]] of Object.entries(cases)) {
      await Deno.writeTextFile(`${folder}/base.json`, text);
      const { code, stdout } = await gate([...RESULTS, "--junit", "gate.xml"]);
      assertEquals([what, code], [what, 4]);
      assertStringIncludes(stdout, message);
      assertStringIncludes(stdout, "The gate cannot decide, so it is shut");
      assertStringIncludes(await Deno.readTextFile(`${folder}/gate.xml`), `errors="1"`);
    }
    const { seeds, trials, ...rest }: Baseline = JSON.parse(good);
    const cut = { ...rest, seeds: [1], trials: trials.filter(({ seed }) => seed === 1) };
    assertEquals(seeds, [1, 2]);
    await Deno.writeTextFile(`${folder}/base.json`, JSON.stringify(cut));
    const fewer = await gate(["--suite", "./tiny.json"]);
    assertEquals(fewer.code, 4);
    assertStringIncludes(fewer.stdout, "the seeds of the suite are 1, 2, the baseline's 1; gate");
    await Deno.remove(`${folder}/base.json`);
    const { code, stdout } = await gate(RESULTS);
    assertEquals(code, 4);
    assertStringIncludes(
      stdout,
      "base.json: there is no such file; gate --update writes a new one",
    );
  });
});

Deno.test("gate cannot decide on a result that has nothing to compare", async () => {
  await withBaseline(async ({ folder, gate }) => {
    const text = await Deno.readTextFile(`${folder}/results/result.json`);
    const good = { ...JSON.parse(text), machines: [], network: null };
    const cases = {
      "was stopped after 1 of 4": { ...good, trials: good.trials.slice(0, 1) },
      "the seeds are 1, the baseline's 1, 2": {
        ...good,
        seeds: [1],
        trials: good.trials.filter(({ seed }: { seed: number }) => seed === 1),
        plannedTrials: 2,
      },
      "trials[1].seed: expected one of the file's": { ...good, seeds: [1] },
      "it has version 2": { ...good, version: 2 },
      "the result has no trials": { ...good, trials: [], plannedTrials: 0 },
    };
    for (const [message, result] of Object.entries(cases)) {
      await writeFiles(folder, { "bad/result.json": JSON.stringify(result) });
      const { code, stdout } = await gate(["--results", "bad/result.json"]);
      assertEquals([message, code], [message, 4]);
      assertStringIncludes(stdout, message);
    }
    // A baseline of nothing would let everything through.
    const { code } = await gate(["--update", "--results", "bad/result.json"]);
    assertEquals(code, 4);
    assertEquals((await gate(RESULTS)).code, 0);
  });
});

Deno.test("gate --results takes the name of a run, as report does", async () => {
  await withBaseline(async ({ folder, gate }) => {
    await Deno.mkdir(`${folder}/results/mine`);
    await Deno.rename(`${folder}/results/result.json`, `${folder}/results/mine/result.json`);
    for (const name of ["mine", "results/mine"]) {
      const { code, stdout, stderr } = await gate(["--results", name]);
      assertEquals([code, stderr], [0, ""], stdout);
    }
    const { code, stdout } = await gate(["--results", "none"]);
    assertEquals(code, 4);
    assertStringIncludes(stdout, "There is no run none in results; `list runs` lists them");
  });
});

Deno.test("gate trains nothing for a baseline of another version of the suite", async () => {
  await withBaseline(async ({ folder, gate }) => {
    const suite = JSON.parse(await Deno.readTextFile(`${folder}/tiny.json`));
    await writeFiles(folder, { "x/tiny2.json": JSON.stringify({ ...suite, version: 2 }) });
    const { code, stdout } = await gate(["--suite", "x/tiny2.json"]);
    assertEquals(code, 4);
    assertEquals(stdout.includes("[1/4]"), false);
    const unknown = await gate([]);
    assertEquals(unknown.code, 2);
    assertEquals(
      unknown.stderr,
      "The baseline is of the suite tiny, which is not built in: name its file with --suite\n",
    );
  });
});

Deno.test("gate --update writes over nothing but a baseline of the same suite", async () => {
  await withBaseline(async ({ folder, gate }) => {
    const suite = JSON.parse(await Deno.readTextFile(`${folder}/tiny.json`));
    const good = await Deno.readTextFile(`${folder}/base.json`);
    await writeFiles(folder, {
      "x/other.json": JSON.stringify({ ...suite, name: "other" }),
      "notes.txt": "mine",
      "conflict.json": good.replace('\n"cells"', '\n<<<<<<< HEAD\n"cells"'),
    });
    const refused: Readonly<Record<string, readonly string[]>> = {
      "Cannot write the baseline notes.txt: it is not a baseline": [
        "--baseline",
        "notes.txt",
        ...RESULTS,
      ],
      "Cannot write the baseline results/result.json: it is not a baseline": [
        "--baseline",
        "results/result.json",
        ...RESULTS,
      ],
      "Cannot update a baseline of the suite tiny with one of other: name another file": [
        "--suite",
        "x/other.json",
      ],
      "cannot be used with option '--junit <file>'": ["--junit", "x.xml", ...RESULTS],
      "cannot be used with option '--suite <suite>'": ["--suite", "./tiny.json", ...RESULTS],
    };
    for (const [message, args] of Object.entries(refused)) {
      const { code, stdout, stderr } = await gate(["--update", ...args]);
      assertEquals([code, stdout], [2, ""]);
      assertStringIncludes(stderr, message);
    }
    assertEquals(await Deno.readTextFile(`${folder}/notes.txt`), "mine");
    assertEquals(await Deno.readTextFile(`${folder}/base.json`), good);
    const { code } = await gate(["--update", "--baseline", "conflict.json", ...RESULTS]);
    assertEquals([code, await Deno.readTextFile(`${folder}/conflict.json`)], [0, good]);
  });
});

Deno.test("gate writes a verdict over an earlier one, and over no other file", async () => {
  await withBaseline(async ({ folder, gate }) => {
    await writeFiles(folder, { "mine.xml": "<mine/>", "mine.json": "{}", "mine.md": "mine" });
    const refused = [
      ["--junit", "mine.xml", "an earlier verdict"],
      ["--junit", "mine.json", "an earlier verdict"],
      ["--markdown", "mine.xml", "a Markdown file (.md)"],
      ["--markdown", "mine.json", "a Markdown file (.md)"],
    ] as const;
    for (const [option, file, noun] of refused) {
      const { code, stdout, stderr } = await gate([...RESULTS, option, file]);
      assertEquals([code, stdout], [2, ""]);
      assertStringIncludes(
        stderr,
        `Cannot write the verdict (${option}) to ${file}: there is a file that is not ${noun}`,
      );
    }
    assertEquals(await Deno.readTextFile(`${folder}/mine.xml`), "<mine/>");
    assertEquals(await Deno.readTextFile(`${folder}/mine.json`), "{}");
    for (const markdown of ["verdict", "verdict", "mine.md"]) {
      const args = [...RESULTS, "--markdown", markdown, "--junit", "verdict.xml"];
      assertEquals((await gate(args)).code, 0);
    }
  });
});

Deno.test("gate looks at what it is to write before it trains, and needs no temporary folder", async () => {
  await withBaseline(async ({ folder, gate }) => {
    await writeFiles(folder, { "notes.txt": "mine" });
    const cases = [
      [["--junit", "data"], "Cannot write", "it is a folder"],
      [
        ["--markdown", "tiny.json/x.md"],
        "Cannot write the verdict (--markdown) to tiny.json/x.md",
        "tiny.json is no folder but the suite file",
      ],
      [["--out", "base.json"], "Cannot write the result (--out)", "is no folder but the baseline"],
      [["--out", "notes.txt"], "Cannot make the folder notes.txt", "a file of this name"],
    ] as const;
    for (const [args, ...messages] of cases) {
      const { code, stdout, stderr } = await gate(["--suite", "./tiny.json", ...args]);
      assertEquals([code, stdout], [2, ""]);
      for (const message of messages) assertStringIncludes(stderr, message);
    }
    const env = { TMPDIR: `${folder}/none`, GITHUB_STEP_SUMMARY: "none/summary.md" };
    const { code, stderr } = await gate(["--suite", "./tiny.json"], env);
    assertEquals(code, 0);
    // What happens to a summary is no verdict.
    assertEquals(
      stderr,
      "Cannot write the job's summary none/summary.md: there is no such file or folder\n",
    );
  }, { times: true });
});
