import { UsageError, WriteError } from "../../../base/mod.ts";
import { endedTrial } from "../../ended_trial.ts";
import type { TrainedNetwork, TrialResult } from "../../../trial/spec/mod.ts";
import { type ContentRow, contentRow, readContentRow } from "../content_row.ts";
import { DigestAlarm, type ResultOrigin } from "../digest_alarm.ts";
import { type Machine, machineSchema } from "../machine.ts";
import { putAnswer } from "../put_answer.ts";
import { type RunRecord, runRecordSchema } from "../run_record.ts";
import type { PutAnswer, StoreUse, TrialTable } from "../store.ts";
import {
  checksumOf,
  readTrialRow,
  type TrialRow,
  type TrialTexts,
  trialTexts,
} from "../trial_row.ts";
import { connect, type Pool, type Queryable, refusal, serverFault } from "./connect.ts";
import { kindOf, prepare, VERSION } from "./schema.ts";
import { parseServerAddress, type ServerAddress, showServer } from "./server_address.ts";
import { transaction } from "./transaction.ts";

/** Rows of a statement with many values. */
const BATCH = 1000;

/** Trials in a PostgreSQL database. Any number of processes may write to it at the same time. */
export class PostgresStore implements TrialTable, AsyncDisposable {
  readonly #address: ServerAddress;
  readonly #machine: Machine | null;
  readonly #damaged = new Set<string>();
  /** Ids of machines that this process has put. */
  readonly #machines = new Set<string>();
  /** For what else lies in the database. */
  readonly pool: Pool;

  private constructor(address: ServerAddress, pool: Pool, machine: Machine | null) {
    this.#address = address;
    this.#machine = machine;
    this.pool = pool;
  }

  /**
   * Opens a store. For writing, its tables are made if they are missing.
   *
   * @param place What follows "postgresql:".
   * @param size Connections at the same time.
   * @throws {UsageError} If there is no server, or the database is not a store of this version.
   */
  static async open(
    place: string,
    use: StoreUse,
    machine: Machine | null,
    size = 4,
  ): Promise<PostgresStore> {
    const address = parseServerAddress(place);
    const pool = await connect(address, size, use === "read");
    try {
      const kind = use === "read" ? await kindOf(pool) : await prepare(pool);
      const refuse = (reason: string) => refusal(address, new Error(reason));
      if (kind === "empty") throw refuse("it is empty");
      if (kind === "foreign") throw refuse('its schema "gradnoise" is of another program');
      if (kind !== "store") {
        throw refuse(
          `it has format ${kind.version}; this version of gradnoise reads format ${VERSION}: name another database`,
        );
      }
    } catch (error) {
      await pool.end();
      throw refusal(address, error);
    }
    return new PostgresStore(address, pool, machine);
  }

  /** As people may see it, without a password. */
  get place(): string {
    return showServer(this.#address);
  }

  get damaged(): ReadonlySet<string> {
    return this.#damaged;
  }

  async get(id: string, fingerprint: string | null): Promise<TrialResult | null> {
    return (await this.#read(id, fingerprint))?.result ?? null;
  }

  async find(prefix: string): Promise<TrialResult[]> {
    const { rows } = await this.#ask(
      'SELECT DISTINCT id COLLATE "C" AS id FROM gradnoise.results WHERE starts_with(id, $1) ORDER BY 1',
      [prefix],
    );
    const found: TrialResult[] = [];
    for (const { id } of rows) {
      const result = await this.get(id, null);
      if (result !== null) found.push(result);
    }
    return found;
  }

  async network(id: string, fingerprint: string): Promise<TrainedNetwork | null> {
    return (await this.#read(id, fingerprint))?.network ?? null;
  }

  async put(
    result: TrialResult,
    network: TrainedNetwork | null,
    machine: Machine | null = this.#machine,
  ): Promise<PutAnswer> {
    const answer = await this.write((client) => this.putIn(client, result, network, machine));
    if (answer instanceof DigestAlarm) throw answer;
    return answer;
  }

  /**
   * Does what `put` does as a part of a transaction, which also remembers an alarm.
   *
   * @returns An alarm where `put` throws it: what else belongs to the transaction is to be kept.
   */
  async putIn(
    client: Queryable,
    result: TrialResult,
    network: TrainedNetwork | null,
    machine: Machine | null = this.#machine,
  ): Promise<PutAnswer | DigestAlarm> {
    const { id, fingerprint } = result;
    const machineId = machine && await this.#addMachine(client, machine);
    const row = trialTexts(result, network, machineId);
    const values = [
      ...[id, fingerprint, row.result, row.network, row.machine, checksumOf(row)],
      ...[result.status, JSON.stringify(endedTrial(result))],
    ];
    const { rowCount } = await client.query(
      `INSERT INTO gradnoise.results
         (id, fingerprint, result, network, machine, checksum, status, shown)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id, fingerprint) DO NOTHING`,
      values,
    );
    if (rowCount === 1) return "new";
    const kept = await this.#find(client, id, fingerprint, "FOR UPDATE");
    const answer = putAnswer(kept?.result ?? null, result);
    if (answer === "known") return answer;
    if (answer === "alarm") {
      const keptMachine = await machineIn(client, id, fingerprint);
      return await this.#raise(client, result, {
        digest: kept!.result.digest,
        machine: keptMachine,
      }, {
        digest: result.digest,
        machine,
      });
    }
    await client.query(
      `UPDATE gradnoise.results SET result = $3, network = $4, machine = $5, checksum = $6,
         status = $7, shown = $8, number = nextval('gradnoise.puts'), put_at = now(), tx = pg_current_xact_id()
       WHERE id = $1 AND fingerprint = $2`,
      values,
    );
    return answer;
  }

  /** A server keeps what it has answered to. */
  check(): void {}

  async machineOf(id: string, fingerprint: string): Promise<Machine | null> {
    if (await this.#read(id, fingerprint) === null) return null;
    return await this.#guard(() => machineIn(this.pool, id, fingerprint));
  }

  async addRun(record: RunRecord): Promise<void> {
    await this.write(async (client) => {
      const run = await addContent(client, "runs", record);
      for (let i = 0; i < record.trials.length; i += BATCH) {
        const trials = record.trials.slice(i, i + BATCH);
        await client.query(
          `INSERT INTO gradnoise.run_trials (run, id, fingerprint)
           SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
          [run, trials.map(({ id }) => id), trials.map(({ fingerprint }) => fingerprint)],
        );
      }
    });
  }

  async runs(): Promise<RunRecord[]> {
    const { rows } = await this.#ask("SELECT id, content FROM gradnoise.runs ORDER BY number", []);
    return rows.flatMap((row) => readContentRow(runRecordSchema, row) ?? []);
  }

  /** Undamaged results by the numbers of their being put, in this order. */
  async numbered(numbers: readonly number[]): Promise<{ result: TrialResult; number: number }[]> {
    const { rows } = await this.#ask(
      `SELECT id, fingerprint, result, network, machine, checksum, number FROM gradnoise.results
       WHERE number = ANY($1::bigint[]) ORDER BY number`,
      [numbers],
    );
    return rows.flatMap(({ number, checksum, ...texts }) => {
      const row = readTrialRow(texts, checksum);
      if (row === null) this.#damaged.add(texts.id);
      return row === null ? [] : [{ result: row.result, number: Number(number) }];
    });
  }

  /**
   * Writes in one transaction.
   *
   * @throws {WriteError} If it cannot.
   */
  async write<T>(action: (client: Queryable) => Promise<T>): Promise<T> {
    try {
      return await transaction(this.pool, action);
    } catch (error) {
      this.#machines.clear();
      const fault = new WriteError(`Cannot write to ${this.place}: ${serverFault(error)}`);
      fault.cause = error;
      throw fault;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool.end();
  }

  /** Keeps a machine, and gives its id. */
  async #addMachine(client: Queryable, machine: Machine): Promise<string> {
    const { id } = contentRow(machine);
    if (this.#machines.has(id)) return id;
    await addContent(client, "machines", machine);
    this.#machines.add(id);
    return id;
  }

  /** Remembers an alarm, for those who wait for the result elsewhere. */
  async #raise(
    client: Queryable,
    result: TrialResult,
    kept: Omit<ResultOrigin, "place">,
    other: Omit<ResultOrigin, "place">,
  ): Promise<DigestAlarm> {
    const { id, fingerprint, workload, variant, seed } = result, { place } = this;
    const trial = { id, fingerprint, workload, variant, seed };
    const alarm = new DigestAlarm(trial, { ...kept, place }, { ...other, place: null });
    await client.query(
      `INSERT INTO gradnoise.alarms (id, fingerprint, digest, alarm) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [
        id,
        fingerprint,
        other.digest,
        JSON.stringify({ trial, kept: alarm.kept, other: alarm.other }),
      ],
    );
    return alarm;
  }

  #read(id: string, fingerprint: string | null): Promise<TrialRow | null> {
    return this.#guard(() => this.#find(this.pool, id, fingerprint));
  }

  async #find(
    client: Queryable,
    id: string,
    fingerprint: string | null,
    lock: "" | "FOR UPDATE" = "",
  ): Promise<TrialRow | null> {
    const { rows } = await client.query<TrialTexts & { readonly checksum: string }>(
      `SELECT id, fingerprint, result, network, machine, checksum FROM gradnoise.results
       WHERE id = $1 AND ($2::text IS NULL OR fingerprint = $2) ORDER BY number DESC ${lock}`,
      [id, fingerprint],
    );
    for (const row of rows) {
      const parsed = readTrialRow(row, row.checksum);
      if (parsed !== null) return parsed;
      this.#damaged.add(id);
    }
    return null;
  }

  async #ask(sql: string, values: unknown[]) {
    return await this.#guard(() => this.pool.query(sql, values));
  }

  async #guard<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      const fault = new UsageError(`Cannot read ${this.place}: ${serverFault(error)}`);
      fault.cause = error;
      throw fault;
    }
  }
}

/** Keeps a value under its digest, and mends one that is damaged. */
async function addContent(
  client: Queryable,
  table: "machines" | "runs",
  value: unknown,
): Promise<string> {
  const { id, content } = contentRow(value);
  await client.query(
    // A conflict locks the row until the transaction is over: all workers of a machine would wait for it.
    `INSERT INTO gradnoise.${table} (id, content) SELECT $1, $2
     WHERE NOT EXISTS (SELECT FROM gradnoise.${table} WHERE id = $1 AND content = $2)
     ON CONFLICT (id) DO UPDATE SET content = EXCLUDED.content`,
    [id, content],
  );
  return id;
}

async function machineIn(
  client: Queryable,
  id: string,
  fingerprint: string,
): Promise<Machine | null> {
  const { rows: [row] } = await client.query<ContentRow>(
    `SELECT machines.id, content FROM gradnoise.results JOIN gradnoise.machines
       ON machines.id = results.machine
     WHERE results.id = $1 AND fingerprint = $2`,
    [id, fingerprint],
  );
  return row === undefined ? null : readContentRow(machineSchema, row);
}
