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
} from "./kinds.ts";
export type { StoreUse, TrialStore } from "./store.ts";
