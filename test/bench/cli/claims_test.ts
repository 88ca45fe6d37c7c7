import { papers } from "../../../bench/claims/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../std.ts";
import { plannedResult } from "../_planned.ts";
import { makeResultFile } from "../_result_file.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { runCli } from "./_cli.ts";

const ladder = await plannedResult(
  "ladder",
  { workloads: ["memn2n/babi-qa4"], variants: ["bow", "pe"], seeds: [1, 2, 3, 4, 5] },
  (_, variant, seed) => variant === "bow" ? 300 : 300 - 10 * seed,
);

Deno.test("gradnoise claims prints every claim in 80 columns, commands apart", async () => {
  await withFolder(async (folder) => {
    const { code, stdout, stderr } = await runCli(["claims"], { folder });
    assertEquals([code, stderr], [0, ""]);
    const lines = stdout.split("\n");
    for (const { id } of papers.flatMap((paper) => paper.claims)) {
      assert(lines.includes(`  id         ${id}`), id);
    }
    const wide = lines.filter((line) => line.length > 80 && !line.startsWith("  run  "));
    assertEquals(wide, []);
    assert(!stdout.includes("\x1b"));
  });
});

Deno.test("gradnoise claims reads the folder of results, or the files that are named", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, {
      "results/result.json": JSON.stringify(ladder),
      "other.json": JSON.stringify(makeResultFile([{ variant: "plain", seed: 1, test: 3 }])),
      "empty.json": JSON.stringify({ ...ladder, trials: [] }),
    });
    const own = await runCli(["claims"], { folder });
    assertStringIncludes(own.stdout, "  verdict    reproduced\n  source     table 1; best of n");
    const both = await runCli(["claims", "other.json", "results/result.json"], { folder });
    assertEquals(both.stdout, own.stdout);
    const empty = await runCli(["claims", "empty.json", "other.json"], { folder });
    assert(!empty.stdout.includes("reproduced"));
  });
});

Deno.test("gradnoise claims refuses a file that is no result of this version", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, {
      "older.json": JSON.stringify({ ...ladder, version: 1 }),
      "other.json": "[]",
      "results/result.json": "",
    });
    const cases = [
      [["none.json"], "Cannot read the result file none.json: there is no such file"],
      [
        ["older.json"],
        "Cannot read the result file older.json: it has version 1, this gradnoise reads 4",
      ],
      [["other.json"], "Cannot read the result file other.json: "],
      [[], "Cannot read the result file results/result.json: "],
    ] as const;
    for (const [files, message] of cases) {
      const { code, stdout, stderr } = await runCli(["claims", ...files], { folder });
      assertEquals([code, stdout, stderr.split("\n").length], [2, "", 2]);
      assertStringIncludes(stderr, message);
    }
  });
});
