/** `watch --storage postgresql://...` beside a run and a worker. */

import { assert, assertEquals, assertMatch } from "../../../std.ts";
import { withFolder } from "../_folder.ts";
import { noPostgres, PASSWORD, PostgresServer } from "../_postgres.ts";
import { open, startRun, until, work } from "../run/queue/_pool.ts";
import { runCli, spawnCli } from "./_cli.ts";

Deno.test({
  name: "watch --storage postgresql:// sees a run, its workers and its end, and shows no password",
  ignore: noPostgres !== null,
  async fn() {
    await using server = await PostgresServer.start();
    const database = await server.database();
    await using pool = await open(database);
    await withFolder(async (folder) => {
      const watch = spawnCli(["watch", "--terminal", "--storage", database.url], { folder });
      const reader = watch.stdout.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      const see = async (part: string) => {
        while (!text.includes(part)) {
          const { done, value } = await reader.read();
          assert(!done, `${text}${done && await new Response(watch.stderr).text()}`);
          text += value;
        }
      };
      await see(`Waiting for a run in ${database.shown}\n`);
      const run = startRun(pool, [1, 2, 3]);
      await see("ci: 0 of 3 trials done, waiting for workers\n");
      await until(async () => (await pool.queue.queues()).size === 1);
      await work(pool, "east");
      await run.ended;
      await see("3 of 3, 3 solved");
      while (!(await reader.read()).done);
      const [{ code }, stderr] = await Promise.all([
        watch.status,
        new Response(watch.stderr).text(),
      ]);
      assertEquals([code, stderr], [0, ""]);
      assertMatch(text, /\nci: Ended: 3 of 3 trials done\n/);
      assert(!text.includes(PASSWORD));
      const again = await runCli(
        ["watch", "--terminal", "--run", "ci", "--storage", database.url],
        { folder },
      );
      assertMatch(again.stdout, /^ci: Ended: 3 of 3 trials done\n/);
      // Nothing was made here.
      assertEquals([...Deno.readDirSync(folder)], []);
    });
  },
});
