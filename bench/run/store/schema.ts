import type { DatabaseSync } from "node:sqlite";

/** Marks a file as ours: "grdn" in ASCII. */
export const APPLICATION = 0x6772646e;
export const VERSION = 6;

/**
 * The tables by name. The content of machines and runs is JSON, and its SHA-256 the id. `network` is the network's JSON and
 * `machine` an id in that table, if there is one; `checksum` is the SHA-256 of the other columns, which
 * detects a row that was edited by hand or damaged by a disk.
 */
const TABLES: Readonly<Record<string, string>> = {
  machines: `CREATE TABLE machines (
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
  ) STRICT`,
  runs: `CREATE TABLE runs (
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
  ) STRICT`,
  trials: `CREATE TABLE trials (
    id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    result TEXT NOT NULL,
    network TEXT,
    machine TEXT,
    checksum TEXT NOT NULL,
    UNIQUE (id, fingerprint)
  ) STRICT`,
};

/** Makes an empty database a store. */
export const CREATE = `
  ${Object.values(TABLES).join(";\n  ")};
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${VERSION};
`;

/** What a database turns out to be. */
export type DatabaseKind = "empty" | "store" | "foreign" | "altered" | { readonly version: number };

/** Whether a database is a store of this version. */
export function kindOf(database: DatabaseSync): DatabaseKind {
  const number = (sql: string) => Object.values(database.prepare(sql).get()!)[0] as number;
  const application = number("PRAGMA application_id"), version = number("PRAGMA user_version");
  const objects = database.prepare("SELECT name, sql FROM sqlite_schema").all()
    // SQLite's own: the index of the constraint, and what ANALYZE leaves.
    .filter(({ name }) => !String(name).startsWith("sqlite_"));
  if (application === 0 && version === 0 && objects.length === 0) return "empty";
  if (application !== APPLICATION) return "foreign";
  if (version !== VERSION) return { version };
  // A computed column, a missing index or a trigger would change what rows say.
  const isWhole = objects.length === Object.keys(TABLES).length &&
    objects.every(({ name, sql }) => sql === TABLES[String(name)]);
  return isWhole ? "store" : "altered";
}
