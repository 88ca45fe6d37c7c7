/** `deno task bench:evidence pool`, in a process that may ask a server of this machine. */

import { RandomStream, streamKey } from "../../../engine/mod.ts";
import { parseCount } from "../../../bench/cli/mod.ts";
import { counted, UsageError } from "../../../bench/base/mod.ts";
import { readArguments } from "../_read_arguments.ts";
import { killWorker } from "./kill_worker.ts";
import { loadPool } from "./load_pool.ts";
import { PooledSuite } from "./pooled_suite.ts";
import { PostgresServer, whyNoPostgres } from "./postgres_server.ts";

const HELP = `Usage: deno task bench:evidence pool [options]

Measures a store in PostgreSQL and its workers, with a server of its own.

  --kills COUNT    runs of twelve trials, in each of which one of two workers
                   is killed at a random moment (default: 30; 0 for none)
  --trials COUNT   trials that take no time, for many workers
                   (default: 100000; 0 for none)
  --workers COUNT  how many (default: 20)
  --outage COUNT   seconds for which the server is away meanwhile (default: 0)
  --seed N         decides when workers are killed (default: 1)
  -h, --help       print this`;

/** The latest moment of a kill, in seconds after the first trial ended: by then most have. */
const LATEST_KILL = 3;

async function main(): Promise<number> {
  const values = readArguments(Deno.args, {
    kills: { type: "string", default: "30" },
    trials: { type: "string", default: "100000" },
    workers: { type: "string", default: "20" },
    outage: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    help: { type: "boolean", short: "h", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const count = (name: "kills" | "trials" | "workers" | "outage") =>
    values[name] === "0" ? 0 : parseCount(`--${name}`)(values[name]);
  const seed = parseCount("--seed")(values.seed);
  const reason = await whyNoPostgres();
  if (reason !== null) throw new UsageError(`Cannot measure a pool: ${reason}`);
  // As a server is that keeps what it has answered to.
  await using server = await PostgresServer.start({ fsync: "on" });
  const faults = count("kills") === 0 ? 0 : await kills(server, count("kills"), seed);
  if (count("trials") === 0) return faults === 0 ? 0 : 1;
  const lines = await loadPool(server, count("trials"), count("workers"), count("outage"));
  for (const line of lines) console.log(line);
  return faults === 0 ? 0 : 1;
}

/** Kills a worker at random moments, and gives how many runs were not as without a database. */
async function kills(server: PostgresServer, times: number, seed: number): Promise<number> {
  const suite = await PooledSuite.plan(), local = await suite.local();
  const random = new RandomStream(streamKey(seed, "pool"));
  let faulty = 0, lost = 0;
  for (let i = 1; i <= times; i++) {
    const after = random.uniform() * LATEST_KILL;
    const run = await killWorker(server, suite, local, after);
    lost += run.lost;
    if (run.faults.length > 0) faulty += 1;
    console.log(
      `[${i}/${times}] killed after ${after.toFixed(1)} s, ${run.lost} lost, ` +
        `${run.seconds.toFixed(0)} s: ${run.faults.join("; ") || "same digests, each once"}`,
    );
  }
  console.log(
    `${counted(times, "worker")} killed, ${counted(lost, "trial")} lost and run again, ` +
      `${counted(faulty, "run")} different`,
  );
  return faulty;
}

try {
  Deno.exit(await main());
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  Deno.exit(2);
}
