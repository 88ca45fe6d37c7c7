/** Every file that the generators write, of every task and level, is one that `run` takes. */

import { tableSources } from "../../../tasks/mod.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";
import { workloads } from "../../../bench/suites/mod.ts";
import { assert, assertEquals, assertMatch } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { runCli } from "./_cli.ts";

const TRAIN = 40, TEST = 20;
const counts = ["--train", `${TRAIN}`, "--test", `${TEST}`];

/** Generates a collection, checks its files, and trains every workload on them for an epoch. */
async function runFiles(
  collection: string,
  tasks: readonly string[],
  more: readonly string[] = [],
): Promise<void> {
  const names = Object.values(workloads)
    .filter(({ task }) => task.collection === collection)
    .filter(({ task }) => tasks.length === 0 || tasks.includes(task.name))
    .map(({ name }) => name);
  assert(names.length >= Math.max(1, tasks.length));
  await withFolder(async (folder) => {
    const run = async (...args: string[]) => {
      const { code, stdout, stderr } = await runCli(args, { folder });
      assertEquals([code, stderr], [0, ""], args.join(" "));
      return stdout;
    };
    const chosen = tasks.length === 0 ? [] : ["--tasks", tasks.join(",")];
    await run("data", "generate", collection, "--out", "data", ...counts, ...chosen, ...more);
    const data = ["--data", `${collection}=data`];
    assertMatch(await run("data", "verify", collection, ...data, ...chosen), / 0 (tasks|problems)/);
    await writeFiles(folder, {
      "suite.json": JSON.stringify({
        name: "files",
        workloads: names,
        variants: ["plain"],
        seeds: [1],
        budget: { phases: { linear: 0 }, epochs: 1 },
        data: { seed: 1, train: TRAIN, test: TEST },
      }),
    });
    await run("run", "suite.json", ...data, "--quiet", "--json", "result.json");
    const result: ResultFile = JSON.parse(await Deno.readTextFile(`${folder}/result.json`));
    const { trials } = result;
    assertEquals(trials.map(({ workload }) => workload), names);
    for (const { workload, metrics, spec } of trials) {
      assertEquals(spec.data.source, "files");
      // Of the twenty tasks together as many times as much.
      const times = workload.endsWith("-joint") ? 20 : 1;
      assertEquals(metrics!.testError.total, times * TEST, workload);
      assertEquals(
        metrics!.trainError.total + metrics!.validationError.total,
        times * TRAIN,
        workload,
      );
    }
  });
}

Deno.test("run takes every file of bAbI stories that is generated", async () => {
  await runFiles("babi", []);
});

Deno.test("run takes every file of plain arithmetic that is generated, as stories and as tables", async () => {
  await runFiles("arithmetic", []);
});

for (const level of [1, 2, 3, 4]) {
  Deno.test(`run takes every file of tables of level ${level} that is generated`, async () => {
    const tasks = tableSources.filter((source) => source.level >= level).map(({ task }) => task);
    await runFiles("tables", tasks, ["--level", `${level}`]);
  });
}
