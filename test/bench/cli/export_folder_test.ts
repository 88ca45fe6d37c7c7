import { UsageError } from "../../../bench/base/mod.ts";
import { writeExportFolder } from "../../../bench/cli/export_folder.ts";
import { exportCurves } from "../../../bench/results/export/mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../../../std.ts";
import { makeResultFile } from "../_result_file.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { runCli } from "./_cli.ts";

const outcomes = [{ variant: "plain", seed: 1, test: 3 }, { variant: "noisy", seed: 1, test: 3 }];
const both = JSON.stringify(makeResultFile(outcomes));
const one = JSON.stringify(makeResultFile(outcomes.slice(0, 1)));

/** The text of every file below a folder, by its path; null for an empty folder or a link. */
async function treeOf(folder: string, prefix = ""): Promise<Record<string, string | null>> {
  const tree: Record<string, string | null> = {};
  for await (const { name, isDirectory, isFile } of Deno.readDir(`${folder}/${prefix}`)) {
    const path = `${prefix}${name}`;
    const below = isDirectory ? await treeOf(folder, `${path}/`) : {};
    Object.assign(tree, below);
    if (isFile) tree[path] = await Deno.readTextFile(`${folder}/${path}`);
    else if (Object.keys(below).length === 0) tree[path] = null;
  }
  return tree;
}

Deno.test("gradnoise export writes a folder for a dashboard, and its second export in place of the first", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, { "both.json": both, "one.json": one });
    for (const format of ["tensorboard", "mlflow"]) {
      const run = async (json: string, out: string) => {
        const args = ["export", "--format", format, "--json", json, "--out", out];
        const output = await runCli(args, { folder });
        assertEquals(output, { code: 0, stdout: `Written: ${out}\n`, stderr: "" });
        return await treeOf(`${folder}/${out}`);
      };
      const first = await run("both.json", `deep/${format}`);
      assert(Object.keys(first).length > 3);
      const smaller = await run("one.json", `deep/${format}`);
      assertEquals(smaller, await run("one.json", `new-${format}`));
      assertEquals(await run("both.json", `deep/${format}`), first);
    }
  });
});

Deno.test("an MLflow experiment goes into a store with others, which stay", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, { "one.json": one, "mlruns/0/meta.yaml": "mine", "mlruns/x": "mine" });
    for (let i = 0; i < 2; i++) {
      const args = ["export", "--format", "mlflow", "--json", "one.json", "--out", "mlruns"];
      assertEquals((await runCli(args, { folder })).code, 0);
    }
    const tree = await treeOf(`${folder}/mlruns`);
    assertEquals([tree["0/meta.yaml"], tree.x], ["mine", "mine"]);
  });
});

Deno.test("an export for a dashboard changes nothing in a folder that holds something else", async () => {
  await withFolder(async (folder) => {
    const list = (lines: string) => `gradnoise export --format ${lines}\n`;
    await writeFiles(folder, {
      "results/result.json": both,
      "file": "mine",
      "mine/notes.txt": "mine",
      "other/gradnoise-export.txt": list("mlflow"),
      "beside/gradnoise-export.txt": list("tensorboard"),
      "beside/12/gradnoise-export.txt": list("mlflow"),
      "more/gradnoise-export.txt": list("tensorboard\na/b"),
      "more/a/b": "ours",
      "more/a/notes.txt": "mine",
      "up/gradnoise-export.txt": list("tensorboard\n../mine/notes.txt\n/etc/passwd"),
      "up/x": "mine",
      "empty/gradnoise-export.txt": list("tensorboard"),
      "empty/mine/x": "",
      "linked/gradnoise-export.txt": list("tensorboard\nlink/notes.txt\nlink"),
    });
    await Deno.remove(`${folder}/empty/mine/x`);
    await Deno.symlink(`${folder}/mine`, `${folder}/linked/link`);
    const before = await treeOf(folder);
    const cases = {
      "file": "it is not a folder",
      "mine": "there are files that no export of tensorboard wrote; name another folder",
      "results": "there are files that no export of tensorboard wrote",
      "other": "there is an export of mlflow (gradnoise-export.txt); name another folder",
      "beside": "there is an export of mlflow (12/gradnoise-export.txt); name another folder",
      "more": "there is a/notes.txt, which no export wrote",
      "up": "there is x, which no export wrote",
      "empty": "there is mine, which no export wrote",
      "linked": "there is link, which no export wrote",
    };
    const { files } = exportCurves(makeResultFile(outcomes), "tensorboard");
    for (const [out, message] of Object.entries(cases)) {
      const path = `${folder}/${out}`;
      await assertRejects(
        () => writeExportFolder(path, "tensorboard", files),
        UsageError,
        `Cannot write the curves (--out) to ${path}: ${message}`,
      );
    }
    assertEquals(await treeOf(folder), before);
  });
});

Deno.test("an MLflow experiment goes into no folder of a run, a store or another export", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, {
      "one.json": one,
      "results/tiny/result.json": one,
      "going/state.json": "{}",
      "results/trials.sqlite": "",
      "again/trials.2.sqlite": "",
      "board/gradnoise-export.txt": "gradnoise export --format tensorboard\n",
    });
    const before = await treeOf(folder);
    const cases = {
      "results/tiny": "a run",
      "going": "a run",
      "results": "a store of trials",
      "again": "a store of trials",
      "board": "an export of tensorboard",
    };
    for (const [out, what] of Object.entries(cases)) {
      const args = ["export", "--format", "mlflow", "--json", "one.json", "--out", out];
      assertEquals(await runCli(args, { folder }), {
        ...{ code: 2, stdout: "" },
        stderr:
          `Cannot write the curves (--out) to ${out}: there is ${what}; name another folder\n`,
      });
    }
    assertEquals(await treeOf(folder), before);
  });
});

Deno.test("an export that was interrupted is replaced by the next", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, {
      "one.json": one,
      "out/gradnoise-export.txt": "gradnoise export --format tensorboard\na/b\na/c",
      "out/a/b": "half",
    });
    const args = ["export", "--format", "tensorboard", "--json", "one.json", "--out", "out"];
    assertEquals((await runCli(args, { folder })).code, 0);
    assertEquals(Object.keys(await treeOf(`${folder}/out`)).includes("a/b"), false);
  });
});

Deno.test("gradnoise export says what a dashboard's format does not do", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, {
      "results/result.json": one,
      "none.json": JSON.stringify(makeResultFile([])),
    });
    const cases = [
      [[], "Cannot print mlflow, which is a folder: name one with --out"],
      [["--out", "x", "--rows", "epochs"], "Cannot use --rows with mlflow: it has every curve"],
      [["--out", "x", "--columns", "id"], "Cannot use --columns with mlflow: it has every curve"],
      [["--out", "x", "--json", "none.json"], "none of its trials has ended"],
    ] as const;
    for (const [args, message] of cases) {
      const output = await runCli(["export", "--format", "mlflow", ...args], { folder });
      assertEquals([output.code, output.stdout, output.stderr.split("\n").length], [2, "", 2]);
      assertStringIncludes(output.stderr, message);
    }
    assertEquals(await Deno.stat(`${folder}/x`).catch(() => null), null);
  });
});
