import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { bytesText, duration } from "../../../bench/base/mod.ts";
import { runPooled, TrialQueue } from "../../../bench/run/queue/mod.ts";
import { PostgresStore } from "../../../bench/run/store/postgres/mod.ts";
import { PooledSuite } from "./pooled_suite.ts";
import type { PostgresServer } from "./postgres_server.ts";
import { standIn } from "./stand_in.ts";

/** What a worker says at its end. */
interface WorkerEnd {
  /** How long each claim took. */
  readonly milliseconds: number[];
  readonly notes: string[];
}

/**
 * Has many workers run trials that take no time, and measures what is left: the queue.
 *
 * @param outage Seconds for which the server is away once a third of the trials have ended; 0 for never.
 * @returns What was measured, line by line.
 */
export async function loadPool(
  server: PostgresServer,
  count: number,
  workers: number,
  outage: number,
): Promise<string[]> {
  const suite = await PooledSuite.plan(), [model] = await suite.local();
  const file = await Deno.makeTempFile();
  await Deno.writeTextFile(file, JSON.stringify(model));
  const trials = Array.from({ length: count }, (_, i) => {
    const { id, spec } = standIn(model!, { ...model!.spec, seed: i + 1 });
    return { id, spec, files: null, seconds: 0 };
  });
  const { fingerprint, ...record } = suite.record;
  const database = await server.database();
  await using store = await PostgresStore.open(database.place, "write", null);
  await using queue = await TrialQueue.open(store);
  const notes: string[] = [], third = Promise.withResolvers<void>();
  let ended = 0, twice = 0;
  const seen = new Set<string>();
  const started = performance.now();
  const run = runPooled({ trials }, queue, {
    record: {
      ...{ ...record, fingerprint, plannedTrials: count },
      trials: trials.map(({ id, spec: { workload, variant, seed } }) => ({
        ...{ id, fingerprint, workload, variant, seed, seconds: 0 },
      })),
    },
    ...{ version: "test", reuseAny: false, signal: new AbortController().signal },
    onNote: (line) => notes.push(`run: ${line}`),
    onReused() {},
    onStart() {},
    onProgress() {},
    onResult(_, { id }) {
      if (seen.has(id)) twice += 1;
      seen.add(id);
      if (++ended * 3 >= count) third.resolve();
    },
    onAlarm: ({ message }) => notes.push(message),
  });
  const queued = async () =>
    Number((await database.ask("SELECT count(*) AS n FROM gradnoise_jobs.job"))[0]!.n);
  while (await queued() < count) await sleep(200);
  const enqueued = (performance.now() - started) / 1000;
  const begun = performance.now();
  const processes = Array.from(
    { length: workers },
    (_, i) => start(database.place, `node${i}`, file),
  );
  if (outage > 0) {
    await third.promise;
    await server.down();
    await sleep(outage * 1000);
    await server.up({ fsync: "on" });
  }
  const ends = await Promise.all(processes);
  const seconds = (performance.now() - begun) / 1000;
  const results = await run;
  const reported = (performance.now() - begun) / 1000;
  await Deno.remove(file);
  const claims = ends.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const quantile = (share: number) =>
    `${claims[Math.floor(share * (claims.length - 1))]!.toFixed(1)} ms`;
  const [size] = await database.ask(
    `SELECT pg_database_size(current_database())::float8 AS all,
       pg_total_relation_size('gradnoise.results')::float8 AS results,
       (SELECT count(*)::int FROM gradnoise.results) AS rows`,
  ) as [{ all: number; results: number; rows: number }];
  const said = [
    ...notes,
    ...ends.flatMap((end, i) => end.notes.map((note) => `node${i}: ${note}`)),
  ];
  return [
    `${count} trials put into the queue in ${duration(enqueued)}`,
    `${workers} workers: ${duration(seconds)}, ${(count / seconds).toFixed(0)} trials a second; ` +
    `the run had all results after ${duration(reported)}`,
    `A claim: median ${quantile(0.5)}, 99 % within ${quantile(0.99)}, longest ${quantile(1)}`,
    `${results.length} results at the run, ${size.rows} in the database, ${twice} of them twice; ` +
    `${claims.length} claims`,
    `The database: ${bytesText(size.all)}, results ${bytesText(size.results)}: ` +
    `${bytesText(size.all / count)} a trial`,
    ...[...new Set(said)].slice(0, 60),
  ];
}

async function start(place: string, host: string, file: string): Promise<WorkerEnd> {
  const { stdout, success } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--no-prompt", "--no-check", "-RE", "--allow-net=127.0.0.1"],
      "--allow-sys=hostname,cpus",
      fileURLToPath(new URL("stand_in_worker.ts", import.meta.url)),
      ...[place, host, file],
    ],
    stdin: "null",
    stderr: "inherit",
  }).output();
  if (!success) throw new Error(`The worker ${host} failed`);
  return JSON.parse(new TextDecoder().decode(stdout));
}
