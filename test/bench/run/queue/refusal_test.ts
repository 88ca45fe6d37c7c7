/** What a worker says of trials that it cannot run, and of runs that wait for them. */

import { UsageError } from "../../../../bench/base/mod.ts";
import { assertEquals, assertRejects } from "../../../../std.ts";
import { noPostgres, PostgresServer, type TestDatabase } from "../../_postgres.ts";
import { open, startRun, until, work } from "./_pool.ts";

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

const unfit = { of: () => Promise.resolve({ fits: false as const, reason: "it has other code" }) };

test("a worker names the runs that wait, and none that has ended", async (database) => {
  await using pool = await open(database);
  const ended = startRun(pool, [1, 2], { name: "ended" });
  await until(() => ended.told.includes("reused 0"));
  await work(pool, "east");
  await ended.ended;
  const refused = async () =>
    (await assertRejects(() => work(pool, "east", { fitness: unfit }), UsageError)).message;
  const jobs = () => database.ask("SELECT FROM gradnoise_jobs.job WHERE state < 'active'");
  const waiting = [startRun(pool, [2, 3, 4], { name: "quick" })];
  await until(async () => (await jobs()).length === 2);
  assertEquals(await refused(), "Cannot work on quick: it has other code");
  for (const [i, name] of ["second", "third", "fourth", "fifth"].entries()) {
    waiting.push(startRun(pool, [3, 5 + i], { name }));
    await until(async () => (await jobs()).length === 3 + i);
  }
  assertEquals(
    await refused(),
    "Cannot work on quick, second, third and 2 other runs: it has other code",
  );
  await work(pool, "east");
  for (const run of waiting) await run.ended;
});

test("where nothing waits, any worker waits, and names what it leaves to others", async (database) => {
  await using pool = await open(database);
  // To end when nothing is left is to end at once.
  assertEquals(await work(pool, "west", { fitness: unfit }), { ended: 0, givenBack: 0 });
  const notes: string[] = [], controller = new AbortController();
  let over = false;
  const worker = work(pool, "west", {
    fitness: unfit,
    untilEmpty: false,
    signal: controller.signal,
    onNote: (line) => notes.push(line),
  }).finally(() => over = true);
  const runs = [startRun(pool, [1, 2], { name: "quick" })];
  await until(() => notes.length > 0);
  assertEquals([notes, over], [["quick is left to others: it has other code"], false]);
  await work(pool, "east");
  for (const run of runs) assertEquals((await run.ended).length, 2);
  assertEquals(over, false);
  controller.abort();
  assertEquals(await worker, { ended: 0, givenBack: 0 });
  assertEquals(notes.length, 1);
});
