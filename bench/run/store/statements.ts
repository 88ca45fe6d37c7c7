import type { DatabaseSync, StatementSync } from "node:sqlite";

/** Statements of a database, each prepared once: that takes longer than to run a short one. */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** A statement to run to its end before it is asked for again. */
  of(sql: string): StatementSync {
    const before = this.#prepared.get(sql);
    if (before !== undefined) return before;
    const made = this.#database.prepare(sql);
    this.#prepared.set(sql, made);
    return made;
  }
}
