/** `run` and `work` with a real server, as people type them. */

import { fileURLToPath } from "node:url";
import { copyProject } from "../../../tools/evidence/project_copy.ts";
import { killWorker } from "../../../tools/evidence/pool/kill_worker.ts";
import { PooledSuite } from "../../../tools/evidence/pool/pooled_suite.ts";
import { PostgresStore } from "../../../bench/run/store/postgres/mod.ts";
import { DigestAlarm } from "../../../bench/run/store/mod.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { noPostgres, PASSWORD, PostgresServer, type TestDatabase } from "../_postgres.ts";
import {
  type CliOutput,
  digestsOf,
  newestRun,
  readResult,
  runCli,
  spawnCli,
  waitForLine,
  writeLongSuite,
  writeTinySuite,
} from "./_cli.ts";

const server = noPostgres === null ? await PostgresServer.start() : null;

Deno.test.afterAll(async () => await server?.[Symbol.asyncDispose]());

function test(name: string, run: (folder: string, database: TestDatabase) => Promise<void>): void {
  Deno.test({
    name,
    ignore: noPostgres !== null,
    async fn() {
      await withFolder(async (folder) => await run(folder, await server!.database()));
    },
  });
}

const env = { PGPASSWORD: PASSWORD };

/** What files below a folder hold. */
async function textsBelow(folder: string): Promise<string> {
  let texts = "";
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    texts += isDirectory ? await textsBelow(path) : await Deno.readTextFile(path);
  }
  return texts;
}

function textOf(outputs: readonly CliOutput[]): string {
  return outputs.map(({ stdout, stderr }) => stdout + stderr).join("");
}

test(
  "run waits for what work trains, with the digests of a run without a database",
  async (folder, database) => {
    await writeTinySuite(folder);
    const local = await runCli(["run", "tiny.json", "--quiet", "--out", "local"], { folder });
    assertEquals(local.code, 0, local.stderr);
    // With the password in the address, which no output and no file may have.
    const [run, work] = await Promise.all([
      runCli(["run", "tiny.json", "--storage", database.url, "--debug"], { folder }),
      (async () => {
        while (
          (await database.ask("SELECT to_regclass('gradnoise_jobs.job') AS t"))[0]!.t === null
        );
        while ((await database.ask("SELECT FROM gradnoise_jobs.job")).length < 4);
        return await runCli(["work", "--until-empty", "--storage", database.shown], {
          folder,
          env,
        });
      })(),
    ]);
    assertEquals([run.code, work.code], [0, 0], run.stderr + work.stderr);
    assertStringIncludes(run.stdout, "4 trials");
    assertStringIncludes(work.stdout, "4 trials ended");
    const result = await readResult(folder);
    assertEquals(digestsOf(result), digestsOf(await readResult(folder, "local")));
    assertEquals(result.machines.map(({ trials }) => trials), [4]);
    const again = await runCli(["run", "tiny.json", "--storage", database.url], { folder });
    assertStringIncludes(again.stdout, "4 of 4 trials from the store");
    const [id] = Object.keys(digestsOf(result));
    const others = await Promise.all(
      [["show", id!], ["list", "trials"], ["report", "--suite", "tiny.json"]].map((words) =>
        runCli([...words, "--storage", database.url], { folder })
      ),
    );
    for (const { code, stdout, stderr } of others) {
      assertEquals([code, stderr], [0, ""]);
      assert(stdout !== "");
    }
    const report = await Deno.readTextFile(`${await newestRun(`${folder}/results`)}/report.html`);
    assertStringIncludes(report, "<!doctype html>");
    for (const text of [textOf([run, work, again, ...others]), await textsBelow(folder)]) {
      assertEquals(text.includes(PASSWORD), false);
    }
    const stored = await database.ask(
      "SELECT content FROM gradnoise.runs UNION ALL SELECT description FROM gradnoise.queues",
    );
    assertEquals(JSON.stringify(stored).includes(PASSWORD), false);
  },
);

test(
  "what cannot be done with a server is refused in one line, without the password",
  async (folder, database) => {
    await writeTinySuite(folder);
    const wrong = database.url.replace(PASSWORD, "wr0ng-Secret");
    const cases: readonly [words: readonly string[], reason: string][] = [
      [["work", "--storage", "sqlite:x"], "only a server has a queue"],
      [["work", "--storage", wrong, "--debug"], "the user name or the password is wrong"],
      [["work", "--storage", wrong.replace("//", "/")], "expected postgresql://USER@HOST/DATABASE"],
      [["work", "--storage", `${wrong}?host=x`], "it takes no parameter but sslmode: host"],
      [["work", "--storage", wrong.replace("postgresql", "mysql")], "expected postgresql://"],
      [["run", "tiny.json", "--storage", wrong], "the user name or the password is wrong"],
      [["run", "tiny.json", "--fresh", "--storage", wrong], "the first result of a trial stays"],
      [["run", "tiny.json", "--workers", "2", "--storage", wrong], "give it to `work`"],
      [["run", "tiny.json", "--shard", "1/2", "--storage", wrong], "as they come"],
      [
        ["run", "tiny.json", "--restart", "1", "--storage", wrong],
        "every start uses the same store",
      ],
      [["list", "trials", "--storage", database.url], "it is empty"],
      [
        ["show", "abc", "--storage", database.url.replace(/\d+\/test/, "1/test")],
        "no server answers",
      ],
    ];
    const outputs = await Promise.all(cases.map(([words]) => runCli(words, { folder })));
    for (const [i, { code, stderr }] of outputs.entries()) {
      assertEquals(code, 2, stderr);
      assertStringIncludes(stderr, cases[i]![1]);
      assertEquals(/s3cret|wr0ng/.test(stderr), false, stderr);
    }
    await assertRejects(() => Deno.stat(`${folder}/results`), Deno.errors.NotFound);
  },
);

test(
  "a worker of other code is refused by name, and so is one without the data",
  async (folder, database) => {
    await writeTinySuite(folder);
    const run = spawnCli(["run", "tiny.json", "--data", "babi=data", "--storage", database.url], {
      folder,
    });
    const { closed } = await waitForLine(run, "Suite tiny");
    try {
      while ((await database.ask("SELECT FROM gradnoise_jobs.job")).length < 4);
      const storage = ["--storage", database.url];
      const project = `${folder}/project`;
      await copyProject(project);
      await Deno.writeTextFile(`${project}/engine/base/mod.ts`, "// Other.\n", { append: true });
      await writeFiles(folder, { "other/qa1_x_train.txt": "", "other/qa1_x_test.txt": "" });
      const [other, without, wrong] = await Promise.all([
        runCli(["work", ...storage], { folder, project }),
        runCli(["work", ...storage], { folder }),
        runCli(["work", "--data", "babi=other", ...storage], { folder }),
      ]);
      assertEquals([other.code, without.code, wrong.code], [2, 2, 2]);
      const [{ description }] = await database.ask("SELECT description FROM gradnoise.queues") as [
        { description: string },
      ];
      const { code, run: name } = JSON.parse(description);
      for (
        const word of [`Cannot work on ${name}: `, `with the code ${code.slice(0, 12)}`, "0.2.0"]
      ) {
        assertStringIncludes(other.stderr, word);
      }
      assertStringIncludes(
        without.stderr,
        "read files of babi-qa1: name their folder with --data babi=DIR",
      );
      assertStringIncludes(wrong.stderr, "the files of babi-qa1 in");
      const right = await runCli(["work", "--data", "babi=data", "--until-empty", ...storage], {
        folder,
      });
      assertEquals([right.code, right.stderr], [0, ""], right.stdout);
      assertEquals((await run.status).code, 0);
    } finally {
      await closed;
      await run.stderr.cancel();
    }
  },
);

test(
  "Ctrl-C gives a worker's trials back, and leaves the trials of a run in the queue",
  async (folder, database) => {
    await writeLongSuite(folder);
    const run = spawnCli(["run", "long.json", "--storage", database.url], { folder });
    const follow = await waitForLine(run, "Suite tiny");
    while ((await database.ask("SELECT FROM gradnoise_jobs.job LIMIT 9")).length < 9);
    const worker = spawnCli(["work", "--workers", "2", "--storage", database.url], { folder });
    const { closed } = await waitForLine(worker, "memn2n/babi-qa1");
    worker.kill("SIGINT");
    assertEquals((await worker.status).code, 130);
    run.kill("SIGINT");
    assertEquals((await run.status).code, 130);
    await Promise.all([closed, follow.closed, worker.stderr.cancel(), run.stderr.cancel()]);
    const [{ active, waiting, ended }] = await database.ask(
      `SELECT count(*) FILTER (WHERE state = 'active')::int AS active,
       count(*) FILTER (WHERE state < 'active')::int AS waiting,
       (SELECT count(*)::int FROM gradnoise.results) AS ended FROM gradnoise_jobs.job`,
    ) as [{ active: number; waiting: number; ended: number }];
    assertEquals([active, waiting + ended], [0, 2000]);
    assert(ended > 0);
  },
);

test("a result with another digest ends run with 3", async (folder, database) => {
  await writeTinySuite(folder);
  const one = ["--seeds", "1-1", "--variant", "plain", "--storage", database.url];
  const run = runCli(["run", "tiny.json", ...one], { folder });
  while ((await database.ask("SELECT to_regclass('gradnoise_jobs.job') AS t"))[0]!.t === null);
  while ((await database.ask("SELECT FROM gradnoise_jobs.job")).length < 1);
  // A worker that computes something else, as far as the database knows.
  await runCli(["work", "--until-empty", "--storage", database.url], { folder });
  assertEquals((await run).code, 0);
  {
    await using store = await PostgresStore.open(database.place, "write", null);
    const [result] = await store.find("");
    await assertRejects(() => store.put({ ...result!, digest: "0".repeat(64) }, null), DigestAlarm);
  }
  const { code, stderr } = await runCli(["run", "tiny.json", ...one], { folder });
  assertEquals(code, 3, stderr);
  assertStringIncludes(stderr, "has two digests");
  assertStringIncludes(stderr, database.shown);
});

test("work --use trains what run --use has planned", async (folder, database) => {
  const fixture = fileURLToPath(new URL("../plugins/fixtures/own_kind.ts", import.meta.url));
  await Deno.copyFile(fixture, `${folder}/mine.ts`);
  const storage = ["--storage", database.url];
  const run = runCli(["run", "coins", "--use", "./mine.ts", ...storage], { folder });
  while ((await database.ask("SELECT to_regclass('gradnoise_jobs.job') AS t"))[0]!.t === null);
  while ((await database.ask("SELECT FROM gradnoise_jobs.job")).length < 2);
  const without = await runCli(["work", ...storage], { folder });
  assertEquals(without.code, 2);
  assertStringIncludes(without.stderr, "need the module mine.ts: name it with --use");
  const work = await runCli(["work", "--until-empty", "--use", "./mine.ts", ...storage], {
    folder,
  });
  assertEquals([work.code, work.stderr], [0, ""]);
  assertEquals((await run).code, 0);
});

Deno.test({
  name: "a worker that is killed at any moment leaves the digests of a local run, each trial once",
  ignore: noPostgres !== null,
  async fn() {
    const suite = await PooledSuite.plan(), local = await suite.local();
    assertEquals(local.length, 12);
    for (const after of [0.1, 1.7]) {
      const { faults } = await killWorker(server!, suite, local, after);
      assertEquals(faults, []);
    }
  },
});
