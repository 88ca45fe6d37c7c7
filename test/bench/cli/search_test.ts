/** A small twin of the suite `tuned`: a search, and the answer that it decides. */

import { suites } from "../../../bench/suites/mod.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../std.ts";
import { digestsOf, readResult, spawnCli, waitForLine } from "./_cli.ts";
import { withCli } from "./_session.ts";

const { tuned } = suites;

/** Eight trials of a search, and twelve of each configuration that the answer trains. */
const twin = {
  ...tuned!,
  name: "twin",
  workloads: ["memn2n/babi-qa1"],
  search: { ...tuned!.search!, configurations: 2, seeds: [1, 2] },
  seeds: Array.from({ length: 12 }, (_, i) => i + 3),
  budget: { phases: { linear: 0 }, epochs: 3 },
  data: { seed: 1, train: 60, test: 20 },
};

/** Runs the twin until a line is printed, and stops it there. */
async function stopAt(line: string, args: readonly string[], folder: string): Promise<number> {
  const process = spawnCli(["run", "twin.json", "--workers", "1", ...args], { folder });
  await waitForLine(process, line);
  process.kill("SIGINT");
  const [{ code }] = await Promise.all([process.status, process.stderr.cancel()]);
  return code;
}

/** What does not depend on when and where a result was made. */
function contentOf(result: ResultFile) {
  const { search, variants, seeds, plannedTrials } = result;
  return { search, variants, seeds, plannedTrials, digests: digestsOf(result) };
}

Deno.test("a search is the same after stops in both of its parts, and by shards", async () => {
  await withCli(async (cli, folder) => {
    await Deno.writeTextFile(`${folder}/twin.json`, JSON.stringify(twin));
    const run = async (...args: string[]) => {
      const { code, stdout, stderr } = await cli(args);
      assertEquals([code, stderr], [0, ""], args.join(" "));
      return stdout;
    };
    const dry = await run("run", "twin.json", "--dry-run", "--workers", "1");
    assertStringIncludes(dry, "Suite twin, search: 8 trials, 0 of them in the store");
    assertStringIncludes(dry, "Then the answer: 24 trials, ");
    const { code, stderr } = await cli(["run", "twin.json", "--seeds", "1-4"]);
    assertEquals(code, 2);
    assertStringIncludes(stderr, "Cannot use --seeds 4, which is 1 to 4: the search of twin ");
    assertStringIncludes(stderr, "such as --seeds 3-6");
    assertStringIncludes(dry, "for every other configuration that a smaller budget chooses");
    const single = { ...twin, search: { ...twin.search, configurations: 1 } };
    await Deno.writeTextFile(`${folder}/single.json`, JSON.stringify(single));
    const alone = await run("run", "single.json", "--dry-run", "--workers", "1");
    assert(/Then the answer: 24 trials, .* on 1 worker$/m.test(alone), alone);

    const text = await run("run", "twin.json", "--quiet");
    assertStringIncludes(text, "8 trials; ");
    assertStringIncludes(text, "plain: the best of 2 is rate ");
    assertStringIncludes(text, "promised");
    const whole = await readResult(folder);
    assertEquals(whole.variants.map(({ name }) => name), ["plain", "noisy"]);
    assertEquals([whole.trials.length, whole.plannedTrials], [24, 24]);
    // The specification of a trial has its steps, and nothing of the search.
    const { optimizer } = whole.trials[0]!.spec;
    const [arm] = whole.search!.arms;
    assert(
      arm!.configurations.some(({ values }) => optimizer.some(({ norm }) => norm === values.clip)),
    );

    assertEquals(await stopAt("[3/8]", ["--out", "stops"], folder), 130);
    const named = await Deno.stat(`${folder}/stops/latest`).then(() => true, () => false);
    assertEquals(named, false, "a search that was stopped has a result");
    assertEquals(await stopAt("Suite twin, answer", ["--out", "stops"], folder), 130);
    await run("run", "twin.json", "--out", "stops", "--quiet");
    assertEquals(contentOf(await readResult(folder, "stops")), contentOf(whole));

    for (const number of [1, 2]) {
      const out = `shards/${number}`;
      const said = await run("run", "twin.json", "--shard", `${number}/2`, "--out", out, "--quiet");
      assertStringIncludes(said, "A shard of a search chooses nothing");
    }
    const merged = await run("merge", "shards/1", "shards/2", "--out", "all");
    assertStringIncludes(merged, "deno task bench run twin.json --out all");
    await run("run", "twin.json", "--out", "all", "--quiet");
    assertEquals(contentOf(await readResult(folder, "all")), contentOf(whole));
    await run("report", "--suite", "twin.json", "--out", "all");
  });
});
