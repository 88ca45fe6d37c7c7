import { basename, dirname, extname, join, resolve } from "node:path";
import { UsageError } from "../base/mod.ts";
import type { Plan } from "../run/mod.ts";
import { isStore, kindOfStore, type StoreLocation } from "../run/store/mod.ts";
import { checkpointsOf, resolveUserPath, type ResultsFolder, showPath } from "./paths.ts";

/** Kinds of files that gradnoise writes and recognizes. */
export type OwnKind = "store" | "result" | "baseline" | "report";

/** A file that a command reads or writes. */
export interface UsedFile {
  /** As part of a sentence: "the store", "the result (--json)". */
  readonly what: string;
  /** Absolute. */
  readonly path: string;
  /**
   * The kind it is written as; "other" is anything that cannot be recognized. Missing for a file that
   * is only read, or whose writer checks the existing file itself.
   */
  readonly writes?: OwnKind | "other" | "unchecked";
  /** For "other": which existing files may be replaced; any by default. */
  readonly replaces?: Replaceable;
}

/** How a file shows that it may be overwritten; an empty file always may be. */
export interface Replaceable {
  /** As part of a sentence: "a table in CSV (.csv)". */
  readonly noun: string;
  /** With its dot, in lower case. */
  readonly extension?: string;
  /** How a file that this command wrote begins. */
  readonly begins?: RegExp;
}

const NOUNS: Readonly<Record<OwnKind, string>> = {
  store: "a store of trials",
  result: "a result file",
  baseline: "a baseline",
  report: "a report",
};

/**
 * Checks that a command overwrites none of its own files and no existing file of another kind. Files are
 * compared by real path and by device and inode, so links and `..` hide nothing. Nothing is created or
 * changed.
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

/** The user's data, which no result may overwrite. */
export function dataFiles({ trials }: Plan): UsedFile[] {
  const paths = trials.flatMap(({ files }) => Object.values(files ?? {}))
    .flatMap((pair) => Object.values(pair));
  return [...new Set(paths)].map((path) => ({ what: "a data file", path }));
}

/** The summary page of a GitHub Actions job, to which text is appended. */
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
  /** Places that share one of these are the same file. */
  readonly keys: readonly string[];
}

async function placeOf(file: UsedFile): Promise<Place> {
  const real = await realPathOf(file.path);
  const keys = [folded(real)];
  try {
    const { dev, ino } = await Deno.stat(file.path);
    // A hard link is the same file under another name. Windows has no inode numbers.
    if (ino !== null && ino !== 0) keys.push(`${dev}:${ino}`);
  } catch {
    // It does not exist yet.
  }
  return { file, real, keys };
}

/** The real path of a file that may not exist yet. */
async function realPathOf(path: string, links = 0): Promise<string> {
  try {
    return await Deno.realPath(path);
  } catch {
    const parent = dirname(path);
    if (parent === path) return path;
    const real = join(await realPathOf(parent, links), basename(path));
    // A link to a file that does not exist yet. A chain of links may also be a circle.
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

/** The kind of an existing file; null for none, an empty file, or one that writing will refuse. */
async function kindOf(path: string): Promise<OwnKind | "other" | "folder" | "special" | null> {
  try {
    const { isFile, isDirectory, size } = await Deno.stat(path);
    if (isDirectory) return "folder";
    if (!isFile) return "special";
    if (size === 0) return null;
    const text = await beginningOf(path);
    if (isStore(text)) return "store";
    if (/^\ufeff?\s*\{[^{}[\]]*"format"\s*:\s*"gradnoise-result"/.test(text)) return "result";
    if (/^\ufeff?\s*\{[^{}[\]]*"format"\s*:\s*"gradnoise-baseline"/.test(text)) return "baseline";
    if (/^<!doctype html>/i.test(text) && text.includes("<title>gradnoise: ")) return "report";
    return "other";
  } catch (error) {
    // Deno opens no devices and no system files.
    if (error instanceof Deno.errors.NotCapable) return "special";
    // A file that cannot be read is of no known kind.
    return error instanceof Deno.errors.PermissionDenied ? "other" : null;
  }
}
