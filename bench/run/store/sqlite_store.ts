import { DatabaseSync } from "node:sqlite";
import { fileFault, UsageError, WriteError } from "../../base/mod.ts";
import type { TrainedNetwork, TrialResult } from "../../trial/spec/mod.ts";
import { type ContentRow, contentRow, readContentRow } from "./content_row.ts";
import { DigestAlarm } from "./digest_alarm.ts";
import { type Machine, machineSchema } from "./machine.ts";
import { putAnswer } from "./put_answer.ts";
import { type RunRecord, runRecordSchema } from "./run_record.ts";
import { CREATE, kindOf, VERSION } from "./schema.ts";
import { Statements } from "./statements.ts";
import type { PutAnswer, StoreUse, TrialTable } from "./store.ts";
import { putStoredRow, storedMachines, type StoredRow, storedRows } from "./stored_row.ts";
import {
  checksumOf,
  readTrialRow,
  type TrialRow,
  type TrialTexts,
  trialTexts,
} from "./trial_row.ts";

/** How long another process may take to close the file. */
const BUSY_MILLISECONDS = 500;

const IN_MEMORY = ":memory:";

/**
 * Trials and runs in an SQLite file. A store that is open for writing holds the file exclusively: a second process
 * is refused at once, so two runs never do the same trial twice.
 */
export class SqliteStore implements TrialTable, Disposable {
  readonly #path: string;
  readonly #use: StoreUse;
  readonly #machine: Machine | null;
  readonly #database: DatabaseSync;
  readonly #statements: Statements;
  /** The ids of machines whose rows are there and whole. */
  #machineIds = new WeakMap<Machine, string>();
  readonly #damaged = new Set<string>();
  /** The identity of the file that was opened; null in memory. */
  readonly #file: string | null;

  /**
   * Opens a store. For writing, it is created if it is missing; for reading, nothing is written, not even
   * beside it, so a read-only disk will do.
   *
   * @param machine That runs the trials which are put; null if it is not known.
   * @param open Opens the database; a test may open another.
   * @throws {UsageError} If the file is not a store of this version, cannot be opened, or is in use.
   * @throws {WriteError} If the disk is full.
   */
  constructor(
    path: string,
    use: StoreUse = "write",
    machine: Machine | null = null,
    open = openDatabase,
  ) {
    this.#path = path;
    this.#use = use;
    this.#machine = machine;
    const readOnly = use === "read";
    this.#database = this.#guard(() => {
      if (readOnly) this.#checkReadable();
      return open(path, readOnly);
    });
    this.#statements = new Statements(this.#database);
    try {
      this.#guard(() => readOnly ? this.#checkStore() : this.#prepare());
    } catch (error) {
      this.#database.close();
      throw error;
    }
    this.#file = fileAt(path);
  }

  get damaged(): ReadonlySet<string> {
    return this.#damaged;
  }

  get(id: string, fingerprint: string | null): TrialResult | null {
    return this.#read(id, fingerprint)?.result ?? null;
  }

  find(prefix: string): TrialResult[] {
    const ids = this.#guard(() =>
      this.#database.prepare(
        "SELECT DISTINCT id FROM trials WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id",
      ).all(prefix).map(({ id }) => String(id))
    );
    return ids.flatMap((id) => this.get(id, null) ?? []);
  }

  network(id: string, fingerprint: string): TrainedNetwork | null {
    return this.#read(id, fingerprint)?.network ?? null;
  }

  put(
    result: TrialResult,
    network: TrainedNetwork | null,
    machine: Machine | null = this.#machine,
  ): PutAnswer {
    const { id, fingerprint } = result;
    const answer = this.#write(() => {
      const kept = this.#find(id, fingerprint)?.result ?? null;
      const answer = putAnswer(kept, result);
      if (answer === "alarm") {
        const place = this.#path;
        throw new DigestAlarm(
          result,
          { digest: kept!.digest, machine: this.#machineOf(id, fingerprint), place },
          { digest: result.digest, machine, place: null },
        );
      }
      if (answer === "new") {
        const row = trialTexts(result, network, machine && this.#addMachine(machine));
        putStoredRow(this.#statements, { ...row, checksum: checksumOf(row) });
      }
      return answer;
    });
    this.check();
    return answer;
  }

  check(): void {
    // What is written to a file that has no name any more is lost when it is closed.
    if (this.#file === null || fileAt(this.#path) === this.#file) return;
    throw new WriteError(
      `Cannot write ${this.#path}: it was removed or replaced while it was in use`,
    );
  }

  machineOf(id: string, fingerprint: string): Machine | null {
    return this.#guard(() => this.#machineOf(id, fingerprint));
  }

  addRun(record: RunRecord): void {
    this.#write(() => {
      const id = this.#addContent("runs", record);
      // Of a run by several versions of the code the last one counts, and that may be an earlier one again.
      this.#statements.of(
        `UPDATE runs SET rowid = (SELECT max(rowid) + 1 FROM runs) WHERE id = ?1 AND EXISTS (
           SELECT 1 FROM runs AS later WHERE later.rowid > runs.rowid AND
             CASE WHEN json_valid(later.content) THEN
               later.content ->> 'name' = ?2 AND later.content ->> 'fingerprint' <> ?3
             END
         )`,
      ).run(id, record.name, record.fingerprint);
    });
    this.check();
  }

  runs(): RunRecord[] {
    return this.#runRows().flatMap((row) => readContentRow(runRecordSchema, row) ?? []);
  }

  /** The ids of records of runs that cannot be read. */
  damagedRuns(): string[] {
    return this.#runRows().filter((row) => readContentRow(runRecordSchema, row) === null)
      .map(({ id }) => id);
  }

  /** Every row of trials as it is stored, one at a time, in the order in which they were stored. */
  *rows(): Generator<StoredRow> {
    const rows = this.#guard(() => storedRows(this.#database));
    while (true) {
      const { done, value } = this.#guard(() => rows.next());
      if (done) return;
      yield value;
    }
  }

  /** The machines that rows name. */
  machines(): Map<string, Machine> {
    return this.#guard(() => storedMachines(this.#database));
  }

  /**
   * Stores rows of another store as they are, all of them or, where reading one fails, none.
   *
   * @param machines Those that the rows name.
   * @throws {WriteError} If they cannot be kept.
   */
  copy(rows: Iterable<StoredRow>, machines: ReadonlyMap<string, Machine>): void {
    this.#write(() => {
      const added = new Set<string | null>([null]);
      for (const row of rows) {
        putStoredRow(this.#statements, row);
        const machine = added.has(row.machine) ? undefined : machines.get(row.machine!);
        if (machine !== undefined) this.#addContent("machines", machine);
        added.add(row.machine);
      }
    });
    this.check();
  }

  [Symbol.dispose](): void {
    try {
      // With a write-ahead log, even a reader would have to write beside the file.
      this.#database.exec("PRAGMA journal_mode = DELETE");
    } catch {
      // The disk is full, or the store was opened to read: the log is as safe as the file.
    }
    this.#database.close();
  }

  #prepare(): void {
    // The locking mode keeps the lock that the first transaction takes.
    this.#database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    if (kindOf(this.#database) === "empty") this.#database.exec(CREATE);
    this.#checkStore();
    this.#database.exec("COMMIT; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  }

  #checkStore(): void {
    const kind = kindOf(this.#database);
    if (kind === "store") return;
    if (kind === "empty") throw this.#refusal("it is empty");
    if (kind === "foreign") throw this.#refusal("it is a database of another program");
    throw this.#refusal(
      (kind === "altered"
        ? "its tables are not as gradnoise makes them"
        : `it has format ${kind.version}; this version of gradnoise reads format ${VERSION}`) +
        (this.#use === "write" ? ": name another folder with --out" : ""),
    );
  }

  /** SQLite gives one message, "unable to open database file", for every obstacle. */
  #checkReadable(): void {
    try {
      Deno.openSync(this.#path).close();
    } catch (error) {
      throw this.#refusal(fileFault(error));
    }
  }

  #read(id: string, fingerprint: string | null): TrialRow | null {
    return this.#guard(() => this.#find(id, fingerprint));
  }

  #find(id: string, fingerprint: string | null): TrialRow | null {
    const rows = this.#statements.of(
      `SELECT id, fingerprint, result, network, machine, checksum FROM trials
       WHERE id = ?1 AND (?2 IS NULL OR fingerprint = ?2) ORDER BY rowid DESC`,
    ).all(id, fingerprint);
    for (const row of rows) {
      const parsed = readTrialRow(row as unknown as TrialTexts, String(row.checksum));
      if (parsed !== null) return parsed;
      this.#damaged.add(id);
    }
    return null;
  }

  #machineOf(id: string, fingerprint: string): Machine | null {
    const row = this.#statements.of(
      `SELECT trials.id, fingerprint, result, network, machine, checksum, content
       FROM trials JOIN machines ON machines.id = machine
       WHERE trials.id = ? AND fingerprint = ?`,
    ).get(id, fingerprint) as unknown as (StoredRow & { content: string }) | undefined;
    if (row === undefined || row.checksum !== checksumOf(row)) return null;
    return readContentRow(machineSchema, { id: row.machine!, content: row.content });
  }

  #runRows(): ContentRow[] {
    return this.#guard(() =>
      this.#database.prepare("SELECT id, content FROM runs ORDER BY rowid").all()
    ) as unknown as ContentRow[];
  }

  /** Keeps all that an action writes, or nothing. */
  #write<T>(action: () => T): T {
    // Whether or not the action would write anything.
    if (this.#use === "read") throw new WriteError(`Cannot write ${this.#path}: it is only read`);
    try {
      this.#database.exec("BEGIN");
      const done = action();
      this.#database.exec("COMMIT");
      return done;
    } catch (error) {
      this.#rollBack();
      if (error instanceof DigestAlarm || error instanceof UsageError) throw error;
      throw new WriteError(`Cannot write ${this.#path}: ${(error as Error).message}`);
    }
  }

  #addMachine(machine: Machine): string {
    const id = this.#machineIds.get(machine) ?? this.#addContent("machines", machine);
    this.#machineIds.set(machine, id);
    return id;
  }

  /** Adds a machine or a run, or repairs it, and gives its id. One that is there keeps its place. */
  #addContent(table: "machines" | "runs", value: Machine | RunRecord): string {
    const { id, content } = contentRow(value);
    this.#statements.of(
      `INSERT INTO ${table} (id, content) VALUES (?, ?)
       ON CONFLICT (id) DO UPDATE SET content = excluded.content WHERE content <> excluded.content`,
    ).run(id, content);
    return id;
  }

  /** Some errors end the transaction themselves; then there is none to roll back. */
  #rollBack(): void {
    this.#machineIds = new WeakMap();
    try {
      this.#database.exec("ROLLBACK");
    } catch {
      // The first error says why.
    }
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
      if (this.#use === "write" && /disk (?:is full|I\/O error)/.test(message)) {
        throw new WriteError(`Cannot write ${this.#path}: ${message}`);
      }
      if (message.includes("is locked")) throw this.#refusal("another gradnoise is using it");
      const interrupted = fileAt(`${this.#path}-wal`) !== null;
      throw this.#refusal(
        interrupted && /unable to open|readonly/.test(message)
          ? "its last run was killed, and what that left can only be read where it can be written: " +
            "copy the folder"
          : message,
      );
    }
  }
}

function openDatabase(path: string, readOnly: boolean): DatabaseSync {
  return new DatabaseSync(path, { timeout: BUSY_MILLISECONDS, readOnly });
}

/** A file's identity, which no later file of the same name shares; null if there is no file. */
function fileAt(path: string): string | null {
  if (path === IN_MEMORY) return null;
  try {
    const { dev, ino } = Deno.statSync(path);
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}
