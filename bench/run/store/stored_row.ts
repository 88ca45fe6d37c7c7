import type { DatabaseSync } from "node:sqlite";
import { type ContentRow, readContentRow } from "./content_row.ts";
import { type Machine, machineSchema } from "./machine.ts";
import type { Statements } from "./statements.ts";
import type { TrialTexts } from "./trial_row.ts";

/** A row of trials as it is stored, which may be damaged. */
export interface StoredRow extends TrialTexts {
  readonly checksum: string;
}

/** Every row of trials, one at a time, in the order in which they were stored. */
export function storedRows(database: DatabaseSync): Iterator<StoredRow> {
  return database.prepare(
    "SELECT id, fingerprint, result, network, machine, checksum FROM trials ORDER BY rowid",
  ).iterate() as Iterator<unknown> as Iterator<StoredRow>;
}

/** Stores a row as it is, in place of one of the same trial and fingerprint. */
export function putStoredRow(statements: Statements, row: StoredRow): void {
  statements.of(
    `INSERT OR REPLACE INTO trials (id, fingerprint, result, network, machine, checksum)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(row.id, row.fingerprint, row.result, row.network, row.machine, row.checksum);
}

/** The undamaged machines of a store, by the ids that rows have. */
export function storedMachines(database: DatabaseSync): Map<string, Machine> {
  const rows = database.prepare("SELECT id, content FROM machines").all();
  return new Map(rows.flatMap((row) => {
    const machine = readContentRow(machineSchema, row as unknown as ContentRow);
    return machine === null ? [] : [[String(row.id), machine]];
  }));
}
