import { findResult, hasRuns, latestResult, writeLatest } from "../../../bench/cli/find_result.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { assertEquals, assertRejects } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";

Deno.test("latestResult() follows the name of the newest run", async () => {
  await withFolder(async (folder) => {
    assertEquals(await hasRuns(folder), false);
    await assertRejects(
      () => latestResult(folder),
      UsageError,
      "latest: there is no such file; run a suite, or name a result file",
    );
    await writeFiles(folder, { "one/result.json": "1", "two/result.json": "2" });
    for (const run of ["one", "two", "one"]) {
      await writeLatest(folder, run);
      assertEquals(await Deno.readTextFile(`${folder}/latest`), `${run}\n`);
      assertEquals(await latestResult(folder), `${folder}/${run}/result.json`);
    }
    assertEquals(await hasRuns(folder), true);
  });
});

Deno.test("latestResult() takes the result of the folder itself where no run was made", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, { "result.json": "1", "one/result.json": "2" });
    assertEquals([await hasRuns(folder), await latestResult(folder)], [
      true,
      `${folder}/result.json`,
    ]);
    await writeLatest(folder, "one");
    assertEquals(await latestResult(folder), `${folder}/one/result.json`);
  });
});

Deno.test("latestResult() follows no path out of the folder", async () => {
  await withFolder(async (folder) => {
    for (const text of ["", "..", "../one", "/etc", "one/two", "one/.."]) {
      await writeFiles(folder, { latest: `${text}\n` });
      await assertRejects(
        () => latestResult(folder),
        UsageError,
        "latest names no folder beside it",
      );
    }
  });
});

Deno.test("findResult() takes a file, the folder of a run, or the name of one", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, {
      "a.json": "",
      "run/result.json": "",
      "results/quick/result.json": "",
    });
    const out = `${folder}/results`;
    assertEquals(await findResult(`${folder}/a.json`, out), `${folder}/a.json`);
    assertEquals(await findResult(`${folder}/run`, out), `${folder}/run/result.json`);
    assertEquals(await findResult("quick", out), `${out}/quick/result.json`);
    // Nothing is found: the reader names the path as it was typed.
    assertEquals(await findResult(`${folder}/none`, out), `${folder}/none`);
    assertEquals(
      await findResult("../no-such-folder/quick", `${folder}/run`),
      `${Deno.cwd().replace(/\/[^/]*$/, "")}/no-such-folder/quick`,
    );
  });
});

Deno.test("findResult() says that there is no run of a name that can be nothing else", async () => {
  await withFolder(async (folder) => {
    const refuse = (name: string, remedy: string) =>
      assertRejects(
        () => findResult(name, folder),
        UsageError,
        `There is no run ${name} in ${folder}; ${remedy}`,
      );
    await refuse("quick", "`deno task bench run quick` makes it");
    await refuse("quick@seeds-2", "`list runs` lists them");
    // Their reader knows better what is wrong with them.
    for (const name of ["none.json", "bench"]) {
      assertEquals(await findResult(name, folder), `${Deno.cwd()}/${name}`);
    }
  });
});
