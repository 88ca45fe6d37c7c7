import { DatabaseSync } from "node:sqlite";
import { UsageError } from "../../base/mod.ts";
import { SqliteStore } from "./sqlite_store.ts";
import { withLog } from "./write_ahead_log.ts";

/** How often a copy is tried that a living run disturbs. It does so at most every few megabytes that it writes. */
const TRIES = 10;

/**
 * Opens a store to read what it has at this moment, even if a living run has locked it, or a killed one has
 * left its log. The copy is in memory: nothing is written, and the run is not disturbed. A row that was copied
 * while it was written fails its checksum.
 *
 * @param readFile Reads a file; a test may disturb it.
 * @throws {UsageError} If the file cannot be read, or is not a store of this version.
 */
export function openSnapshot(path: string, readFile = Deno.readFileSync): SqliteStore {
  return new SqliteStore(path, "read", null, () => {
    const image = readWhole(path, readFile);
    const database = new DatabaseSync(":memory:");
    // An empty file is an empty database.
    if (image.length > 0) database.deserialize(image);
    return database;
  });
}

/** A file and its log, copied between two uses of the log: what a run moves to the file stays in the log until then. */
function readWhole(path: string, readFile: typeof Deno.readFileSync): Uint8Array<ArrayBuffer> {
  for (let i = 0; i < TRIES; i++) {
    const before = usesOf(path), file = readFile(path);
    const log = orNothing(() => readFile(`${path}-wal`));
    if (usesOf(path) === before) return withLog(file, log);
  }
  throw new UsageError(`Cannot open the store ${path}: it changes too often to be copied`);
}

/** What changes whenever the log begins anew; and, where there is none, whenever the file is written. */
function usesOf(path: string): string {
  const header = orNothing(() => {
    using log = Deno.openSync(`${path}-wal`);
    const bytes = new Uint8Array(32);
    return bytes.subarray(0, log.readSync(bytes) ?? 0);
  });
  if (header.length > 0) return header.toHex();
  const { mtime, size } = Deno.statSync(path);
  return `${mtime?.getTime()} ${size}`;
}

/** What is read of a file; nothing if it is not there. */
function orNothing(read: () => Uint8Array): Uint8Array {
  try {
    return read();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return new Uint8Array();
    throw error;
  }
}
