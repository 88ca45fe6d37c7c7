import { basename } from "node:path";
import { fileFault, UsageError } from "../base/mod.ts";
import { FolderReports, FolderSource, startServer } from "../watch/mod.ts";
import type { StoreLocation } from "../run/store/mod.ts";
import { Interruption } from "./interruption.ts";
import { resultsFolder, showPath } from "./paths.ts";
import { bold, print } from "./print.ts";
import { DEFAULT_PORT } from "./listen.ts";
import { prepareScreen } from "./screen.ts";
import { watchTerminal } from "./watch_terminal.ts";

/** What `watch` takes. */
export interface WatchOptions {
  readonly out?: string | undefined;
  readonly storage?: StoreLocation | undefined;
  readonly run?: string | undefined;
  readonly port?: number | undefined;
  readonly terminal?: true | undefined;
}

/**
 * Shows a run as it goes on, on a page that this machine alone can open, or in the terminal. Nothing is written.
 *
 * @returns The exit code: 130 if a signal ended what is shown in the terminal, otherwise 0.
 * @throws {UsageError} If the folder cannot be read, or the port cannot be used.
 */
export async function watchCommand(options: WatchOptions): Promise<number> {
  const live = prepareScreen();
  const { run = null } = options;
  if (run !== null && (run !== basename(run) || /^\.{0,2}$/.test(run))) {
    throw new UsageError(
      `Cannot watch ${run}: expected the name of a run, as \`list runs\` prints it`,
    );
  }
  const { folder, store } = resultsFolder(options.out);
  await checkFolder(folder);
  const source = new FolderSource({ folder, title: showPath(folder), run });
  using interruption = new Interruption();
  if (options.terminal) return await watchTerminal(source, interruption.signal, live);
  const reports = new FolderReports({ folder, source, store: (options.storage ?? store).place });
  const server = await startServer(source, reports, options.port ?? DEFAULT_PORT);
  print(["Watch: ", bold(server.address)], "The address is for you alone; Ctrl-C ends it");
  await new Promise((end) => interruption.signal.addEventListener("abort", end, { once: true }));
  await server.close();
  return 0;
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
