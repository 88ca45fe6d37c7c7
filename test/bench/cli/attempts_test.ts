/** Trials that begin anew give the same digests, however they came to run. */

import {
  assert,
  assertEquals,
  assertMatch,
  assertNotEquals,
  assertStringIncludes,
} from "../../../std.ts";
import { copyProject } from "../../../tools/evidence/project_copy.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { digestsOf, readResult, runCli, spawnCli, tinySuite, writeTinySuite } from "./_cli.ts";

/** Networks that learn next to nothing, so that every attempt fails. */
const suite = {
  ...tinySuite,
  variants: [{ name: "slow", noise: "noise(1e-9)", rule: "sgd(1e-9)" }],
  budget: { phases: { linear: 1 }, epochs: 3, stop: { error: 0 }, attempts: 3 },
};

async function writeSuite(folder: string, name: string, changes: object): Promise<void> {
  await writeTinySuite(folder);
  await writeFiles(folder, { [name]: JSON.stringify({ ...suite, ...changes }) });
}

Deno.test("trials of several attempts give the same digests alone and beside others", async () => {
  await withFolder(async (folder) => {
    await writeSuite(folder, "suite.json", {});
    const digests = [];
    for (const workers of ["1", "2"]) {
      const out = `workers-${workers}`;
      const { code, stdout, stderr } = await runCli(
        ["run", "suite.json", "--workers", workers, "--out", out],
        { folder },
      );
      assertEquals(code, 0, stderr);
      assertStringIncludes(stdout, "0 of 2 (0 at the first attempt)");
      assertMatch(
        stdout,
        /^\[2\/2\] .* slow seed \d: unsolved, test error [\d.]+ %, 3 attempts, /m,
      );
      const result = await readResult(folder, out);
      for (const { attempts, epochs } of result.trials) {
        assertEquals(attempts, Array(3).fill({ epochs: 4, outcome: "ended" }));
        assertEquals(epochs.phase.length, 12);
        // Each attempt begins with other parameters.
        assertEquals(new Set([0, 4, 8].map((at) => epochs.trainLoss[at])).size, 3);
      }
      digests.push(digestsOf(result));
      const { stdout: shown } = await runCli(["show", result.trials[0]!.id, "--out", out], {
        folder,
      });
      assertStringIncludes(shown, "4 epochs; 4 epochs; 4 epochs");
    }
    assertEquals(digests[1], digests[0]);
  });
});

Deno.test("how long trials of several attempts take is said as the most", async () => {
  await withFolder(async (folder) => {
    await writeSuite(folder, "suite.json", {});
    const { stdout } = await runCli(["run", "suite.json", "--dry-run"], { folder });
    assertStringIncludes(stdout, "To train: 2 trials, at most ");
  });
});

Deno.test("a trial that kill -9 ended in a later attempt goes on in it, and gives the same digest", async () => {
  await withFolder(async (folder) => {
    const budget = { ...suite.budget, epochs: 400, attempts: 20 };
    await writeSuite(folder, "long.json", { seeds: [1], budget });
    const project = `${folder}/project`;
    await copyProject(project);
    const times = `${project}/bench/trial/spec/checkpoint.ts`;
    const source = await Deno.readTextFile(times);
    const often = "{ afterSeconds: 0.1, everySeconds: 0.1 }";
    const changed = source.replace("{ afterSeconds: 300, everySeconds: 60 }", often);
    assertNotEquals(changed, source);
    await Deno.writeTextFile(times, changed);

    const args = ["run", "long.json"], options = { folder, project };
    const process = spawnCli(args, { ...options, direct: true });
    const checkpoints = `${folder}/results/trials.sqlite.checkpoints`;
    const attemptsBefore = async () => {
      const files = await Array.fromAsync(Deno.readDir(checkpoints)).catch(() => []);
      const file = files.find(({ name }) => name.endsWith(".checkpoint"));
      if (file === undefined) return 0;
      const [, json = ""] = (await Deno.readTextFile(`${checkpoints}/${file.name}`)).split("\n");
      return JSON.parse(json).earlier.attempts.length;
    };
    while (await attemptsBefore() === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    process.kill("SIGKILL");
    await Promise.all([process.status, process.stdout.cancel(), process.stderr.cancel()]);
    const before = await attemptsBefore();
    assert(before > 0 && before < 20, `${before}`);

    const { code, stdout, stderr } = await runCli(args, options);
    assertEquals([code, stderr], [0, ""]);
    assertStringIncludes(stdout, "memn2n/babi-qa1 slow seed 1 goes on after ");
    const continued = await readResult(folder);
    const { code: again } = await runCli([...args, "--out", "again", "--fresh"], options);
    assertEquals(again, 0);
    const whole = await readResult(folder, "again");
    assertEquals(digestsOf(continued), digestsOf(whole));
    assertEquals(continued.trials[0]!.attempts, whole.trials[0]!.attempts);
    assertEquals(continued.trials[0]!.epochs, whole.trials[0]!.epochs);
  });
});
