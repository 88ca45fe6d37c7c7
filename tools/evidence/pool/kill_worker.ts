import { setTimeout as sleep } from "node:timers/promises";
import type { TrialResult } from "../../../bench/trial/spec/mod.ts";
import { startPoolWorker } from "./pool_worker.ts";
import type { PooledSuite } from "./pooled_suite.ts";
import type { PostgresServer } from "./postgres_server.ts";

/** What became of a run one of whose two workers was killed. */
export interface KilledRun {
  /** What is not as it should be, in sentences. */
  readonly faults: readonly string[];
  /** Trials that had to be run again. */
  readonly lost: number;
  /** Trials that the killed worker had put before. */
  readonly seconds: number;
}

/**
 * Runs a suite by two workers, and kills one of them (SIGKILL) some seconds after the first trial ended.
 *
 * @param local The results without a database.
 */
export async function killWorker(
  server: PostgresServer,
  suite: PooledSuite,
  local: readonly TrialResult[],
  after: number,
): Promise<KilledRun> {
  const database = await server.database(), started = performance.now();
  const first = Promise.withResolvers<void>();
  const run = suite.pooled(database, { onResult: () => first.resolve() });
  const workers = [startPoolWorker(database), startPoolWorker(database)] as const;
  const outputs = workers.map((worker) => worker.output());
  await Promise.race([first.promise, run]);
  await sleep(after * 1000);
  workers[0].kill("SIGKILL");
  const { trials, alarms } = await run;
  workers[1].kill("SIGTERM");
  const [killed, other] = await Promise.all(outputs);
  const faults = [...alarms];
  const digests = (results: readonly TrialResult[]) =>
    JSON.stringify(results.map(({ id, status, digest }) => [id, status, digest]));
  if (killed!.signal !== "SIGKILL") faults.push("The worker was not killed");
  if (other!.code !== 130) faults.push(`The other worker ended with ${other!.code}`);
  if (digests(trials) !== digests(local)) faults.push("The digests differ from a local run");
  const [{ rows }] = await database.ask("SELECT count(*)::int AS rows FROM gradnoise.results") as [
    { rows: number },
  ];
  if (rows !== local.length) faults.push(`${rows} results for ${local.length} trials`);
  const [{ open }] = await database.ask(
    "SELECT count(*)::int AS open FROM gradnoise_jobs.job WHERE state <> 'completed'",
  ) as [{ open: number }];
  if (open !== 0) faults.push(`${open} trials were left in the queue`);
  const [{ lost }] = await database.ask(
    "SELECT count(*)::int AS lost FROM gradnoise_jobs.job WHERE retry_count > 0",
  ) as [{ lost: number }];
  return { faults, lost, seconds: (performance.now() - started) / 1000 };
}
