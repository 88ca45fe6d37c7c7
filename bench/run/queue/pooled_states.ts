import type { EndedTrial } from "../ended_trial.ts";
import type { RunningTrial, RunState } from "../run_state.ts";
import { stateOfRun } from "../state_of_run.ts";
import { contentRow } from "../store/content_row.ts";
import type { StoreLocation } from "../store/kinds.ts";
import { machineSchema } from "../store/machine.ts";
import { PostgresStore } from "../store/postgres/mod.ts";
import type { RunRecord } from "../store/run_record.ts";
import { JOBS } from "./trial_queue.ts";

/** How far the runs of a database have come. It is only read. */
export class PooledStates implements AsyncDisposable {
  /** For results, networks and reports. */
  readonly store: PostgresStore;

  private constructor(store: PostgresStore) {
    this.store = store;
  }

  /** @throws {UsageError} If the database cannot be opened, or has no store. */
  static async open({ place }: StoreLocation): Promise<PooledStates> {
    return new PooledStates(await PostgresStore.open(place, "read", null));
  }

  /** The run of a name, or of any, that was added last; null if there is none. */
  async newest(name?: string): Promise<RunRecord | null> {
    const runs = await this.store.runs();
    return runs.findLast((run) => name === undefined || run.name === name) ?? null;
  }

  /** How far a run has come by now. */
  async stateOf(record: RunRecord): Promise<RunState> {
    const run = contentRow(record).id;
    const [{ added_at, now }] = await this.#ask(
      "SELECT added_at, now() FROM gradnoise.runs WHERE id = $1",
      run,
    ) as [{ added_at: Date; now: Date }];
    const ended = await this.#ask(
      `SELECT shown, put_at, machine FROM gradnoise.results
       JOIN gradnoise.run_trials USING (id, fingerprint) WHERE run = $1 ORDER BY number`,
      run,
    );
    const running = await this.#running(record, run);
    const waits = await this.#waits(run);
    const isEnded = !waits && ended.length >= record.trials.length;
    const status = isEnded ? "ended" : waits || running.length > 0 ? "running" : "stopped";
    const updatedAt: Date = status === "running" ? now : ended.at(-1)?.put_at ?? added_at;
    return stateOfRun({
      record,
      ended: ended.map(({ shown }): EndedTrial => JSON.parse(shown)),
      ...{ running, status },
      startedAt: added_at.toISOString(),
      updatedAt: updatedAt.toISOString(),
      workers: running.length,
      hosts: await this.#hosts(ended.map(({ machine }) => machine), running),
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.store[Symbol.asyncDispose]();
  }

  async #running({ trials }: RunRecord, run: string): Promise<RunningTrial[]> {
    const rows = await this.#ask(
      `SELECT id, host, since, progress, losses FROM gradnoise.tries
       JOIN gradnoise.run_trials USING (id, fingerprint)
       WHERE run = $1 AND seen_at > now() - interval '1 minute' ORDER BY since, id`,
      run,
    );
    const byId = new Map(trials.map((trial) => [trial.id, trial]));
    return rows.flatMap(({ id, host, since, progress, losses }) => {
      const trial = byId.get(id);
      if (trial === undefined) return [];
      const { workload, variant, seed } = trial;
      return [{
        ...{ id, workload, variant, seed, host, progress, losses },
        since: since.toISOString(),
      }];
    });
  }

  /** Whether trials wait, or are held by workers. */
  async #waits(run: string): Promise<boolean> {
    const [{ jobs }] = await this.#ask(`SELECT to_regclass('${JOBS}.job') AS jobs`) as [
      { jobs: string | null },
    ];
    if (jobs === null) return false;
    const [{ waits }] = await this.#ask(
      `SELECT EXISTS (SELECT FROM gradnoise.run_trials t JOIN ${JOBS}.job j
         ON j.singleton_key = t.id || ':' || t.fingerprint
       WHERE run = $1 AND j.state < 'completed') AS waits`,
      run,
    ) as [{ waits: boolean }];
    return waits;
  }

  async #hosts(machines: readonly string[], running: readonly RunningTrial[]): Promise<string[]> {
    const { rows } = await this.store.pool.query(
      "SELECT content FROM gradnoise.machines WHERE id = ANY($1)",
      [[...new Set(machines)].filter((id) => id !== null)],
    );
    const hosts = rows.map(({ content }) => machineSchema.parse(JSON.parse(content)).host);
    return [...new Set([...hosts, ...running.map(({ host }) => host)])].sort();
  }

  async #ask(sql: string, ...values: readonly unknown[]) {
    return (await this.store.pool.query(sql, [...values])).rows;
  }
}
