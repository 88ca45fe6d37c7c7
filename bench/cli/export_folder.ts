import { basename, dirname, join } from "node:path";
import { refusal, UsageError } from "../base/mod.ts";
import type { ExportedFile } from "../results/export/mod.ts";
import { makeFolders, showPath } from "./paths.ts";

/** The list of what an export wrote, in its folder: a line for each file. Only those may be replaced. */
const LIST = "gradnoise-export.txt";

/** The first line of a list. */
function heading(format: string): string {
  return `gradnoise export --format ${format}`;
}

/**
 * Writes an export that is a folder of files, in place of an earlier one of the same format. A file is
 * listed before it is written, so that an export that was interrupted can be replaced, too.
 *
 * @throws {UsageError} If the folder holds something that no export of the format wrote, or a file cannot
 *   be written.
 * @throws {WriteError} If the disk is full.
 */
export async function writeExportFolder(
  folder: string,
  format: string,
  files: Iterable<ExportedFile>,
): Promise<void> {
  await clearExport(folder, format);
  await makeFolders([folder]);
  const list = join(folder, LIST), made = new Set([folder]);
  let at = list;
  try {
    using lines = await Deno.open(list, { write: true, createNew: true });
    const note = async (line: string) => await writeAll(lines, encoder.encode(`${line}\n`));
    await note(heading(format));
    for (const { path, content } of files) {
      await note(path);
      at = join(folder, path);
      const parent = content === null ? at : dirname(at);
      if (!made.has(parent)) await Deno.mkdir(parent, { recursive: true });
      made.add(parent);
      if (content === null) continue;
      // Never over a file that is there: another name may be the same one to the file system.
      using file = await Deno.open(at, { write: true, createNew: true });
      await writeAll(file, typeof content === "string" ? encoder.encode(content) : content);
    }
  } catch (error) {
    throw refusal(showPath(at), error);
  }
}

const encoder = new TextEncoder();

async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let start = 0; start < bytes.length;) start += await file.write(bytes.subarray(start));
}

/** Removes an earlier export, if nothing else is in its folder. */
async function clearExport(folder: string, format: string): Promise<void> {
  const refuse = (reason: string) =>
    new UsageError(`Cannot write the curves (--out) to ${showPath(folder)}: ${reason}`);
  const there = await Deno.stat(folder).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return null;
    throw refusal(showPath(folder), error);
  });
  if (there === null) return;
  if (!there.isDirectory) throw refuse("it is not a folder");
  const entries = await Array.fromAsync(entriesBelow(folder));
  if (entries.length === 0) return;
  const another = "name another folder, or remove it";
  for (const { path } of entries.filter(({ path }) => basename(path) === LIST)) {
    const other = await formatOf(join(folder, path));
    if (other !== null && other !== format) {
      throw refuse(`there is an export of ${other} (${path}); ${another}`);
    }
  }
  const [first, ...listed] = await linesOf(join(folder, LIST));
  if (first !== heading(format)) {
    throw refuse(`there are files that no export of ${format} wrote; ${another}`);
  }
  const known = new Set([LIST, ...listed.flatMap(withFolders)]);
  const foreign = entries.find(({ path, isSymlink }) => isSymlink || !known.has(path));
  if (foreign !== undefined) {
    throw refuse(`there is ${foreign.path}, which no export wrote; ${another}`);
  }
  try {
    // What is in a folder comes before it, and the list at last.
    for (const { path } of entries) if (path !== LIST) await Deno.remove(join(folder, path));
    await Deno.remove(join(folder, LIST));
  } catch (error) {
    throw refusal(showPath(folder), error);
  }
}

/**
 * Checks a folder below which an export may have a folder of its own, beside others.
 *
 * @throws {UsageError} If it belongs to a run, or to an export of another format.
 */
export async function checkExportPlace(place: string, format: string): Promise<void> {
  const refuse = (what: string) =>
    new UsageError(
      `Cannot write the curves (--out) to ${
        showPath(place)
      }: there is ${what}; name another folder`,
    );
  const other = await formatOf(join(place, LIST));
  if (other !== null && other !== format) throw refuse(`an export of ${other}`);
  const names = await Array.fromAsync(Deno.readDir(place), ({ name }) => name).catch(() => []);
  if (names.some((name) => name === "result.json" || name === "state.json")) throw refuse("a run");
  if (names.some((name) => /^trials(\.\d+)?\.sqlite$/.test(name))) {
    throw refuse("a store of trials");
  }
}

/** Of which format an export is, by its list; null for a file that is none. */
async function formatOf(list: string): Promise<string | null> {
  const [first = ""] = await linesOf(list), start = heading("");
  return first.startsWith(start) ? first.slice(start.length) : null;
}

/** A path and the folders that it is in. */
function withFolders(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, i) => parts.slice(0, i + 1).join("/"));
}

/** The lines of a list; none if there is no list, or another kind of file in its place. */
async function linesOf(path: string): Promise<string[]> {
  try {
    // A pipe would never come to its end.
    if (!(await Deno.lstat(path)).isFile) return [];
    return (await Deno.readTextFile(path)).split("\n").slice(0, -1);
  } catch {
    return [];
  }
}

interface Entry {
  readonly path: string;
  readonly isSymlink: boolean;
}

/** Everything below a folder, what is in a folder before the folder; links are not followed. */
async function* entriesBelow(folder: string, prefix = ""): AsyncGenerator<Entry> {
  for await (const { name, isDirectory, isSymlink } of Deno.readDir(join(folder, prefix))) {
    const path = `${prefix}${name}`;
    if (isDirectory) yield* entriesBelow(folder, `${path}/`);
    yield { path, isSymlink };
  }
}
