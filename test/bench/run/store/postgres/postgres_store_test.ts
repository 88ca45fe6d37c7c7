import { PostgresStore } from "../../../../../bench/run/store/postgres/mod.ts";
import { DigestAlarm } from "../../../../../bench/run/store/mod.ts";
import { UsageError } from "../../../../../bench/base/mod.ts";
import { assert, assertEquals, assertRejects } from "../../../../../std.ts";
import { noPostgres, PASSWORD, PostgresServer } from "../../../_postgres.ts";
import { makeMachine } from "../../../_runs.ts";
import { makeResult } from "../../../_trials.ts";
import { testContract } from "../_contract.ts";

const server = noPostgres === null ? await PostgresServer.start() : null;

Deno.test.afterAll(async () => await server?.[Symbol.asyncDispose]());

testContract("a PostgreSQL store", async () => {
  const { place, shown, ask } = await server!.database();
  return {
    name: shown,
    open: (use, machine) => PostgresStore.open(place, use, machine ?? null),
    async damageTrial(id, fingerprint) {
      await ask("UPDATE gradnoise.results SET result = '' WHERE id = $1 AND fingerprint = $2", [
        id,
        fingerprint,
      ]);
    },
    async damageAll(what) {
      await ask(`UPDATE gradnoise.${what} SET content = ''`);
    },
    async [Symbol.asyncDispose]() {},
  };
}, noPostgres);

/** A test with a server. */
function test(name: string, run: () => Promise<void>): void {
  Deno.test({ name, ignore: noPostgres !== null, fn: run });
}

test("twenty stores that open an empty database at once make its tables once", async () => {
  const { place, ask } = await server!.database();
  const stores = await Promise.all(
    Array.from({ length: 20 }, () => PostgresStore.open(place, "write", null, 1)),
  );
  assertEquals((await ask("SELECT version FROM gradnoise.format")).length, 1);
  const result = makeResult(1, "one");
  const answers = await Promise.all(stores.map((store) => store.put(result, null)));
  assertEquals(answers.filter((answer) => answer === "new").length, 1);
  assertEquals(await stores[7]!.get(result.id, "one"), result);
  await Promise.all(stores.map((store) => store[Symbol.asyncDispose]()));
});

test("an alarm is remembered once, with both machines", async () => {
  const { place, shown, ask } = await server!.database();
  await using store = await PostgresStore.open(place, "write", makeMachine("east"));
  const result = makeResult(1, "one"), other = { ...result, digest: "0".repeat(64) };
  await store.put(result, null);
  for (const machine of [makeMachine("west"), makeMachine("north")]) {
    await assertRejects(() => store.put(other, null, machine), DigestAlarm, "two digests");
  }
  const rows = await ask("SELECT id, fingerprint, digest, alarm FROM gradnoise.alarms");
  assertEquals(rows.length, 1);
  const { trial, kept, other: second } = JSON.parse(String(rows[0]!.alarm));
  assertEquals(trial.id, result.id);
  assertEquals(kept, { digest: result.digest, machine: makeMachine("east"), place: shown });
  assertEquals(second, { digest: other.digest, machine: makeMachine("west"), place: null });
});

test("a store says in one line why it cannot be opened, and never the password", async () => {
  const empty = await server!.database(), old = await server!.database();
  const foreign = await server!.database();
  await (await PostgresStore.open(old.place, "write", null))[Symbol.asyncDispose]();
  await old.ask("UPDATE gradnoise.format SET version = 99");
  await foreign.ask("CREATE SCHEMA gradnoise");
  const cases: readonly [place: string, reason: string][] = [
    [old.place, "it has format 99; this version of gradnoise reads format 1"],
    [foreign.place, "is of another program"],
    [empty.place.replace(PASSWORD, "wrong-Passw0rd"), "the user name or the password is wrong"],
    [empty.place.replace(`:${PASSWORD}`, ""), "set PGPASSWORD"],
    [empty.place.replace(/\/test\d+$/, "/nothing"), 'database "nothing" does not exist'],
    [empty.place.replace(`${server!.port}`, "1"), "no server answers there"],
    [`${empty.place}?sslmode=require`, "does not support SSL"],
  ];
  for (const [place, reason] of cases) {
    const error = await assertRejects(() => PostgresStore.open(place, "write", null), UsageError);
    assert(error.message.startsWith("Cannot open the store postgresql://"), error.message);
    assert(error.message.includes(reason), error.message);
    assertEquals(error.message.includes("\n"), false);
    for (const secret of [PASSWORD, "wrong-Passw0rd"]) {
      assertEquals(`${error.message} ${error.stack}`.includes(secret), false, error.message);
    }
  }
  await assertRejects(
    () => PostgresStore.open(empty.place, "read", null),
    UsageError,
    "it is empty",
  );
});
