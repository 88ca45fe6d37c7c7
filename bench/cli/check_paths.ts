import { basename, dirname, extname, join, resolve } from "node:path";
import { UsageError } from "../base/mod.ts";
import type { Plan } from "../run/mod.ts";
import { kindOfStore, type StoreLocation } from "../run/store/mod.ts";
import { checkpointsOf, resolveUserPath, type ResultsFolder, showPath } from "./paths.ts";

/** What gradnoise writes and knows again. */
export type OwnKind = "store" | "result" | "baseline" | "report";

/** A file that a command reads or writes. */
export interface UsedFile {
  /** As a sentence goes on: "the store", "the result (--json)". */
  readonly what: string;
  /** Absolute. */
  readonly path: string;
  /**
   * What it is written as: "other" is anything that cannot be known again. Missing for a file that is
   * only read, or whose writer looks for itself at what is there.
   */
  readonly writes?: OwnKind | "other" | "unchecked";
  /** Which files that are there may go, of what is written as "other"; any, if nothing is said. */
  readonly replaces?: Replaceable;
}

/** How a file shows that it may be written over; an empty one always may. */
export interface Replaceable {
  /** As a sentence goes on: "a table in CSV (.csv)". */
  readonly noun: string;
  /** With its dot, in small letters. */
  readonly extension?: string;
  /** What stands at the beginning of a file that this command wrote. */
  readonly begins?: RegExp;
}

const NOUNS: Readonly<Record<OwnKind, string>> = {
  store: "a store of trials",
  result: "a result file",
  baseline: "a baseline",
  report: "a report",
};

/**
 * Makes sure that no file of a command is written over another of its files, nor over one that is there
 * and of another kind. Files are the same by their real paths, or by their place on the disk: links and
 * `..` hide nothing. Nothing is made or changed.
 *
 * @throws {UsageError} If two files are one, if one would have to be the folder of another, or if a file
 * is there that gradnoise did not write.
 */
export async function checkPaths(files: readonly UsedFile[]): Promise<void> {
  const places = await Promise.all(files.map(placeOf));
  const byKey = new Map<string, Place>();
  for (const place of places) {
    for (const key of place.keys) {
      const other = byKey.get(key);
      if (other !== undefined) refuseSame(place, other);
      else byKey.set(key, place);
    }
  }
  for (const place of places) {
    for (let at = dirname(place.real); at !== dirname(at); at = dirname(at)) {
      const above = byKey.get(folded(at));
      if (above !== undefined) refuseAbove(above, place);
    }
  }
  for (const { file } of places) {
    if (file.writes !== undefined && file.writes !== "unchecked") await checkReplaceable(file);
  }
}

/** The user's data, which no result may be written over. */
export function dataFiles({ trials }: Plan): UsedFile[] {
  const paths = trials.flatMap(({ files }) => Object.values(files ?? {}))
    .flatMap((pair) => Object.values(pair));
  return [...new Set(paths)].map((path) => ({ what: "a data file", path }));
}

/** The page of a GitHub Actions job, which text is added to. */
export function summaryFile(): UsedFile[] {
  const name = Deno.env.get("GITHUB_STEP_SUMMARY") ?? "";
  if (name === "") return [];
  return [{ what: "the job's summary", path: resolveUserPath(name), writes: "unchecked" }];
}

/** A store, what SQLite keeps beside it, and the folder of checkpoints. */
export function storeFiles(store: StoreLocation, results: ResultsFolder): UsedFile[] {
  const { isFile, besides } = kindOfStore(store);
  const parts = isFile ? besides.map((ending) => store.place + ending) : [];
  return [
    ...isFile ? [{ what: "the store", path: store.place, writes: "store" } as const] : [],
    ...[...parts, checkpointsOf(store, results)].map((path): UsedFile => ({
      what: "a part of the store",
      path,
      writes: "unchecked",
    })),
  ];
}

interface Place {
  readonly file: UsedFile;
  readonly real: string;
  /** Whoever shares one of them is the same file. */
  readonly keys: readonly string[];
}

async function placeOf(file: UsedFile): Promise<Place> {
  const real = await realPathOf(file.path);
  const keys = [folded(real)];
  try {
    const { dev, ino } = await Deno.stat(file.path);
    // A hard link is the same file under another name. Windows has no such numbers.
    if (ino !== null && ino !== 0) keys.push(`${dev}:${ino}`);
  } catch {
    // It is not there yet.
  }
  return { file, real, keys };
}

/** The real path of a file that may not be there yet. */
async function realPathOf(path: string, links = 0): Promise<string> {
  try {
    return await Deno.realPath(path);
  } catch {
    const parent = dirname(path);
    if (parent === path) return path;
    const real = join(await realPathOf(parent, links), basename(path));
    // A link to what is not there yet; chains of them end somewhere, or in a circle.
    const target = links < 40 ? await Deno.readLink(path).catch(() => null) : null;
    return target === null ? real : await realPathOf(resolve(dirname(real), target), links + 1);
  }
}

/** A path as its file system compares it: macOS and Windows usually ignore case. */
function folded(path: string): string {
  const ignoresCase = ["darwin", "windows"].includes(Deno.build.os);
  return ignoresCase ? path.normalize("NFC").toLowerCase() : path;
}

function refuseSame(one: Place, other: Place): void {
  const [written, kept] = one.file.writes === undefined ? [other, one] : [one, other];
  if (written.file.writes === undefined) return;
  throw refusal(written.file, `that is ${kept.file.what}`);
}

function refuseAbove(above: Place, below: Place): void {
  const [file, inside] = [above.file, below.file];
  if (file.writes !== undefined) {
    throw refusal(file, `${inside.what} is ${showPath(inside.path)}, in a folder of that name`);
  }
  if (inside.writes !== undefined) {
    throw refusal(inside, `${showPath(file.path)} is no folder but ${file.what}`);
  }
}

function refusal({ what, path }: UsedFile, reason: string): UsageError {
  return new UsageError(`Cannot write ${what} to ${showPath(path)}: ${reason}`);
}

async function checkReplaceable(file: UsedFile): Promise<void> {
  if (basename(file.path) === "-") {
    throw refusal(file, "only `run --json` and `export --out` write to standard output");
  }
  const there = await kindOf(file.path);
  if (there === null || there === file.writes && there !== "other") return;
  if (there === "folder") throw refusal(file, "it is a folder");
  if (there === "special") throw refusal(file, "it is not a regular file");
  if (there !== "other") throw refusal(file, `there is ${NOUNS[there]}`);
  if (file.writes !== "other") {
    throw refusal(file, "there is a file of another kind; name another, or remove it");
  }
  const { replaces } = file;
  if (replaces === undefined || extname(file.path).toLowerCase() === replaces.extension) return;
  if (replaces.begins?.test(await beginningOf(file.path).catch(() => ""))) return;
  throw refusal(
    file,
    `there is a file that is not ${replaces.noun}; name another, or remove it`,
  );
}

async function beginningOf(path: string): Promise<string> {
  using file = await Deno.open(path);
  const bytes = new Uint8Array(2048);
  return new TextDecoder().decode(bytes.subarray(0, await file.read(bytes) ?? 0));
}

/** What is there; null for nothing, an empty file, or what will be refused when it is written. */
async function kindOf(path: string): Promise<OwnKind | "other" | "folder" | "special" | null> {
  try {
    const { isFile, isDirectory, size } = await Deno.stat(path);
    if (isDirectory) return "folder";
    if (!isFile) return "special";
    if (size === 0) return null;
    const text = await beginningOf(path);
    if (text.startsWith("SQLite format 3\0")) return "store";
    if (/^\ufeff?\s*\{[^{}[\]]*"format"\s*:\s*"gradnoise-result"/.test(text)) return "result";
    if (/^\ufeff?\s*\{[^{}[\]]*"format"\s*:\s*"gradnoise-baseline"/.test(text)) return "baseline";
    if (/^<!doctype html>/i.test(text) && text.includes("<title>gradnoise: ")) return "report";
    return "other";
  } catch (error) {
    // Deno opens no devices and no files of the system.
    if (error instanceof Deno.errors.NotCapable) return "special";
    // What cannot be read is of no kind that is known.
    return error instanceof Deno.errors.PermissionDenied ? "other" : null;
  }
}
