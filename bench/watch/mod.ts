/** A run as it goes on, on a page of this machine and in words. */

export { FolderReports, type FolderReportsOptions } from "./folder_reports.ts";
export { type FolderOptions, FolderSource } from "./folder_source.ts";
export { type PoolOptions, PoolSource, type PoolStates } from "./pool_source.ts";
export type { Reports } from "./reports.ts";
export { startServer, type WatchServer } from "./server.ts";
export { type Seen, type Source } from "./source.ts";
export { viewOf } from "./view.ts";
export type { CellView, RunningView, WatchView } from "./page/watch_view.ts";
