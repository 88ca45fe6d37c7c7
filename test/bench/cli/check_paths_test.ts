import { checkPaths, storeFiles, type UsedFile } from "../../../bench/cli/check_paths.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { resultsFolder } from "../../../bench/cli/paths.ts";
import { sqliteFile, SqliteStore } from "../../../bench/run/store/mod.ts";
import { assertEquals, assertRejects, assertStringIncludes } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";

const RESULT = '{"format":"gradnoise-result","version":3,"suite":{}}';
const BASELINE = '{\n"format": "gradnoise-baseline", "version": 1}';
const REPORT = '<!doctype html>\n<html lang="en">\n<title>gradnoise: quick</title>';

const reads = (what: string, path: string): UsedFile => ({ what, path });
const writes = (
  what: string,
  path: string,
  kind: UsedFile["writes"] = "other",
): UsedFile => ({ what, path, writes: kind! });

/** The refusal of these files; the folder's path in it is left out. */
async function refusalOf(folder: string, files: readonly UsedFile[]): Promise<string> {
  const error = await assertRejects(() => checkPaths(files), UsageError);
  return error.message.replaceAll(`${folder}/`, "");
}

Deno.test("checkPaths() lets different files through, and files that are only read be the same", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, { "data/a.txt": "a", "r.json": RESULT });
    await checkPaths([
      reads("a data file", `${folder}/data/a.txt`),
      reads("another data file", `${folder}/data/a.txt`),
      reads("a data file", `${folder}/data/b.txt`),
      // Beside the data, and in a folder whose name begins like that of a file.
      writes("the result", `${folder}/data/a.txt.json`, "result"),
      writes("the report", `${folder}/data/a.tx`, "report"),
      writes("the result (--json)", `${folder}/r.json`, "result"),
    ]);
    assertEquals([...Deno.readDirSync(folder)].map(({ name }) => name).sort(), ["data", "r.json"]);
  });
});

Deno.test("checkPaths() refuses one file for two, whatever its path looks like", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, { "deep/a.txt": "a" });
    await Deno.symlink(`${folder}/deep`, `${folder}/link`);
    await Deno.symlink("deep/a.txt", `${folder}/file link`);
    await Deno.symlink("link/new.txt", `${folder}/dangling`);
    await Deno.symlink("dangling", `${folder}/chain`);
    await Deno.link(`${folder}/deep/a.txt`, `${folder}/hard link`);
    const old = `${folder}/deep/a.txt`, fresh = `${folder}/deep/new.txt`;
    const same = [
      [old, old],
      [old, `${folder}/link/a.txt`],
      [old, `${folder}/file link`],
      [old, `${folder}/hard link`],
      [old, `${folder}/deep/../link/./a.txt`],
      // These are not there yet.
      [fresh, fresh],
      [fresh, `${folder}/link/new.txt`],
      [fresh, `${folder}/dangling`],
      [fresh, `${folder}/chain`],
      [`${folder}/new/x`, `${folder}/new/y/../x`],
    ] as const;
    for (const [one, other] of same) {
      for (const [a, b] of [[one, other], [other, one]] as const) {
        const message = await refusalOf(folder, [reads("the data", a), writes("the copy", b)]);
        assertEquals(
          message,
          `Cannot write the copy to ${b.slice(folder.length + 1)}: that is the data`,
        );
        // In the other order, it is still what is written that is refused.
        const again = await refusalOf(folder, [writes("the copy", b), reads("the data", a)]);
        assertEquals(again, message);
        const both = await refusalOf(folder, [writes("the store", a), writes("the copy", b)]);
        assertStringIncludes(both, ": that is the store");
      }
    }
  });
});

Deno.test("checkPaths() refuses a circle of links for no reason of its own", async () => {
  await withFolder(async (folder) => {
    await Deno.symlink(`${folder}/b`, `${folder}/a`);
    await Deno.symlink(`${folder}/a`, `${folder}/b`);
    await checkPaths([reads("the data", `${folder}/c`), writes("the copy", `${folder}/a`)]);
  });
});

Deno.test("checkPaths() refuses a file that would have to be a folder of another", async () => {
  await withFolder(async (folder) => {
    await Deno.mkdir(`${folder}/real`);
    await Deno.symlink(`${folder}/real`, `${folder}/link`);
    const message = await refusalOf(folder, [
      writes("the store", `${folder}/out/deep/trials.sqlite`),
      writes("the result", `${folder}/out`, "result"),
    ]);
    assertEquals(
      message,
      "Cannot write the result to out: the store is out/deep/trials.sqlite, in a folder of that name",
    );
    const through = await refusalOf(folder, [
      reads("the data", `${folder}/link/x/y`),
      writes("the result", `${folder}/real/x`, "result"),
    ]);
    assertStringIncludes(through, "Cannot write the result to real/x: the data is link/x/y");
    const below = await refusalOf(folder, [
      reads("the data", `${folder}/real/x`),
      writes("the result", `${folder}/link/x/y`, "result"),
    ]);
    assertEquals(below, "Cannot write the result to link/x/y: real/x is no folder but the data");
    const store = await refusalOf(folder, [
      ...storeFiles(sqliteFile(`${folder}/s`), resultsFolder(folder)),
      writes("the result", `${folder}/s.checkpoints/r.json`, "result"),
    ]);
    assertStringIncludes(store, "Cannot write a part of the store to s.checkpoints: ");
  });
});

Deno.test("checkPaths() protects all that belongs to a store", async () => {
  await withFolder(async (folder) => {
    for (const ending of ["", "-wal", "-shm", "-journal", ".checkpoints"]) {
      const path = `${folder}/s.sqlite${ending}`;
      const files = [
        ...storeFiles(sqliteFile(`${folder}/s.sqlite`), resultsFolder(folder)),
        writes("the result", path, "result"),
      ];
      assertStringIncludes(
        await refusalOf(folder, files),
        `Cannot write the result to s.sqlite${ending}: that is `,
      );
    }
  });
});

Deno.test("checkPaths() refuses a folder, and a file called -", async () => {
  await withFolder(async (folder) => {
    await Deno.mkdir(`${folder}/d`);
    for (const kind of ["result", "other"] as const) {
      assertEquals(
        await refusalOf(folder, [writes("it", `${folder}/d`, kind)]),
        "Cannot write it to d: it is a folder",
      );
    }
    const message = await refusalOf(folder, [writes("it", `${folder}/-`)]);
    assertStringIncludes(message, "Cannot write it to -: only `run --json`");
  });
});

Deno.test("checkPaths() lets a file replace one of its own kind, and no other", async () => {
  await withFolder(async (folder) => {
    new SqliteStore(`${folder}/store`)[Symbol.dispose]();
    await writeFiles(folder, {
      result: RESULT,
      "marked result": `\ufeff  ${JSON.stringify(JSON.parse(RESULT), null, 2)}`,
      baseline: BASELINE,
      report: REPORT,
      // None of ours, although they speak of us.
      notes: "my notes about gradnoise-result",
      nested: `{"copy":${RESULT}}`,
      html: "<!doctype html>\n<title>Mine</title>",
      empty: "",
    });
    const kinds = ["store", "result", "baseline", "report", "other"] as const;
    const allowed: Record<string, string[]> = {};
    for (const { name } of Deno.readDirSync(folder)) {
      allowed[name] = [];
      for (const kind of kinds) {
        const ok = await checkPaths([writes("it", `${folder}/${name}`, kind)])
          .then(() => true, (error) => {
            assertEquals(error instanceof UsageError, true);
            return false;
          });
        if (ok) allowed[name]!.push(kind);
      }
    }
    assertEquals(allowed, {
      store: ["store"],
      result: ["result"],
      "marked result": ["result"],
      baseline: ["baseline"],
      report: ["report"],
      notes: ["other"],
      nested: ["other"],
      html: ["other"],
      empty: [...kinds],
    });
    assertEquals(
      await refusalOf(folder, [writes("the table (--out)", `${folder}/store`)]),
      "Cannot write the table (--out) to store: there is a store of trials",
    );
    assertEquals(
      await refusalOf(folder, [writes("the result", `${folder}/notes`, "result")]),
      "Cannot write the result to notes: there is a file of another kind; name another, or remove it",
    );
  });
});

Deno.test({
  name: "checkPaths() refuses a pipe, and does not wait for it",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    await withFolder(async (folder) => {
      await new Deno.Command("mkfifo", { args: [`${folder}/pipe`] }).output();
      for (const kind of ["result", "other"] as const) {
        const message = await refusalOf(folder, [writes("it", `${folder}/pipe`, kind)]);
        assertEquals(message, "Cannot write it to pipe: it is not a regular file");
      }
    });
  },
});
