import { join, parse, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { fileFault, UsageError } from "../base/mod.ts";
import { kindOfStore, sqliteFile, type StoreLocation } from "../run/store/kinds.ts";

/** The default baseline of `gate`. */
export const DEFAULT_BASELINE = fileURLToPath(new URL("../baselines/ci.json", import.meta.url));

/** The folder in which the user typed the command; `deno task` changes to the project's. */
export function userFolder(): string {
  return Deno.env.get("INIT_CWD") ?? Deno.cwd();
}

/** A user's path as an absolute one. */
export function resolveUserPath(path: string): string {
  return resolve(userFolder(), path);
}

/** A path as the user would write it. */
export function showPath(path: string): string {
  const short = relative(userFolder(), path);
  return short.startsWith("..") || short === "" ? path : short;
}

/** A folder of results: the store that its runs share, a folder for each run, and the newest's name. */
export interface ResultsFolder {
  readonly folder: string;
  readonly store: StoreLocation;
  readonly latest: string;
}

/** A folder of results; the default one if none is named. */
export function resultsFolder(out: string | undefined): ResultsFolder {
  const folder = resolveUserPath(out ?? "results");
  return {
    folder,
    store: sqliteFile(join(folder, "trials.sqlite")),
    latest: join(folder, "latest"),
  };
}

/** A store as the user would name it. */
export function showStore(store: StoreLocation): string {
  const { isFile, server } = kindOfStore(store);
  if (isFile) return showPath(store.place);
  return server?.show(store.place) ?? `${store.kind}:${store.place}`;
}

/** Where the trials of a store keep what they continue from: beside its file, or in a folder of results. */
export function checkpointsOf(store: StoreLocation, { folder }: ResultsFolder): string {
  return kindOfStore(store).isFile ? `${store.place}.checkpoints` : join(folder, "checkpoints");
}

/** The store of one start of a job, and those of the starts before it. */
export interface StartStores {
  readonly own: StoreLocation;
  /** The first one first. */
  readonly earlier: readonly StoreLocation[];
}

/**
 * The stores of a job that a scheduler has started again. Each start has a file of its own, since the process of
 * an earlier one may still be alive, cut off from the scheduler: trials.sqlite, trials.1.sqlite, trials.2.sqlite.
 *
 * @throws {UsageError} If the store is no file.
 */
export function storesOfStart(store: StoreLocation, restart: number): StartStores {
  if (restart > 0 && !kindOfStore(store).isFile) {
    throw new UsageError(
      `Cannot use --restart ${restart} with ${showStore(store)}: every start uses the same store`,
    );
  }
  const { dir, name, ext } = parse(store.place);
  const [own, ...earlier] = Array.from({ length: restart + 1 }, (_, start) => ({
    ...store,
    place: start === 0 ? store.place : join(dir, `${name}.${start}${ext}`),
  })).toReversed() as [StoreLocation, ...StoreLocation[]];
  return { own, earlier: earlier.toReversed() };
}

/** A store as an interrupted run remembers it: a file goes with the folder that both lie in. */
export function storeOfRun(store: StoreLocation, folder: string): string {
  return kindOfStore(store).isFile ? relative(folder, store.place) : showStore(store);
}

/** The files that a run writes into its folder. */
export interface RunFiles {
  readonly folder: string;
  readonly json: string;
  readonly report: string;
  /** What `watch` reads. */
  readonly state: string;
}

export function runFiles(folder: string): RunFiles {
  const [json, report, state] = ["result.json", "report.html", "state.json"]
    .map((name) => join(folder, name)) as [string, string, string];
  return { folder, json, report, state };
}

/** Where an interrupted run with --fresh keeps its state, in its folder. */
export function freshFile(folder: string): string {
  return join(folder, "fresh");
}

/**
 * Creates missing folders.
 *
 * @throws {UsageError} If one cannot be created.
 */
export async function makeFolders(folders: readonly string[]): Promise<void> {
  for (const folder of new Set(folders)) {
    try {
      await Deno.mkdir(folder, { recursive: true });
    } catch (error) {
      throw new UsageError(`Cannot make the folder ${showPath(folder)}: ${fileFault(error)}`);
    }
  }
}
