import { DatabaseSync } from "node:sqlite";
import type { z } from "zod";
import { UsageError } from "../errors.ts";
import { type TrialResult, trialSchema } from "../result_file.ts";
import { type TrainedNetwork, trainedNetworkSchema } from "../trained_network.ts";
import type { TrialStore } from "./store.ts";

/** Marks a file as ours: "grdn" in ASCII. */
const APPLICATION = 0x6772646e;
const VERSION = 3;
/** As long as another process may need to close the file. */
const BUSY_MILLISECONDS = 500;

const SCHEMA = `
  CREATE TABLE trials (
    id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    result TEXT NOT NULL,
    UNIQUE (id, fingerprint)
  ) STRICT;
  CREATE TABLE networks (
    id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    network TEXT NOT NULL,
    UNIQUE (id, fingerprint)
  ) STRICT;
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${VERSION};
`;

/**
 * Trials in an SQLite file. The file is the process's own while it is open: a second one is refused
 * at once, so two runs never do the same trial twice.
 */
export class SqliteStore implements TrialStore {
  readonly #path: string;
  readonly #database: DatabaseSync;

  /**
   * Opens a store, and makes it if there is none.
   *
   * @throws {UsageError} If the file is no store of this version, cannot be opened, or is in use.
   */
  constructor(path: string) {
    this.#path = path;
    this.#database = this.#guard(() => new DatabaseSync(path, { timeout: BUSY_MILLISECONDS }));
    try {
      this.#guard(() => this.#prepare());
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  get(id: string, fingerprint: string | null): TrialResult | null {
    return this.#guard(() => {
      const row = this.#database.prepare(
        `SELECT id, result FROM trials WHERE id = ?1 AND (?2 IS NULL OR fingerprint = ?2)
         ORDER BY rowid DESC LIMIT 1`,
      ).get(id, fingerprint);
      return row === undefined ? null : this.#parse(row);
    });
  }

  find(prefix: string): TrialResult[] {
    return this.#guard(() =>
      this.#database.prepare(
        `SELECT id, result FROM trials WHERE rowid IN
           (SELECT max(rowid) FROM trials WHERE substr(id, 1, length(?1)) = ?1 GROUP BY id)
         ORDER BY id`,
      ).all(prefix).map((row) => this.#parse(row))
    );
  }

  network(id: string, fingerprint: string): TrainedNetwork | null {
    return this.#guard(() => {
      const row = this.#database.prepare(
        "SELECT network FROM networks WHERE id = ? AND fingerprint = ?",
      ).get(id, fingerprint);
      return row === undefined
        ? null
        : this.#parseText(trainedNetworkSchema, row.network, `the network of trial ${id}`);
    });
  }

  put(result: TrialResult, network: TrainedNetwork | null): void {
    const { id, fingerprint } = result;
    this.#guard(() => {
      this.#database.exec("BEGIN");
      try {
        this.#database.prepare(
          "INSERT OR REPLACE INTO trials (id, fingerprint, result) VALUES (?, ?, ?)",
        ).run(id, fingerprint, JSON.stringify(result));
        // An earlier one is not what this result was measured with.
        this.#database.prepare("DELETE FROM networks WHERE id = ? AND fingerprint = ?")
          .run(id, fingerprint);
        if (network !== null) {
          this.#database.prepare(
            "INSERT INTO networks (id, fingerprint, network) VALUES (?, ?, ?)",
          ).run(id, fingerprint, JSON.stringify(network));
        }
        this.#database.exec("COMMIT");
      } catch (error) {
        this.#database.exec("ROLLBACK");
        throw error;
      }
    });
  }

  [Symbol.dispose](): void {
    this.#database.close();
  }

  #number(sql: string): number {
    return Object.values(this.#database.prepare(sql).get()!)[0] as number;
  }

  #prepare(): void {
    // The locking mode keeps the lock that the first transaction takes.
    this.#database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    const application = this.#number("PRAGMA application_id");
    const version = this.#number("PRAGMA user_version");
    const tables = this.#number("SELECT count(*) FROM sqlite_schema");
    const empty = application === 0 && version === 0 && tables === 0;
    if (!empty && application !== APPLICATION) {
      throw this.#refusal("it is a database of another program");
    }
    if (!empty && version !== VERSION) {
      throw this.#refusal(
        `it has the format ${version}, this gradnoise reads ${VERSION}: name another folder with --out`,
      );
    }
    if (empty) this.#database.exec(SCHEMA);
    this.#database.exec("COMMIT; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  }

  #refusal(reason: string): UsageError {
    return new UsageError(`Cannot open the store ${this.#path}: ${reason}`);
  }

  #guard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (error instanceof UsageError) throw error;
      const { message } = error as Error;
      const locked = message.includes("is locked");
      throw this.#refusal(locked ? "another gradnoise is using it" : message);
    }
  }

  #parse({ id, result }: Record<string, unknown>): TrialResult {
    return this.#parseText(trialSchema, result, `the result of trial ${id}`);
  }

  #parseText<T>(schema: z.ZodType<T>, text: unknown, what: string): T {
    try {
      return schema.parse(JSON.parse(String(text)));
    } catch {
      throw this.#refusal(`${what} is damaged; --fresh replaces it`);
    }
  }
}
