import { type Db, type JobInsert, type JobWithMetadata, PgBoss } from "pg-boss";
import { failedTrial, type TrainedNetwork, type TrialResult } from "../../trial/spec/mod.ts";
import type { DigestAlarm } from "../store/digest_alarm.ts";
import type { Machine } from "../store/machine.ts";
import { alone, type PostgresStore, type Queryable } from "../store/postgres/mod.ts";
import type { PutAnswer } from "../store/store.ts";
import { type ClaimedTrial, type JobData, singletonKey } from "./claimed_trial.ts";
import { type QueueKind, queueKindSchema, queueName } from "./queue_kind.ts";
import { QUEUE_TIMES, type QueueTimes } from "./times.ts";

/** Where pg-boss has its tables. */
export const JOBS = "gradnoise_jobs";

/** The queue into which it puts trials that were lost too often. */
const LOST = "lost";

/** How often a trial may be lost and tried again. */
const RETRIES = 2;

/** Jobs of a statement. */
const BATCH = 500;

/** A trial may wait and run for any time, as long as its worker is there: ten years, in seconds. */
const FOREVER = 10 * 365 * 86_400;

/** Ended jobs say nothing that results do not say. */
const DELETE_AFTER = 3600;

/** A trial that is to be run. */
export interface QueuedTrial extends JobData {
  readonly kind: QueueKind;
  /** About how long it takes: those that take longest are begun first. */
  readonly seconds: number;
}

/** Trials that wait for workers, in a database: pg-boss's jobs, and what belongs to them. */
export class TrialQueue implements AsyncDisposable {
  readonly store: PostgresStore;
  readonly times: QueueTimes;
  readonly #boss: PgBoss;
  readonly #made = new Set<string>();

  private constructor(store: PostgresStore, times: QueueTimes) {
    this.store = store;
    this.times = times;
    this.#boss = new PgBoss({
      db: asDb(store.pool),
      schema: JOBS,
      // Whoever works or waits looks for lost trials, see `look`.
      ...{ supervise: false, schedule: false, registerInstance: false },
      monitorIntervalSeconds: Math.max(1, Math.round(times.lookEvery)),
      openTelemetry: { enabled: false },
    });
    // What matters is also thrown where it is asked for.
    this.#boss.on("error", () => {});
    this.#boss.on("warning", () => {});
  }

  /** Opens the queue of a store, and makes its tables if they are missing. */
  static async open(store: PostgresStore, times: QueueTimes = QUEUE_TIMES): Promise<TrialQueue> {
    const queue = new TrialQueue(store, times);
    // Many workers may start at once.
    await alone(store.pool, async () => {
      await queue.#boss.start();
      await queue.#boss.createQueue(LOST, {
        // Of those who put the failure: one of them may die, too.
        ...{ retryLimit: 1000, expireInSeconds: 60 },
        deleteAfterSeconds: DELETE_AFTER,
      });
    });
    return queue;
  }

  /** Puts trials into the queue that are not in it. */
  async enqueue(trials: readonly QueuedTrial[]): Promise<void> {
    for (const [name, own] of Map.groupBy(trials, ({ kind }) => queueName(kind))) {
      await this.#make(name, own[0]!.kind);
      for (let i = 0; i < own.length; i += BATCH) {
        const jobs = own.slice(i, i + BATCH).map((trial) =>
          insertion(trial, {
            priority: Math.round(Math.min(trial.seconds, 1e9)),
            retryLimit: RETRIES,
            lostAfter: this.times.lostAfter,
          })
        );
        await this.#boss.insert(name, jobs);
      }
    }
  }

  /** The queues in which trials wait or, if asked for, run. */
  async queues(withRunning = false): Promise<Map<string, QueueKind>> {
    const { rows } = await this.store.pool.query(
      `SELECT name, description FROM gradnoise.queues q WHERE EXISTS (
         SELECT FROM ${JOBS}.job j WHERE j.name = q.name AND j.state < $1) ORDER BY name`,
      [withRunning ? "completed" : "active"],
    );
    return new Map(
      rows.map(({ name, description }) => [name, queueKindSchema.parse(JSON.parse(description))]),
    );
  }

  /** The names of the runs whose trials wait or run in a queue, in the order in which they were added. */
  async runsOf(queue: string): Promise<string[]> {
    const { rows } = await this.store.pool.query(
      `SELECT content::json ->> 'name' AS name FROM gradnoise.runs r WHERE EXISTS (
         SELECT FROM gradnoise.run_trials t JOIN ${JOBS}.job j
           ON j.singleton_key = t.id || ':' || t.fingerprint
         WHERE t.run = r.id AND j.name = $1 AND j.state < 'completed') ORDER BY r.number`,
      [queue],
    );
    return [...new Set<string>(rows.map(({ name }) => name))];
  }

  /** Takes a trial; null if none waits. */
  async claim(queue: string, host: string): Promise<ClaimedTrial | null> {
    for (;;) {
      const [job] = await this.#boss.fetch<JobData>(queue, { includeMetadata: true });
      if (job === undefined) return null;
      const isBegun = await this.#begin(job.data, host);
      if (isBegun !== null) return claimedOf(queue, job, isBegun);
      // Somebody who was believed to be lost has put its result meanwhile.
      await this.#boss.complete(queue, job.id);
    }
  }

  /** Keeps a result and takes its trial from the queue, in one transaction. */
  async finish(
    trial: ClaimedTrial,
    result: TrialResult,
    network: TrainedNetwork | null,
    machine: Machine | null,
  ): Promise<PutAnswer | DigestAlarm> {
    return await this.store.write(async (client) => {
      const answer = await this.store.putIn(client, result, network, machine);
      const options = { db: asDb(client), includeQueued: true };
      // Whoever has it now: a result that comes late is a result.
      await this.#boss.complete(trial.queue, trial.job.id, null, options);
      await forget(client, trial);
      return answer;
    });
  }

  /** Gives a trial to others, as if it had never been taken. */
  async giveBack(trial: ClaimedTrial): Promise<void> {
    await this.store.write(async (client) => {
      const db = asDb(client);
      const { affected } = await this.#boss.deleteJob(trial.queue, trial.job, { db }) as {
        readonly affected?: number;
      };
      // Others have it already.
      if (affected === 0) return;
      const retryLimit = trial.retryLimit - trial.job.retryCount;
      await this.#boss.insert(trial.queue, [insertion(trial, { ...trial, retryLimit })], { db });
      await client.query("DELETE FROM gradnoise.tries WHERE id = $1 AND fingerprint = $2", [
        ...[trial.id, trial.fingerprint],
      ]);
    });
  }

  /** Shows that trials are still worked on. */
  async touch(trials: readonly ClaimedTrial[]): Promise<void> {
    for (const [queue, own] of Map.groupBy(trials, ({ queue }) => queue)) {
      await this.#boss.touch(queue, own.map(({ job }) => job));
    }
    await this.store.pool.query(
      `UPDATE gradnoise.tries t SET seen_at = now()
       FROM unnest($1::text[], $2::text[]) AS own (id, fingerprint)
       WHERE t.id = own.id AND t.fingerprint = own.fingerprint`,
      [trials.map(({ id }) => id), trials.map(({ fingerprint }) => fingerprint)],
    );
  }

  /**
   * Lets others try trials whose workers are lost. Those that were lost too often fail.
   *
   * @returns Whether it was time to look: after the server was away, workers first have to show themselves.
   */
  async look(): Promise<boolean> {
    const { rows: [server] } = await this.store.pool.query(
      "SELECT now() - pg_postmaster_start_time() > make_interval(secs => $1) AS steady",
      [this.times.lostAfter],
    );
    if (!server.steady) return false;
    await this.#boss.supervise();
    for (;;) {
      const lost = await this.#boss.fetch<JobData>(LOST, { includeMetadata: true, batchSize: 20 });
      if (lost.length === 0) return true;
      for (const job of lost) await this.#fail(job);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#boss.stop({ graceful: false, close: false });
  }

  async #make(name: string, kind: QueueKind): Promise<void> {
    if (this.#made.has(name)) return;
    await this.#boss.createQueue(name, {
      // One job of a key waits or runs.
      policy: "exclusive",
      deadLetter: LOST,
      retryLimit: RETRIES,
      deleteAfterSeconds: DELETE_AFTER,
    });
    await this.store.pool.query(
      "INSERT INTO gradnoise.queues (name, description) VALUES ($1, $2) ON CONFLICT DO NOTHING",
      [name, JSON.stringify(kind)],
    );
    this.#made.add(name);
  }

  /** Notes who tries a trial, and says whether there is a checkpoint of it; null if it has ended. */
  async #begin({ id, fingerprint }: JobData, host: string): Promise<boolean | null> {
    const { rows: [begun] } = await this.store.pool.query(
      `INSERT INTO gradnoise.tries (id, fingerprint, host)
       SELECT $1, $2, $3 WHERE NOT EXISTS (
         SELECT FROM gradnoise.results WHERE id = $1 AND fingerprint = $2 AND status <> 'failed')
       ON CONFLICT (id, fingerprint) DO UPDATE
         SET host = EXCLUDED.host, since = now(), seen_at = now(), progress = NULL, losses = '[]'
       RETURNING EXISTS (
         SELECT FROM gradnoise.checkpoints WHERE id = $1 AND fingerprint = $2) AS yes`,
      [id, fingerprint, host],
    );
    return begun?.yes ?? null;
  }

  async #fail({ id, data }: JobWithMetadata<JobData>): Promise<void> {
    await this.store.write(async (client) => {
      const { rows: [last] } = await client.query(
        "SELECT host FROM gradnoise.tries WHERE id = $1 AND fingerprint = $2",
        [data.id, data.fingerprint],
      );
      const where = last === undefined ? "" : `, the last time on ${last.host}`;
      const message = `Its worker was lost ${RETRIES + 1} times${where}`;
      await this.store.putIn(client, failedTrial({ ...data, files: null }, message), null, null);
      await this.#boss.complete(LOST, id, null, { db: asDb(client) });
      await forget(client, data);
    });
  }
}

/** Removes what is only kept of a trial until it ends. */
async function forget(client: Queryable, { id, fingerprint }: JobData): Promise<void> {
  await client.query(
    `WITH own AS (DELETE FROM gradnoise.tries WHERE id = $1 AND fingerprint = $2)
     DELETE FROM gradnoise.checkpoints WHERE id = $1 AND fingerprint = $2`,
    [id, fingerprint],
  );
}

/** A job as it is put into a queue. pg-boss checks no times of single jobs, which end at a day for queues. */
function insertion(
  { id, fingerprint, spec }: JobData,
  { priority, retryLimit, lostAfter }: Pick<ClaimedTrial, "priority" | "retryLimit" | "lostAfter">,
): JobInsert<JobData> {
  return {
    data: { id, fingerprint, spec },
    singletonKey: singletonKey({ id, fingerprint }),
    ...{ priority, retryLimit },
    heartbeatSeconds: lostAfter,
    ...{ expireInSeconds: FOREVER, retentionSeconds: FOREVER },
  };
}

function claimedOf(queue: string, job: JobWithMetadata<JobData>, isBegun: boolean): ClaimedTrial {
  const { id, retryCount, priority, retryLimit, heartbeatSeconds, data } = job;
  return {
    ...data,
    ...{ queue, priority, retryLimit, isBegun },
    job: { id, retryCount },
    lostAfter: heartbeatSeconds!,
  };
}

/** As pg-boss asks a database. */
function asDb(client: Queryable): Db {
  return { executeSql: (text, values) => client.query(text, values) };
}
