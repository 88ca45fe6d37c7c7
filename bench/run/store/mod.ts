/** Where finished trials are kept. */

export { SqliteStore } from "./sqlite_store.ts";
export {
  isStore,
  kindOfStore,
  openStore,
  sqliteFile,
  type StoreKind,
  storeKinds,
  type StoreLocation,
  type StoreUse,
} from "./kinds.ts";
export type { TrialStore } from "./store.ts";
