import { dirname } from "node:path";
import { isSuiteFile } from "./find_suite.ts";
import { resolveUserPath, resultsFolder } from "./paths.ts";
import { kindOfStore, storeKinds, type StoreLocation } from "../run/store/kinds.ts";

/** The files and folders that a command uses, as absolute paths; those it writes it may also read. */
export interface PathUse {
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** Modules that are loaded. */
  readonly plugins?: readonly string[];
  /** Files with a suite, which may name modules too. */
  readonly suites?: readonly string[];
}

/**
 * Which paths a value names.
 *
 * @param value As its parser left it: of one path, of a list, or of paths by name; undefined for none.
 * @param values All of the command.
 */
export type PathsOf = (value: unknown, values: Readonly<Record<string, unknown>>) => PathUse;

function pathsIn(value: unknown): string[] {
  if (value === undefined || value === "-") return [];
  const values = value instanceof Map ? [...value.values()] : [value].flat();
  return values.map((path) => resolveUserPath(String(path)));
}

/** Files, or folders with everything in them, that are read. */
export function read(fallback?: string): PathsOf {
  return (value = fallback) => ({ read: pathsIn(value), write: [] });
}

/** Result files by path, or runs by their name in a folder of results; the newest of it, if none is named. */
export function readRun(folder: string): PathsOf {
  return (value) => ({ read: [...pathsIn(value), ...pathsIn(folder)], write: [] });
}

/** A suite, which may be in a file. */
export function readSuite(): PathsOf {
  return (value) => {
    const { read: suites } = read()(isSuiteFile(String(value)) ? value : undefined, {});
    return { read: suites, write: [], suites };
  };
}

/** Modules of the user. What they import, they may read as well: see `used_plugins.ts`. */
export function loadModules(): PathsOf {
  return (value) => ({ read: [], write: [], plugins: pathsIn(value) });
}

/** A store that is only read; by default that of the folder of results. */
export function readStore(): PathsOf {
  return (value, { out }) => ({
    read: fileOf((value ?? resultsFolder(out as string | undefined).store) as StoreLocation),
    write: [],
  });
}

/** A store that another process may be writing, with its folder: what SQLite keeps beside it is read as well. */
export function readLivingStore(): PathsOf {
  return (value) => ({
    read: value === undefined ? [] : fileOf(value as StoreLocation).map((path) => dirname(path)),
    write: [],
  });
}

/** Folders of results, or files of stores with what SQLite keeps next to them. */
export function readStores(): PathsOf {
  return (value) => ({
    read: pathsIn(value).flatMap((path) => [
      path,
      ...storeKinds.sqlite!.besides.map((ending) => path + ending),
    ]),
    write: [],
  });
}

/** A store that is written, with its folder, because SQLite keeps other files next to it. */
export function writeStore(): PathsOf {
  return (value) => ({
    read: [],
    write: value === undefined ? [] : fileOf(value as StoreLocation).map((path) => dirname(path)),
  });
}

/** The file that a store is; none for a server. */
function fileOf(store: StoreLocation): string[] {
  return kindOfStore(store).isFile ? [store.place] : [];
}

/** What a command does only for some values of an argument. */
export function onlyFor(argument: string, values: readonly string[], paths: PathsOf): PathsOf {
  return (value, all) =>
    values.includes(String(all[argument])) ? paths(value, all) : { read: [], write: [] };
}

/** What a command does with a path in several ways, most of them only for some values of another. */
export function together(...all: readonly PathsOf[]): PathsOf {
  return (value, values) => {
    const uses = all.map((paths) => paths(value, values));
    return {
      read: uses.flatMap(({ read }) => read),
      write: uses.flatMap(({ write }) => write),
    };
  };
}

/** What a command does only if the option is given. */
export function onlyGiven(paths: PathsOf): PathsOf {
  return (value, all) => value === undefined ? { read: [], write: [] } : paths(value, all);
}

/** An output folder. */
export function writeFolder(fallback?: string): PathsOf {
  return (value = fallback) => ({ read: [], write: pathsIn(value) });
}

/** An output file, with its folder, where a draft is written first. "-" is no file. */
export function writeFile(fallback?: string): PathsOf {
  return (value = fallback) => ({ read: [], write: pathsIn(value).map((path) => dirname(path)) });
}

/** An output file that is written directly, without a draft. */
export function appendFile(): PathsOf {
  return (value) => ({ read: [], write: pathsIn(value) });
}
