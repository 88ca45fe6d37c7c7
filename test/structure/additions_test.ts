/** What it takes to add something from outside: no file of the project. */

import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { assert, assertEquals, assertStringIncludes } from "../../std.ts";
import { withFolder } from "../bench/_folder.ts";
import { readResult, runCli } from "../bench/cli/_cli.ts";

const fixture = fileURLToPath(
  new URL("../bench/plugins/fixtures/own_kind.ts", import.meta.url),
);

Deno.test("a kind of task with its model and a transformation trains from a folder outside", async () => {
  await withFolder(async (folder) => {
    await Deno.copyFile(fixture, join(folder, "mine.ts"));
    const { code, stdout, stderr } = await runCli(["run", "coins", "--use", "./mine.ts"], {
      folder,
    });
    assertEquals(code, 0, stderr);
    assertStringIncludes(stdout, "scales/heads");
    const { trials } = await readResult(folder);
    assertEquals(trials.map(({ status }) => status), ["solved", "solved"]);
    for (const { spec } of trials) assert(spec.optimizer.some(({ kind }) => kind === "damp"));
  });
});
