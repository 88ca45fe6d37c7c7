import { setTimeout as sleep } from "node:timers/promises";
import { DigestAlarm } from "../../../../bench/run/store/mod.ts";
import { assert, assertEquals } from "../../../../std.ts";
import { noPostgres, PostgresServer, type TestDatabase } from "../../_postgres.ts";
import { makeMachine } from "../../_runs.ts";
import { makeResult } from "../../_trials.ts";
import {
  CODE,
  open,
  plannedTrial,
  queuedTrial,
  startRun,
  times,
  train,
  until,
  work,
} from "./_pool.ts";

const server = noPostgres === null ? await PostgresServer.start() : null;

Deno.test.afterAll(async () => await server?.[Symbol.asyncDispose]());

/** A test with an empty database. */
function test(name: string, run: (database: TestDatabase) => Promise<void>): void {
  Deno.test({
    name,
    ignore: noPostgres !== null,
    async fn() {
      await run(await server!.database());
    },
  });
}

const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** What the tables have that is only kept until trials end. */
async function leftIn({ ask }: TestDatabase) {
  const count = async (sql: string) =>
    Number((await ask(`SELECT count(*) AS n FROM ${sql}`))[0]!.n);
  return {
    jobs: await count("gradnoise_jobs.job WHERE state < 'completed'"),
    tries: await count("gradnoise.tries"),
    checkpoints: await count("gradnoise.checkpoints"),
  };
}

const nothing = { jobs: 0, tries: 0, checkpoints: 0 };

test("workers run every trial of a run once, and the run gets the results", async (database) => {
  await using waiting = await open(database);
  await using east = await open(database, "east");
  await using west = await open(database, "west");
  const ran: number[] = [];
  const counted = (seed: number, signal: AbortSignal) => {
    ran.push(seed);
    return train(seed, signal);
  };
  const run = startRun(waiting, seeds(40));
  await until(async () => (await leftIn(database)).jobs === 40);
  const ends = [work(east, "east", { train: counted }), work(west, "west", { train: counted })];
  assertEquals(await run.ended, seeds(40).map((seed) => makeResult(seed, CODE)));
  const done = await Promise.all(ends);
  assertEquals(done.reduce((sum, { ended }) => sum + ended, 0), 40);
  assertEquals(ran.sort((a, b) => a - b), seeds(40));
  assertEquals(run.told.filter((line) => /^(un)?solved/.test(line)).length, 40);
  assertEquals(await leftIn(database), nothing);
  assertEquals((await waiting.store.runs()).map(({ name }) => name), ["ci"]);
});

test("two runs of one suite at once put each trial into the queue once", async (database) => {
  await using one = await open(database);
  await using other = await open(database);
  const runs = [startRun(one, seeds(30)), startRun(other, seeds(30))];
  await until(() => runs.every(({ told }) => told.includes("reused 0")));
  await until(async () => (await leftIn(database)).jobs === 30);
  await sleep(300);
  assertEquals((await leftIn(database)).jobs, 30);
  await using worker = await open(database);
  assertEquals((await work(worker, "east")).ended, 30);
  for (const { ended } of runs) assertEquals((await ended).length, 30);
});

test("a run takes what the store has, and only failed trials are tried again", async (database) => {
  await using pool = await open(database);
  await pool.store.put(makeResult(1, CODE), null);
  await pool.store.put(makeResult(2, "other code"), null);
  const failed = {
    ...makeResult(3, CODE),
    ...{ status: "failed" as const, message: "Error: x", metrics: null, digest: "" },
  };
  // While somebody has a transaction open, what was put after it began is read again and again.
  const client = await pool.store.pool.connect();
  await client.query("BEGIN; SELECT pg_current_xact_id()");
  await pool.store.put(failed, null);
  const run = startRun(pool, seeds(4));
  await until(async () => (await leftIn(database)).jobs === 3);
  await sleep(300);
  assertEquals(run.told, ["reused 1"]);
  await client.query("COMMIT");
  client.release();
  await using worker = await open(database);
  assertEquals((await work(worker, "east")).ended, 3);
  assertEquals((await run.ended).map(({ fingerprint }) => fingerprint), [CODE, CODE, CODE, CODE]);
});

test("a run that is stopped leaves its trials in the queue, and goes on from there", async (database) => {
  await using pool = await open(database);
  const first = startRun(pool, seeds(5));
  await until(async () => (await leftIn(database)).jobs === 5);
  first.stop();
  assertEquals(await first.ended, []);
  assertEquals((await leftIn(database)).jobs, 5);
  await using worker = await open(database);
  await work(worker, "east");
  const again = startRun(pool, seeds(5));
  assertEquals((await again.ended).length, 5);
  assertEquals(again.told, ["reused 5"]);
});

test("a trial whose worker is lost goes to another, and not before", async (database) => {
  await using pool = await open(database);
  await pool.queue.enqueue([queuedTrial(1)]);
  const [name] = [...(await pool.queue.queues()).keys()];
  const lost = await pool.queue.claim(name!, "west");
  const started = performance.now();
  assertEquals(lost?.id, plannedTrial(1).id);
  assertEquals(await pool.queue.claim(name!, "east"), null);
  // As long as it shows itself, it is not lost.
  for (let i = 0; i < 4; i++) {
    await sleep(500);
    await pool.queue.touch([lost!]);
    await pool.queue.look();
    assertEquals(await pool.queue.claim(name!, "east"), null);
  }
  assert(performance.now() - started > 2 * times.lostAfter * 1000);
  await using worker = await open(database);
  const silent = performance.now();
  assertEquals((await work(worker, "east")).ended, 1);
  const seconds = (performance.now() - silent) / 1000;
  assert(seconds > 0.8 * times.lostAfter && seconds < 6, `${seconds} s`);
  assertEquals(await worker.store.machineOf(lost!.id, CODE), makeMachine("east"));
  assertEquals(await leftIn(database), nothing);
});

test("a trial that is lost three times fails, with the reason", async (database) => {
  await using pool = await open(database);
  const run = startRun(pool, [1]);
  await until(async () => (await leftIn(database)).jobs === 1);
  const [name] = [...(await pool.queue.queues()).keys()];
  for (const host of ["node1", "node2", "node3"]) {
    await until(async () => await pool.queue.claim(name!, host) !== null);
  }
  const [result] = await run.ended;
  assertEquals(result?.status, "failed");
  assertEquals(result?.message, "Its worker was lost 3 times, the last time on node3");
  assertEquals(run.told.at(-1), "failed 1");
  assertEquals(await leftIn(database), nothing);
});

test("a trial that fails by an exception has failed at once", async (database) => {
  await using pool = await open(database);
  const run = startRun(pool, [1]);
  await using worker = await open(database);
  await until(async () => (await leftIn(database)).jobs === 1);
  const failed = {
    ...makeResult(1, CODE),
    ...{ status: "failed" as const, message: "Error: x", metrics: null, digest: "" },
  };
  let tries = 0;
  await work(worker, "east", {
    train: () => {
      tries += 1;
      return Promise.resolve(failed);
    },
  });
  assertEquals((await run.ended).map(({ message }) => message), ["Error: x"]);
  assertEquals(tries, 1);
  assertEquals(await leftIn(database), nothing);
});

test("a late result is accepted, whoever has the trial by then", async (database) => {
  await using pool = await open(database);
  const { queue, store } = pool;
  await queue.enqueue(seeds(3).map(queuedTrial));
  const [name] = [...(await queue.queues()).keys()];
  const claimed = [];
  for (let i = 0; i < 3; i++) claimed.push((await queue.claim(name!, "west"))!);
  await sleep(1000 * times.lostAfter + 200);
  await until(async () => await queue.look());
  const [one, two] = [await queue.claim(name!, "east"), await queue.claim(name!, "east")];
  assertEquals(new Set([one?.job.retryCount, two?.job.retryCount]), new Set([1]));
  const result = (trial: typeof one) => makeResult(trial!.spec.seed, CODE);
  // The first comes before the other worker ends.
  const first = claimed.find(({ id }) => id === one!.id)!;
  assertEquals(await queue.finish(first, result(one), null, makeMachine("west")), "new");
  assertEquals(await queue.finish(one!, result(one), null, makeMachine("east")), "known");
  assertEquals(await store.machineOf(one!.id, CODE), makeMachine("west"));
  // The second comes after it.
  const second = claimed.find(({ id }) => id === two!.id)!;
  assertEquals(await queue.finish(two!, result(two), null, makeMachine("east")), "new");
  assertEquals(await queue.finish(second, result(two), null, makeMachine("west")), "known");
  // The third comes before anybody has taken it again.
  const third = claimed.find(({ id }) => id !== one!.id && id !== two!.id)!;
  assertEquals(await queue.finish(third, result(third), null, makeMachine("west")), "new");
  assertEquals(await queue.claim(name!, "east"), null);
  assertEquals(await leftIn(database), nothing);
});

test("another digest is an alarm that every run of the trial sees, and changes no result", async (database) => {
  await using pool = await open(database);
  const { queue, store } = pool;
  const run = startRun(pool, [1, 2]);
  await until(async () => (await leftIn(database)).jobs === 2);
  const [name] = [...(await queue.queues()).keys()];
  const late = (await queue.claim(name!, "west"))!;
  await using worker = await open(database);
  const alarms: string[] = [];
  // One of the trials goes to a worker once it is lost; the run waits for the other.
  const result = makeResult(late.spec.seed, CODE), other = { ...result, digest: "0".repeat(64) };
  await store.put(result, null, makeMachine("east"));
  const answer = await queue.finish(late, other, null, makeMachine("west"));
  assert(answer instanceof DigestAlarm);
  await until(() => run.told.some((line) => line.startsWith("alarm")));
  await work(worker, "east", { onAlarm: ({ message }) => alarms.push(message) });
  assertEquals(
    (await run.ended).map(({ digest }) => digest),
    [1, 2].map((seed) => makeResult(seed, CODE).digest),
  );
  const again = startRun(pool, [1, 2]);
  await again.ended;
  for (const { told } of [run, again]) {
    const told1 = told.filter((line) => line.startsWith("alarm"));
    assertEquals(told1.length, 1);
    for (const word of ["west", "east", "two digests"]) assert(told1[0]!.includes(word), told1[0]);
  }
  assertEquals(await leftIn(database), nothing);
});

test("trials that are given back count as never tried", async (database) => {
  await using pool = await open(database);
  const { queue } = pool;
  await queue.enqueue([queuedTrial(1)]);
  const [name] = [...(await queue.queues()).keys()];
  for (let i = 0; i < 5; i++) {
    const trial = await queue.claim(name!, "east");
    assertEquals([trial?.retryLimit, trial?.job.retryCount], [2, 0]);
    await queue.giveBack(trial!);
    assertEquals((await leftIn(database)).tries, 0);
  }
  // Lost tries count on.
  const lost = (await queue.claim(name!, "east"))!;
  await sleep(1000 * times.lostAfter + 200);
  await until(async () => await queue.look());
  const retried = (await queue.claim(name!, "east"))!;
  assertEquals(retried.job.retryCount, 1);
  await queue.giveBack(retried);
  assertEquals((await queue.claim(name!, "east"))?.retryLimit, 1);
  // Who was believed to be lost has nothing to give back.
  await queue.giveBack(lost);
  const { jobs, tries } = await leftIn(database);
  assertEquals([jobs, tries], [1, 1]);
});

test("a worker that is stopped gives its trials to others", async (database) => {
  await using pool = await open(database);
  await pool.queue.enqueue(seeds(3).map(queuedTrial));
  await using one = await open(database);
  const controller = new AbortController();
  let started = 0;
  const stopped = work(one, "east", {
    signal: controller.signal,
    train: (_, signal) => {
      started += 1;
      return new Promise((resolve) => signal.addEventListener("abort", () => resolve(null)));
    },
  });
  await until(() => started === 2);
  controller.abort();
  assertEquals(await stopped, { ended: 0, givenBack: 2 });
  await using other = await open(database);
  const before = performance.now();
  assertEquals((await work(other, "west")).ended, 3);
  assert(performance.now() - before < 900, "they had to be lost first");
});

test("a run puts trials into the queue again that somebody took out of it", async (database) => {
  await using pool = await open(database);
  const run = startRun(pool, seeds(3));
  await until(async () => (await leftIn(database)).jobs === 3);
  await database.ask("DELETE FROM gradnoise_jobs.job");
  await until(async () => (await leftIn(database)).jobs === 3);
  await using worker = await open(database);
  await work(worker, "east");
  assertEquals((await run.ended).length, 3);
});
