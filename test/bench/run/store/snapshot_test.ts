import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../../../../bench/base/mod.ts";
import { openSnapshot, SqliteStore } from "../../../../bench/run/store/mod.ts";
import { assert, assertEquals, assertNotEquals, assertThrows } from "../../../../std.ts";
import { withFolder } from "../../_folder.ts";
import { makeNetwork, makeResult } from "../../_trials.ts";

const WRITER = fileURLToPath(new URL("_store_writer.ts", import.meta.url));

/** Starts a process that puts trials into a store, and waits until it has some. */
async function startWriter(path: string, count: number, goesOn = false) {
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", WRITER, path, `${count}`, ...goesOn ? ["on"] : []],
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = process.stdout.getReader();
  await reader.read();
  return {
    async kill() {
      process.kill("SIGKILL");
      await process.status;
      while (!(await reader.read()).done);
    },
  };
}

/** Every file of a folder, with its bytes. */
async function bytesOf(folder: string): Promise<Record<string, string>> {
  const files = await Array.fromAsync(Deno.readDir(folder));
  return Object.fromEntries(
    files.map(({ name }) => [name, Deno.readFileSync(`${folder}/${name}`).toHex()]),
  );
}

Deno.test("openSnapshot() reads what a living run has locked, and what kill -9 left", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/s.sqlite`, writer = await startWriter(path, 20);
    try {
      assertThrows(
        () => new SqliteStore(path, "read"),
        UsageError,
        "another gradnoise is using it",
      );
      using snapshot = openSnapshot(path);
      assertEquals(snapshot.find("").length, 20);
    } finally {
      await writer.kill();
    }
    const before = await bytesOf(folder);
    assertEquals(Object.keys(before).sort(), ["s.sqlite", "s.sqlite-wal"]);
    {
      using snapshot = openSnapshot(path);
      const result = makeResult(19);
      assertEquals(snapshot.get(result.id, "f"), result);
      assertEquals(snapshot.network(result.id, "f"), makeNetwork(19));
      assertEquals([snapshot.find("").length, snapshot.damaged.size], [20, 0]);
      assertThrows(() => snapshot.put(result, null), Error, "it is only read");
    }
    assertEquals(await bytesOf(folder), before);
    // As SQLite itself finds it.
    using store = new SqliteStore(path);
    assertEquals(store.find("").length, 20);
  });
});

Deno.test("openSnapshot() of a store that is written all the time has whole rows", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/s.sqlite`, writer = await startWriter(path, 300, true);
    const counts: number[] = [];
    try {
      for (let i = 0; i < 10; i++) {
        using snapshot = openSnapshot(path);
        counts.push(snapshot.find("").length);
        assertEquals(snapshot.damaged.size, 0);
      }
    } finally {
      await writer.kill();
    }
    assert(counts[0]! >= 300);
    assertEquals(counts, counts.toSorted((one, other) => one - other));
    assert(counts.at(-1)! > counts[0]!);
  });
});

/** A store's file and its log, if it has one. */
type Files = readonly [file: Uint8Array, log: Uint8Array | null];

function filesOf(path: string): Files {
  const names = [...Deno.readDirSync(dirname(path))].map(({ name }) => name);
  const log = names.includes(`${basename(path)}-wal`) ? Deno.readFileSync(`${path}-wal`) : null;
  return [Deno.readFileSync(path), log];
}

function install(path: string, [file, log]: Files): void {
  Deno.writeFileSync(path, file);
  if (log !== null) Deno.writeFileSync(`${path}-wal`, log);
  else if (filesOf(path)[1] !== null) Deno.removeSync(`${path}-wal`);
}

Deno.test("openSnapshot() begins again when the log does, and when a file without one changes", async () => {
  await withFolder((folder) => {
    const path = `${folder}/s.sqlite`, states: Files[] = [];
    {
      using store = new SqliteStore(path);
      // The log begins anew after a thousand pages.
      for (let seed = 0; seed < 500; seed++) {
        if (seed === 20) states.push(filesOf(path));
        store.put(makeResult(seed), makeNetwork(seed));
      }
      states.push(filesOf(path));
    }
    states.push(filesOf(path));
    const [early, late, closed] = states as [Files, Files, Files];
    assertNotEquals(early[1]!.slice(16, 24), late[1]!.slice(16, 24));
    assertEquals(closed[1], null);
    /** How many trials a copy has during which one state follows another, after a part of the file was read. */
    const count = (before: Files, after: Files, part: number) => {
      install(path, before);
      let isFirst = true;
      using snapshot = openSnapshot(path, (name) => {
        const bytes = Deno.readFileSync(name);
        if (!isFirst) return bytes;
        isFirst = false;
        install(path, after);
        return bytes.subarray(0, Math.floor(part * bytes.length));
      });
      return snapshot.find("").length;
    };
    assertEquals(count(early, early, 1), 20);
    assertEquals(count(early, late, 1), 500);
    assertEquals(count(late, closed, 1), 500);
    assertEquals(count([early[0], null], closed, 0.5), 500);
    assertThrows(
      () =>
        openSnapshot(path, (name) => {
          install(path, filesOf(path)[1] === null ? late : closed);
          return Deno.readFileSync(name);
        }),
      UsageError,
      "it changes too often to be copied",
    );
  });
});

Deno.test("a log counts up to its last whole transaction", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/s.sqlite`, writer = await startWriter(path, 5);
    await writer.kill();
    const log = await Deno.readFile(`${path}-wal`);
    const count = () => {
      using snapshot = openSnapshot(path);
      const { length } = snapshot.find("");
      assertEquals(snapshot.damaged.size, 0);
      return length;
    };
    const counts: number[] = [];
    for (let end = log.length; end > 0; end -= 4096) {
      Deno.writeFileSync(`${path}-wal`, log.subarray(0, end));
      counts.push(count());
    }
    // One trial after the other is gone; the tables were in the file before.
    assertEquals([...new Set(counts)], [5, 4, 3, 2, 1, 0]);
    // A page that changed on the disk, or frames of an earlier use, end the log.
    for (const [at, left] of [[log.length - 100, 4], [40, 0], [28, 0], [0, 0], [16, 0]] as const) {
      const damaged = log.slice();
      damaged[at]! ^= 1;
      Deno.writeFileSync(`${path}-wal`, damaged);
      assertEquals(count(), left, `${at}`);
    }
  });
});

Deno.test("openSnapshot() finds a damaged row, and refuses what is no store", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/s.sqlite`, { id } = makeResult(1);
    {
      using store = new SqliteStore(path);
      for (const seed of [1, 2]) store.put(makeResult(seed), null);
    }
    const bytes = await Deno.readFile(path);
    const digest = new TextEncoder().encode(makeResult(1).digest);
    const at = bytes.findIndex((_, i) => digest.every((byte, j) => bytes[i + j] === byte));
    bytes[at] = "x".charCodeAt(0);
    await Deno.writeFile(path, bytes);
    {
      using snapshot = openSnapshot(path);
      assertEquals([snapshot.get(id, "f"), [...snapshot.damaged]], [null, [id]]);
      assertEquals(snapshot.get(makeResult(2).id, "f"), makeResult(2));
    }
    const refusal = (name: string) =>
      assertThrows(() => openSnapshot(`${folder}/${name}`), UsageError).message
        .replace(`${folder}/`, "");
    await Deno.writeTextFile(`${folder}/empty`, "");
    await Deno.writeTextFile(`${folder}/text`, "x".repeat(5000));
    await Deno.writeFile(`${folder}/half`, bytes.subarray(0, 4096));
    assertEquals(refusal("none"), "Cannot open the store none: there is no such file or folder");
    assertEquals(refusal("empty"), "Cannot open the store empty: it is empty");
    assertEquals(refusal("text"), "Cannot open the store text: file is not a database");
    assertEquals(refusal("half").startsWith("Cannot open the store half: "), true, refusal("half"));
  });
});
