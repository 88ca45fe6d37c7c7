import type { TrialProgress, TrialResult } from "../../trial/spec/mod.ts";
import { DigestAlarm } from "../store/digest_alarm.ts";
import type { PostgresStore } from "../store/postgres/mod.ts";
import { JOBS } from "./trial_queue.ts";

/** Results that are read at a time. */
const PAGE = 200;

/** A trial by what it is in a database. */
export interface TrialKey {
  readonly id: string;
  readonly fingerprint: string;
}

/** A result, and the number of its being put. */
export interface PutResult {
  readonly result: TrialResult;
  readonly number: number;
}

/** A trial that runs. */
export interface FollowedTry extends TrialKey {
  /** Null before the first report. */
  readonly progress: TrialProgress | null;
}

/** Follows the trials of a run in a database: only what is new since the last look is read. */
export class FollowedRun {
  readonly #store: PostgresStore;
  readonly #run: string;
  /** Whatever a transaction before this one put was seen. */
  #seen = "0";
  #alarm = 0;

  /** @param run The id of a run that was added to the store. */
  constructor(store: PostgresStore, run: string) {
    this.#store = store;
    this.#run = run;
  }

  /** Results that were put since the last call; of those that were being put then, some come again. */
  async results(): Promise<PutResult[]> {
    const { rows: [{ over }] } = await this.#ask(
      "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS over",
    );
    const { rows: put } = await this.#ask(
      `SELECT number FROM gradnoise.results JOIN gradnoise.run_trials USING (id, fingerprint)
       WHERE run = $1 AND tx >= $2::xid8 ORDER BY number`,
      [this.#run, this.#seen],
    );
    const results: PutResult[] = [];
    for (let i = 0; i < put.length; i += PAGE) {
      const numbers = put.slice(i, i + PAGE).map(({ number }) => Number(number));
      results.push(...await this.#store.numbered(numbers));
    }
    this.#seen = over;
    return results;
  }

  /** Alarms about trials of this run that were not given before, whoever raised them. */
  async alarms(): Promise<DigestAlarm[]> {
    const { rows } = await this.#ask(
      `SELECT number, alarm FROM gradnoise.alarms JOIN gradnoise.run_trials USING (id, fingerprint)
       WHERE run = $1 AND number > $2 ORDER BY number`,
      [this.#run, this.#alarm],
    );
    this.#alarm = Number(rows.at(-1)?.number ?? this.#alarm);
    return rows.map(({ alarm }) => {
      const { trial, kept, other } = JSON.parse(alarm);
      return new DigestAlarm(trial, kept, other);
    });
  }

  /** The trials that run now. */
  async tries(): Promise<FollowedTry[]> {
    const { rows } = await this.#ask(
      `SELECT id, fingerprint, progress FROM gradnoise.tries
       JOIN gradnoise.run_trials USING (id, fingerprint) WHERE run = $1
       AND seen_at > now() - interval '1 minute'`,
      [this.#run],
    );
    return rows;
  }

  /** Trials that have not ended, and neither wait nor run. */
  async forgotten(): Promise<TrialKey[]> {
    const { rows } = await this.#ask(
      `SELECT t.id, t.fingerprint FROM gradnoise.run_trials t
       LEFT JOIN gradnoise.results r USING (id, fingerprint)
       WHERE t.run = $1 AND (r.id IS NULL OR r.status = 'failed') AND NOT EXISTS (
         SELECT FROM ${JOBS}.job j WHERE j.singleton_key = t.id || ':' || t.fingerprint
         AND j.state < 'completed')`,
      [this.#run],
    );
    return rows;
  }

  #ask(sql: string, values: unknown[] = []) {
    return this.#store.pool.query(sql, values);
  }
}
