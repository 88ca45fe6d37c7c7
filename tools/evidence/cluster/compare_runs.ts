import { DatabaseSync } from "node:sqlite";

/** A suite that was run in shards, next to the same on one machine. */
export interface RunComparison {
  /** Trials of the whole run. */
  readonly trials: number;
  /** Of all stores of the shards. */
  readonly rows: number;
  /** Trials that are in more than one of them. */
  readonly repeated: number;
  /** Trials that are not in the merged result. */
  readonly missing: number;
  /** Trials with another digest in the merged result, or in any store. */
  readonly different: number;
}

type Digests = ReadonlyMap<string, string>;

/**
 * Compares the digests of a run on one machine with those of its shards.
 *
 * @param whole The result file of one machine.
 * @param merged The result file that `merge` made.
 * @param shards The folder with the shards' folders.
 */
export async function compareRuns(
  whole: string,
  merged: string,
  shards: string,
): Promise<RunComparison> {
  const expected = await resultDigests(whole), found = await resultDigests(merged);
  const stored: [string, string][] = [];
  for await (const path of storesBelow(shards)) stored.push(...storedDigests(path));
  const different = new Set(
    [...found, ...stored].filter(([id, digest]) => expected.get(id) !== digest)
      .map(([id]) => id),
  );
  const counts = Map.groupBy(stored, ([id]) => id);
  return {
    trials: expected.size,
    rows: stored.length,
    repeated: [...counts.values()].filter(({ length }) => length > 1).length,
    missing: [...expected.keys()].filter((id) => !found.has(id)).length,
    different: different.size,
  };
}

async function resultDigests(path: string): Promise<Digests> {
  const { trials } = JSON.parse(await Deno.readTextFile(path)) as {
    trials: { id: string; digest: string }[];
  };
  return new Map(trials.map(({ id, digest }) => [id, digest]));
}

async function* storesBelow(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* storesBelow(`${folder}/${name}`);
    else if (/^trials(\.\d+)?\.sqlite$/.test(name)) yield `${folder}/${name}`;
  }
}

function storedDigests(path: string): [string, string][] {
  using database = new DatabaseSync(path);
  return database.prepare("SELECT id, result FROM trials").all()
    .map(({ id, result }) => [String(id), JSON.parse(String(result)).digest]);
}
