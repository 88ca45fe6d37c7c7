import { UsageError, writeFile } from "../../../bench/base/mod.ts";
import { assertEquals, assertRejects } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";

function namesIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
}

/** A process that has written half of a file. */
async function writeHalf(path: string): Promise<Deno.ChildProcess> {
  const module = new URL("./_slow_writer.ts", import.meta.url).href;
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", "--allow-read", "--allow-write", module, path],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = process.stdout.getReader();
  await reader.read();
  reader.releaseLock();
  return process;
}

async function kill(process: Deno.ChildProcess): Promise<void> {
  process.kill("SIGKILL");
  await Promise.all([process.status, process.stdout.cancel()]);
}

Deno.test("writeFile() replaces a file, text or bytes in pieces, and leaves no draft", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/a.txt`;
    await writeFile(path, "one");
    assertEquals(await Deno.readTextFile(path), "one");
    await writeFile(path, [Uint8Array.of(116, 119), Uint8Array.of(), Uint8Array.of(111)]);
    assertEquals(await Deno.readTextFile(path), "two");
    assertEquals(namesIn(folder), ["a.txt"]);
  });
});

Deno.test("writeFile() leaves the old file and no draft when the content cannot be made", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/a.txt`;
    await writeFile(path, "old");
    function* broken() {
      yield Uint8Array.of(1);
      throw new UsageError("Cannot make the rest");
    }
    await assertRejects(() => writeFile(path, broken()), UsageError, "Cannot make the rest");
    assertEquals([namesIn(folder), await Deno.readTextFile(path)], [["a.txt"], "old"]);
  });
});

Deno.test("writeFile() that kill -9 ends leaves the old file, and the next one removes the draft", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/a.txt`;
    await writeFile(path, "old");
    await kill(await writeHalf(path));
    assertEquals(namesIn(folder).length, 2);
    assertEquals(await Deno.readTextFile(path), "old");
    await writeFile(path, "new");
    assertEquals([namesIn(folder), await Deno.readTextFile(path)], [["a.txt"], "new"]);
  });
});

Deno.test("writeFile() removes neither the draft that another process is writing nor files of others", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/a.txt`;
    const others = ["a.txt.tmp", "a.txt.0123456.tmp", "a.txt.0123456g.tmp", "b.a.txt.01234567.tmp"];
    await writeFiles(folder, Object.fromEntries(others.map((name) => [name, ""])));
    const process = await writeHalf(path);
    const before = namesIn(folder);
    assertEquals(before.length, others.length + 1);
    await writeFile(path, "new");
    assertEquals(namesIn(folder), [...before, "a.txt"].sort());
    await kill(process);
    // Abandoned now; and one that an earlier version left, without a lock.
    await writeFiles(folder, { "a.txt.89abcdef.tmp": "" });
    await writeFile(path, "newer");
    assertEquals(namesIn(folder), [...others, "a.txt"].sort());
  });
});
