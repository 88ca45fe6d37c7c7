/** Where finished trials are kept. */

export { SqliteStore } from "./sqlite_store.ts";
export type { TrialStore } from "./store.ts";
