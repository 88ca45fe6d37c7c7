import type { Pool, Queryable } from "./connect.ts";
import { transaction } from "./transaction.ts";

export const VERSION = 1;

/** Whoever makes or looks at the tables first has this lock: "grdn" in ASCII. */
const LOCK = 0x6772646e;

/**
 * What a store is. `tx` is the transaction that put a row: who follows the table asks for those that were
 * not over when it last looked. `checksum` is over the columns that it follows.
 */
const TABLES = `
  CREATE SCHEMA gradnoise;

  CREATE TABLE gradnoise.format (version integer NOT NULL);
  INSERT INTO gradnoise.format VALUES (${VERSION});

  CREATE SEQUENCE gradnoise.puts;
  CREATE TABLE gradnoise.results (
    id text NOT NULL,
    fingerprint text NOT NULL,
    result text NOT NULL,
    network text,
    machine text,
    checksum text NOT NULL,
    -- What is shown of a running suite, so that no result has to be read.
    status text NOT NULL,
    shown text NOT NULL,
    number bigint NOT NULL DEFAULT nextval('gradnoise.puts'),
    put_at timestamptz NOT NULL DEFAULT now(),
    tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (id, fingerprint)
  );
  CREATE UNIQUE INDEX results_number ON gradnoise.results (number);
  CREATE INDEX results_tx ON gradnoise.results (tx);

  CREATE TABLE gradnoise.alarms (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL,
    fingerprint text NOT NULL,
    digest text NOT NULL,
    alarm text NOT NULL,
    raised_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, fingerprint, digest)
  );

  CREATE TABLE gradnoise.machines (id text PRIMARY KEY, content text NOT NULL);

  CREATE TABLE gradnoise.runs (
    id text PRIMARY KEY,
    content text NOT NULL,
    number bigint GENERATED ALWAYS AS IDENTITY,
    added_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE gradnoise.run_trials (
    run text NOT NULL REFERENCES gradnoise.runs ON DELETE CASCADE,
    id text NOT NULL,
    fingerprint text NOT NULL,
    PRIMARY KEY (run, id, fingerprint)
  );

  CREATE TABLE gradnoise.checkpoints (
    id text NOT NULL,
    fingerprint text NOT NULL,
    checkpoint text NOT NULL,
    checksum text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, fingerprint)
  );

  -- What kinds of trials wait in which queue of pg-boss.
  CREATE TABLE gradnoise.queues (
    name text PRIMARY KEY,
    description text NOT NULL
  );

  -- The last try of each trial that has not ended.
  CREATE TABLE gradnoise.tries (
    id text NOT NULL,
    fingerprint text NOT NULL,
    host text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now(),
    progress jsonb,
    losses jsonb NOT NULL DEFAULT '[]',
    PRIMARY KEY (id, fingerprint)
  );
`;

/** What a database turns out to be. */
export type DatabaseKind = "empty" | "store" | "foreign" | { readonly version: number };

/** Whether a database has a store of this version. */
export async function kindOf(database: Queryable): Promise<DatabaseKind> {
  // Not by to_regclass(), which may remember that there was no such table a moment ago.
  const { rows: [found] } = await database.query(
    `SELECT count(*) > 0 AS schema, count(relname) > 0 AS format FROM pg_namespace
     LEFT JOIN pg_class ON relnamespace = pg_namespace.oid AND relname = 'format'
     WHERE nspname = 'gradnoise'`,
  );
  if (!found.schema) return "empty";
  if (!found.format) return "foreign";
  const { rows: [row] } = await database.query("SELECT version FROM gradnoise.format");
  if (row === undefined) return "foreign";
  return row.version === VERSION ? "store" : { version: row.version };
}

/** Makes an empty database a store. Of many processes that do this at once, one does. */
export async function prepare(pool: Pool): Promise<DatabaseKind> {
  const kind = await kindOf(pool);
  if (kind !== "empty") return kind;
  return await transaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    if (await kindOf(client) === "empty") await client.query(TABLES);
    return await kindOf(client);
  });
}

/** Does something while no other process does, for as long as a transaction of its own lasts. */
export async function alone<T>(pool: Pool, action: () => Promise<T>): Promise<T> {
  return await transaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    return await action();
  });
}
