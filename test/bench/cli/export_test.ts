import { assertEquals, assertStringIncludes } from "../../../std.ts";
import { makeResultFile } from "../_result_file.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { runCli } from "./_cli.ts";

const result = JSON.stringify(makeResultFile([{ variant: "plain", seed: 1, test: 3 }]));

Deno.test("gradnoise export prints a table, or writes it in one step", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, { "results/result.json": result });
    const args = ["export", "--format", "csv", "--columns", "variant,test_error"];
    const printed = await runCli(args, { folder });
    assertEquals(printed, { code: 0, stdout: "variant,test_error\r\nplain,0.03\r\n", stderr: "" });
    const written = await runCli([...args, "--out", "deep/t.csv"], { folder });
    assertEquals(written, { code: 0, stdout: "", stderr: "Written: deep/t.csv\n" });
    assertEquals(await Deno.readTextFile(`${folder}/deep/t.csv`), printed.stdout);
    const left = [...Deno.readDirSync(`${folder}/deep`)].map(({ name }) => name);
    assertEquals(left, ["t.csv"]);
  });
});

Deno.test("gradnoise export writes over tables alone", async () => {
  await withFolder(async (folder) => {
    const mine = '{"name":"mine"}';
    await writeFiles(folder, {
      ...{ "results/result.json": result, "s.json": mine, "notes": "mine", "page.md": "mine" },
      ...{ "old.csv": "a", "old.tex": "a", "OLD.MD": "a", "old.parquet": "a", "empty.txt": "" },
    });
    const run = (format: string, out: string) =>
      runCli(["export", "--format", format, "--out", out], { folder });
    const refused = [
      [
        "csv",
        "s.json",
        "there is a file that is not a CSV file (.csv); name another, or remove it",
      ],
      ["csv", "page.md", "there is a file that is not a CSV file (.csv)"],
      ["markdown", "notes", "there is a file that is not a Markdown file (.md)"],
      ["latex", "notes", "there is a file that is not a LaTeX file (.tex)"],
      ["parquet", "notes", "there is a file that is not a Parquet file (.parquet)"],
    ] as const;
    for (const [format, out, message] of refused) {
      const { code, stdout, stderr } = await run(format, out);
      assertEquals([code, stdout], [2, ""]);
      assertStringIncludes(stderr, `Cannot write the table (--out) to ${out}: ${message}`);
    }
    assertEquals(await Deno.readTextFile(`${folder}/s.json`), mine);
    assertEquals(await Deno.readTextFile(`${folder}/notes`), "mine");
    const allowed = [
      ...[["csv", "old.csv"], ["latex", "old.tex"], ["markdown", "OLD.MD"]],
      ...[["parquet", "old.parquet"], ["csv", "empty.txt"]],
      // A table of ours is known by its beginning, whatever it is called.
      ...[["latex", "table"], ["latex", "table"], ["parquet", "rows"], ["parquet", "rows"]],
    ] as const;
    for (const [format, out] of allowed) {
      const { code, stderr } = await run(format!, out!);
      assertEquals([code, stderr], [0, `Written: ${out}\n`]);
    }
  });
});

Deno.test("gradnoise export refuses what it cannot read, in one line", async () => {
  await withFolder(async (folder) => {
    const older = JSON.parse(result);
    older.version = 1;
    await writeFiles(folder, {
      "result.json": result,
      "older.json": JSON.stringify(older),
      "other.json": "{}",
      "cut.json": result.slice(0, 50),
      "empty.json": JSON.stringify(makeResultFile([])),
    });
    const cases = [
      [["--json", "none.json"], "Cannot read the result file none.json: there is no such file"],
      [["--json", "older.json"], "Cannot read the result file older.json: it has version 1, this"],
      [
        ["--json", "other.json"],
        "Cannot read the result file other.json: it is not a gradnoise-result",
      ],
      [["--json", "cut.json"], "Cannot read the result file cut.json: "],
      [["--json", "empty.json"], "none of its trials has ended"],
      [["--json", "result.json", "--columns", "seeed"], 'did you mean "seed"?'],
      [["--json", "result.json", "--rows", "cells"], "Allowed choices are trials"],
    ] as const;
    for (const [args, message] of cases) {
      const output = await runCli(["export", "--format", "csv", ...args], { folder });
      assertEquals([output.code, output.stdout, output.stderr.split("\n").length], [2, "", 2]);
      assertStringIncludes(output.stderr, message);
    }
  });
});
