import { setTimeout as sleep } from "node:timers/promises";
import { Patience } from "../../../../bench/run/queue/patience.ts";
import { PoolCheckpoints } from "../../../../bench/run/queue/mod.ts";
import type { Checkpoint } from "../../../../bench/trial/spec/mod.ts";
import { assert, assertEquals, assertRejects } from "../../../../std.ts";
import { noPostgres, PostgresServer } from "../../_postgres.ts";
import { makeResult, makeSpec } from "../../_trials.ts";
import { CODE, open, startRun, times, train, until, work } from "./_pool.ts";

/** What a socket says to whom nobody answers. */
const refused = () => Object.assign(new Error("connect"), { code: "ECONNREFUSED" });

Deno.test("what a server that is away was asked is asked again until it answers", async () => {
  const notes: string[] = [];
  const patience = new Patience("lab", new AbortController().signal, (line) => notes.push(line));
  let asked = 0;
  const answer = await patience.keep(() => {
    asked += 1;
    return asked < 3 ? Promise.reject(refused()) : Promise.resolve("yes");
  });
  assertEquals([answer, asked, notes.length], ["yes", 3, 2]);
  assertEquals(notes[0], "lab does not answer, waiting for it: no server answers there");
  assert(/^lab is back after [\d.]+ s$/.test(notes[1]!), notes[1]);
  assert(patience.steadySeconds < 0.5);
});

Deno.test("any other fault is thrown at once, and a stopped wait ends", async () => {
  const controller = new AbortController(), notes: string[] = [];
  const patience = new Patience("lab", controller.signal, (line) => notes.push(line));
  await assertRejects(() => patience.keep(() => Promise.reject(new RangeError("x"))), RangeError);
  setTimeout(() => controller.abort(), 50);
  await assertRejects(() => patience.keep(() => Promise.reject(refused())), Error, "connect");
  assertEquals(notes.length, 1);
});

Deno.test({
  name: "nothing is lost by a server that goes away: workers and runs wait and go on",
  ignore: noPostgres !== null,
  async fn() {
    await using server = await PostgresServer.start({ fsync: "on" });
    const database = await server.database();
    await using waiting = await open(database);
    await using worker = await open(database);
    const seeds = Array.from({ length: 30 }, (_, i) => i + 1), ran: number[] = [];
    const run = startRun(waiting, seeds), notes: string[] = [];
    await until(async () => (await waiting.queue.queues()).size === 1);
    let ended = 0;
    const controller = new AbortController();
    const working = work(worker, "east", {
      // Until the run has put in all of them.
      untilEmpty: false,
      signal: controller.signal,
      async train(seed, signal) {
        ran.push(seed);
        await sleep(100);
        return await train(seed, signal);
      },
      onNote: (line) => notes.push(line),
      onResult: () => ended += 1,
    });
    await until(() => ended >= 8);
    await server.down();
    await sleep(3000);
    await server.up({ fsync: "on" });
    {
      // Nobody looks for lost trials before workers have had the time to show themselves.
      await using hasty = await open(database, "west", { ...times, lostAfter: 60 });
      assertEquals(await hasty.queue.look(), false);
    }
    assertEquals((await run.ended).map(({ seed }) => seed), seeds);
    for (const lines of [notes, run.told]) {
      assert(lines.some((line) => line.includes("does not answer, waiting for it")), `${lines}`);
      assert(lines.some((line) => line.includes("is back after")), `${lines}`);
    }
    const [{ count }] = await database.ask("SELECT count(*)::int FROM gradnoise.results") as [
      { count: number },
    ];
    assertEquals(count, 30);
    // Those that were running when it went away were put when it was back.
    assertEquals(ran.length, 30);
    controller.abort();
    assertEquals(await working, { ended: 30, givenBack: 0 });
  },
});

Deno.test({
  name: "a checkpoint goes to whichever machine takes the trial, and ends with it",
  ignore: noPostgres !== null,
  async fn() {
    await using server = await PostgresServer.start();
    const database = await server.database();
    await using east = await open(database);
    await using west = await open(database);
    const spec = makeSpec(1),
      checkpoint = {
        ...{ spec, fingerprint: CODE, seconds: 400 },
        training: { parameters: "x".repeat(100_000) },
      } as unknown as Checkpoint;
    const checkpoints = new PoolCheckpoints(east.store), others = new PoolCheckpoints(west.store);
    assertEquals(await others.read(spec, CODE), null);
    await checkpoints.write({ ...checkpoint, seconds: 300 });
    await checkpoints.write(checkpoint);
    assertEquals(await others.read(spec, CODE), checkpoint);
    assertEquals(await others.read(spec, "other code"), null);
    assertEquals(await others.read(makeSpec(2), CODE), null);

    const run = startRun(east, [1]), notes: string[] = [];
    await until(async () => (await west.queue.queues()).size === 1);
    await work(west, "west", { onNote: (line) => notes.push(line) });
    await run.ended;
    assertEquals(notes, ["memn2n/babi-qa1 plain seed 1 goes on after 6 min 40 s"]);
    assertEquals(await others.read(spec, CODE), null);
    // One that comes late, of a trial that has ended, is not kept.
    await checkpoints.write(checkpoint);
    assertEquals(await others.read(spec, CODE), null);

    await database.ask("DELETE FROM gradnoise.results");
    await checkpoints.write(checkpoint);
    await database.ask("UPDATE gradnoise.checkpoints SET checkpoint = checkpoint || ' '");
    await assertRejects(() => others.read(spec, CODE), SyntaxError, "damaged");
    assertEquals(makeResult(1, CODE).spec, spec);
  },
});
