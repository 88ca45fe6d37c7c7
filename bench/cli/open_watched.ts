import { basename } from "node:path";
import { fileFault, UsageError } from "../base/mod.ts";
import { kindOfStore, type StoreLocation } from "../run/store/mod.ts";
import {
  FolderReports,
  FolderSource,
  PoolSource,
  type Reports,
  type Source,
} from "../watch/mod.ts";
import { resultsFolder, showPath, showStore } from "./paths.ts";

/** What to watch. */
export interface WatchedOptions {
  readonly out?: string | undefined;
  readonly storage?: StoreLocation | undefined;
  readonly run?: string | undefined;
}

/** What is watched: it is closed in the end. */
export interface Watched extends AsyncDisposable {
  readonly source: Source;
  readonly reports: Reports;
}

/**
 * Opens what is to be watched: a folder of results, or a database.
 *
 * @throws {UsageError} If it cannot be read.
 */
export async function openWatched(options: WatchedOptions): Promise<Watched> {
  const { storage, run = null } = options;
  if (run !== null && (run !== basename(run) || /^\.{0,2}$/.test(run))) {
    throw new UsageError(
      `Cannot watch ${run}: expected the name of a run, as \`list runs\` prints it`,
    );
  }
  if (storage !== undefined && !kindOfStore(storage).isFile) {
    return await openPool(storage, run);
  }
  const { folder, store } = resultsFolder(options.out);
  await checkFolder(folder);
  const source = new FolderSource({ folder, title: showPath(folder), run });
  const reports = new FolderReports({ folder, source, store: (storage ?? store).place });
  return { source, reports, [Symbol.asyncDispose]: () => Promise.resolve() };
}

async function openPool(storage: StoreLocation, run: string | null): Promise<Watched> {
  // What asks a server is loaded for such a store alone.
  const { PooledStates } = await import("../run/queue/mod.ts");
  const states = await PooledStates.open(storage);
  const source = new PoolSource(states, { title: showStore(storage), run });
  return {
    ...{ source, reports: source },
    [Symbol.asyncDispose]: () => states[Symbol.asyncDispose](),
  };
}

/** It need not be there yet. */
async function checkFolder(folder: string): Promise<void> {
  const refuse = (reason: string) => new UsageError(`Cannot watch ${showPath(folder)}: ${reason}`);
  try {
    if (!(await Deno.stat(folder)).isDirectory) throw refuse("it is no folder");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (!(error instanceof Deno.errors.NotFound)) throw refuse(fileFault(error));
  }
}
