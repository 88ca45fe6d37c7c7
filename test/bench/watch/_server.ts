/** A server of the page that watches, for tests. */

import {
  FolderReports,
  FolderSource,
  startServer,
  type WatchServer,
} from "../../../bench/watch/mod.ts";

/** Serves a folder of results at a port that is free, and ends. */
export async function withServer<T>(
  folder: string,
  run: (server: WatchServer) => Promise<T>,
): Promise<T> {
  const source = new FolderSource({ folder, title: "results", run: null });
  const server = await startServer(
    source,
    new FolderReports({ folder, source, store: `${folder}/trials.sqlite` }),
    0,
  );
  try {
    return await run(server);
  } finally {
    await server.close();
  }
}
