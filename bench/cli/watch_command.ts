import { startServer } from "../watch/mod.ts";
import { Interruption } from "./interruption.ts";
import { DEFAULT_PORT } from "./options.ts";
import { openWatched, type WatchedOptions } from "./open_watched.ts";
import { bold, print } from "./print.ts";
import { prepareScreen } from "./screen.ts";
import { watchTerminal } from "./watch_terminal.ts";

/** What `watch` takes. */
export interface WatchOptions extends WatchedOptions {
  readonly port?: number | undefined;
  readonly terminal?: true | undefined;
}

/**
 * Shows a run as it goes on, on a page that this machine alone can open, or in the terminal. Nothing is written.
 *
 * @returns The exit code: 130 if a signal ended what is shown in the terminal, otherwise 0.
 * @throws {UsageError} If there is nothing that can be watched, or the port cannot be used.
 */
export async function watchCommand(options: WatchOptions): Promise<number> {
  const live = prepareScreen();
  await using watched = await openWatched(options);
  const { source, reports } = watched;
  using interruption = new Interruption();
  if (options.terminal) return await watchTerminal(source, interruption.signal, live);
  const server = await startServer(source, reports, options.port ?? DEFAULT_PORT);
  print(["Watch: ", bold(server.address)], "The address is for you alone; Ctrl-C ends it");
  await new Promise((end) => interruption.signal.addEventListener("abort", end, { once: true }));
  await server.close();
  return 0;
}
