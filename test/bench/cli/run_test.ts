import { basename } from "node:path";
import { resultFileSchema } from "../../../bench/results/mod.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { newestRun, readResult, runCli, tinySuite, writeTinySuite } from "./_cli.ts";
import { copyProject } from "../../../tools/evidence/project_copy.ts";

// The character that begins every colour and every movement of the cursor.
const ESCAPE = "\x1b";

Deno.test("gradnoise run makes a table, a result file, a report and a store", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const args = ["run", "tiny.json", "--data", "babi=data", "--out", "out", "--json", "j/r.json"];
    const { code, stdout, stderr } = await runCli(args, { folder });
    assertEquals([code, stderr], [0, ""]);
    const [heading] = stdout.split("\n").filter((line) => line.startsWith("workload"));
    for (const column of ["variant", "test error", "range", "best of 2", "noisy - plain", "time"]) {
      assertStringIncludes(heading!, column);
    }
    assertMatch(stdout, /^memn2n\/babi-qa1 +plain +\d+\.\d % /m);
    assertStringIncludes(stdout, "Report: out/tiny@data-babi-");
    const run = await newestRun(`${folder}/out`);
    const namesIn = (path: string) => [...Deno.readDirSync(path)].map(({ name }) => name).sort();
    assertEquals(namesIn(`${folder}/out`), ["latest", basename(run), "trials.sqlite"]);
    assertEquals(namesIn(run), ["report.html", "result.json", "state.json"]);
    assertEquals(JSON.parse(await Deno.readTextFile(`${run}/state.json`)).status, "ended");

    const text = await Deno.readTextFile(`${folder}/j/r.json`);
    assertEquals(text, await Deno.readTextFile(`${run}/result.json`));
    const result = resultFileSchema.parse(JSON.parse(text));
    assertEquals(result.command, ["deno", "task", "bench", ...args]);
    assertEquals(result.trials.map(({ variant, seed }) => [variant, seed]), [
      ["plain", 1],
      ["plain", 2],
      ["noisy", 1],
      ["noisy", 2],
    ]);
    assertEquals(result.workloads[0]!.source, "files");
    // A specification says what the data are, never where they lie.
    assert(!JSON.stringify(result.trials.map(({ spec }) => spec)).includes(folder));
    // Attention of one trial for each variant, the best.
    const kept = result.trials.filter(({ inspections }) => inspections.length > 0);
    assertEquals(kept.map(({ variant }) => variant), ["plain", "noisy"]);
    // The weights of one network, out of the store, and so when nothing is left to train.
    assert(result.trials.some(({ id }) => id === result.network?.trial));
    assertStringIncludes(await Deno.readTextFile(`${run}/report.html`), "Ask it yourself");
    assertEquals((await runCli([...args, "--reuse-any", "--quiet"], { folder })).code, 0);
    const again = JSON.parse(await Deno.readTextFile(`${run}/result.json`));
    assertEquals(again.network, result.network);
    for (const { tensors } of result.trials) assertEquals(tensors.after, tensors.before);
  });
});

Deno.test("gradnoise run prints no colours and moves no cursor when nobody watches", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const run = async (env: Record<string, string>) =>
      (await runCli(["run", "tiny.json", "--variant", "plain"], { folder, env })).stdout;
    assert(!(await run({})).includes(ESCAPE));
    assert(!(await run({ NO_COLOR: "1", FORCE_COLOR: "1" })).includes(ESCAPE));
    for (const name of ["FORCE_COLOR", "CLICOLOR_FORCE"]) {
      const forced = await run({ [name]: "1" });
      assertStringIncludes(forced, `${ESCAPE}[1m`);
      // Colours end in m; what moves the cursor or clears lines does not.
      const [, ...sequences] = forced.split(ESCAPE);
      assert(sequences.every((sequence) => /^\[\d+m/.test(sequence)));
    }
  });
});

Deno.test("gradnoise run --quiet prints only the table", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const { stdout } = await runCli(["run", "tiny.json", "--quiet"], { folder });
    assertMatch(stdout, /^workload/);
    assert(!stdout.includes("[1/4]"));
  });
});

Deno.test("gradnoise run adds its table to the summary of a GitHub job", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const env = { GITHUB_STEP_SUMMARY: `${folder}/summary.md`, FORCE_COLOR: "1" };
    await Deno.writeTextFile(env.GITHUB_STEP_SUMMARY, "before\n");
    await runCli(["run", "tiny.json", "--quiet"], { folder, env });
    const summary = await Deno.readTextFile(env.GITHUB_STEP_SUMMARY);
    assert(summary.startsWith("before\n#### gradnoise tiny\n"));
    assert(!summary.includes(ESCAPE));
  });
});

Deno.test("gradnoise run takes divergence as a result", async () => {
  await withFolder(async (folder) => {
    const wild = { name: "wild", optimizer: "sgd(1e30)" };
    const suite = { ...tinySuite, variants: [wild], seeds: [1] };
    await writeFiles(folder, { "wild.json": JSON.stringify(suite) });
    const { code, stdout } = await runCli(["run", "wild.json"], { folder });
    assertEquals(code, 0);
    assertStringIncludes(stdout, "1 diverged");
    const { trials: [trial] } = await readResult(folder);
    assertEquals([trial!.status, trial!.metrics], ["diverged", null]);
  });
});

Deno.test("gradnoise run ends with 1 when a trial failed, and tries it again next time", async () => {
  await withFolder(async (folder) => {
    await writeTinySuite(folder);
    const project = `${folder}/project`;
    await copyProject(project);
    const worker = `${project}/bench/trial/worker.ts`;
    const source = await Deno.readTextFile(worker);
    const dying = "globalThis.onmessage = () => { throw new Error('out of luck'); };";
    await Deno.writeTextFile(worker, dying);
    const args = ["run", "tiny.json", "--seeds", "1"];
    const { code, stdout, stderr } = await runCli(args, { folder, project });
    assertEquals(code, 1);
    assertStringIncludes(stdout, "1 failed");
    assertStringIncludes(stderr, "memn2n/babi-qa1 plain seed 1 failed: The worker died: ");
    assertStringIncludes(stderr, "out of luck");
    const { trials } = await readResult(folder);
    assertEquals(trials.map(({ status }) => status), ["failed", "failed"]);

    await Deno.writeTextFile(worker, source);
    assertEquals((await runCli(args, { folder, project })).code, 0);
    assert((await readResult(folder)).trials.every(({ status }) => status !== "failed"));
  });
});
