/**
 * The modules that docs/ shows, in an empty folder outside the project. That `check` finds nothing,
 * documentation_test.ts sees: it types what the pages show.
 */

import { assert, assertEquals } from "../../../std.ts";
import { commandsOf, moduleOf } from "../../_documentation.ts";
import { readResult, runCli } from "../cli/_cli.ts";
import { withFolder, writeFiles } from "../_folder.ts";

/** By page: what trains a little of what the module brings. */
const runs: Readonly<Record<string, readonly string[]>> = {
  "README.md": [
    "run",
    "quick",
    "--variant",
    "signs",
    "--seeds",
    "1",
    "--workload",
    "memn2n/babi-qa1",
  ],
  "docs/your-optimizer.md": ["run", "lion", "--seeds", "1"],
  "docs/your-model.md": ["run", "quick", "--workload", "words/babi-qa1", "--seeds", "1"],
  "docs/your-task.md": ["run", "swaps", "--seeds", "1"],
};

for (const [page, run] of Object.entries(runs)) {
  Deno.test(`the module of ${page} trains`, async () => {
    const { name, source } = moduleOf(page)!;
    assert(commandsOf(page).some((command) => command.endsWith(` check ${name}`)));
    assert(source.trimEnd().split("\n").length <= 40, "it has more than 40 lines");
    await withFolder(async (folder) => {
      await writeFiles(folder, { [name]: source });
      const { code, stderr } = await runCli([...run, "--epochs", "4", "--use", name], { folder });
      assertEquals([code, stderr], [0, ""]);
      for (const { status, message, tensors } of (await readResult(folder)).trials) {
        assert(status === "solved" || status === "unsolved", String(message));
        assertEquals(tensors.after, tensors.before);
      }
    });
  });
}
