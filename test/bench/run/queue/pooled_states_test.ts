import { PooledStates } from "../../../../bench/run/queue/mod.ts";
import { runStateSchema } from "../../../../bench/run/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { noPostgres, PostgresServer } from "../../_postgres.ts";
import { makeResult } from "../../_trials.ts";
import { CODE, open, startRun, until, work } from "./_pool.ts";

Deno.test({
  name: "a database says how far its runs have come",
  ignore: noPostgres !== null,
  async fn() {
    await using server = await PostgresServer.start();
    const database = await server.database();
    await using pool = await open(database);
    const run = startRun(pool, [1, 2, 3]);
    await until(async () => (await pool.queue.queues()).size === 1);
    await using states = await PooledStates.open({ kind: "postgresql", place: database.place });
    assertEquals(await states.newest("no such run"), null);
    const record = (await states.newest())!;
    const look = async () => runStateSchema.parse(await states.stateOf(record));
    const before = await look();
    assertEquals([before.status, before.workers, before.hosts], ["running", 0, []]);
    assertEquals(before.cells.map(({ planned, done }) => [planned, done]), [[3, 0]]);

    await using worker = await open(database);
    const hold = Promise.withResolvers<void>();
    const working = work(worker, "east", {
      workers: 1,
      makeRunner: () => ({
        async run({ spec }, _, { onProgress }) {
          if (spec.seed === 3) {
            const at = { attempt: 1, attempts: 1, earlier: 0, epochs: 9, error: null };
            onProgress({ ...at, epoch: 1, share: 0, loss: 0.5 });
            onProgress({ ...at, epoch: 1, share: 0.5, loss: 0.4 });
            await hold.promise;
          }
          return { result: makeResult(spec.seed, CODE), network: null };
        },
        [Symbol.dispose]() {},
      }),
    });
    await until(async () => (await look()).running[0]?.progress?.share === 0.5);
    const during = await look();
    assertEquals([during.status, during.workers, during.hosts], ["running", 1, ["east"]]);
    const [{ seed, host, losses }] = during.running as [typeof during.running[0]];
    assertEquals([seed, host, losses], [3, "east", [0.5]]);
    hold.resolve();
    await working;
    await run.ended;
    const after = await look();
    assertEquals([after.status, after.running, after.hosts], ["ended", [], ["east"]]);
    assertEquals(after.cells.map(({ done }) => done), [3]);
    assertEquals(after.secondsLeft, 0);
  },
});
