/** Where finished trials are kept, and what is remembered of runs. */

export { DigestAlarm, type ResultOrigin } from "./digest_alarm.ts";
export { type Machine, machineSchema } from "./machine.ts";
export { putAnswer } from "./put_answer.ts";
export {
  type RecordedTrial,
  recordedTrialSchema,
  type RunRecord,
  runRecordSchema,
  type Shard,
  shardSchema,
} from "./run_record.ts";
export { EarlierStores, withEarlier } from "./earlier_stores.ts";
export { openSnapshot } from "./snapshot.ts";
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
export type { StoredRow } from "./stored_row.ts";
export { readTrialRow } from "./trial_row.ts";
export type { Answer, PutAnswer, StoreUse, TrialStore, TrialTable } from "./store.ts";
