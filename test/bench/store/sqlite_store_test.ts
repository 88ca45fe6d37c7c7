import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { UsageError } from "../../../bench/errors.ts";
import { SqliteStore } from "../../../bench/store/mod.ts";
import { assertEquals, assertThrows } from "../../../std.ts";
import { makeNetwork, makeResult } from "../_trials.ts";

/** Calls a function with the path of a file that does not exist yet. */
function withPath(run: (path: string) => void): void {
  const folder = Deno.makeTempDirSync();
  try {
    run(join(folder, "trials.sqlite"));
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

Deno.test("SqliteStore.get() gives a result back, under its own fingerprint or any", () => {
  withPath((path) => {
    const result = makeResult(1, "one");
    {
      using store = new SqliteStore(path);
      store.put(result, null);
    }
    using store = new SqliteStore(path);
    assertEquals(store.get(result.id, "one"), result);
    assertEquals(store.get(result.id, "two"), null);
    assertEquals(store.get(result.id, null), result);
    assertEquals(store.get("no such id", null), null);
  });
});

Deno.test("SqliteStore.put() replaces only the result of the same trial and fingerprint", () => {
  withPath((path) => {
    using store = new SqliteStore(path);
    const other = makeResult(1, "two");
    store.put({ ...makeResult(1, "one"), digest: "before" }, null);
    store.put(other, null);
    store.put({ ...makeResult(1, "one"), digest: "after" }, null);
    assertEquals(store.get(other.id, "one")?.digest, "after");
    assertEquals(store.get(other.id, "two")?.digest, other.digest);
    // The last one put, whatever its fingerprint.
    assertEquals(store.get(other.id, null)?.digest, "after");
  });
});

Deno.test("SqliteStore.network() gives back the network that was put with a result, and no other", () => {
  withPath((path) => {
    const { id } = makeResult(1);
    {
      using store = new SqliteStore(path);
      store.put(makeResult(1, "one"), makeNetwork(1));
      store.put(makeResult(1, "two"), makeNetwork(2));
      store.put(makeResult(2, "one"), null);
    }
    using store = new SqliteStore(path);
    assertEquals(store.network(id, "one"), makeNetwork(1));
    assertEquals(store.network(id, "two"), makeNetwork(2));
    assertEquals(store.network(makeResult(2).id, "one"), null);
    assertEquals(store.network("no such id", "one"), null);
    store.put(makeResult(1, "one"), makeNetwork(3));
    assertEquals(store.network(id, "one"), makeNetwork(3));
    // A result without one is not of the network before it.
    store.put(makeResult(1, "one"), null);
    assertEquals(store.network(id, "one"), null);
    assertEquals(store.network(id, "two"), makeNetwork(2));
  });
});

Deno.test("SqliteStore.find() finds trials by the beginning of their id", () => {
  withPath((path) => {
    using store = new SqliteStore(path);
    const trials = [1, 2, 3].map((seed) => makeResult(seed));
    for (const trial of trials) store.put(trial, null);
    const { id } = trials[1]!;
    assertEquals(store.find(id.slice(0, 8)).map((trial) => trial.id), [id]);
    assertEquals(store.find("").map((trial) => trial.id), trials.map((trial) => trial.id).sort());
    assertEquals(store.find("x"), []);
    assertEquals(store.find("%"), []);
  });
});

Deno.test("SqliteStore refuses a file that is no database, and leaves it as it was", () => {
  withPath((path) => {
    Deno.writeTextFileSync(path, "not a database, whatever its name says");
    assertThrows(() => new SqliteStore(path), UsageError, "file is not a database");
    assertEquals(Deno.readTextFileSync(path), "not a database, whatever its name says");
  });
});

Deno.test("SqliteStore refuses the database of another program", () => {
  withPath((path) => {
    const database = new DatabaseSync(path);
    database.exec("CREATE TABLE t (a)");
    database.close();
    const before = Deno.readFileSync(path);
    assertThrows(() => new SqliteStore(path), UsageError, "another program");
    assertEquals(Deno.readFileSync(path), before);
  });
});

Deno.test("SqliteStore refuses a store of another version, and leaves it as it was", () => {
  for (const version of [2, 99]) {
    withPath((path) => {
      new SqliteStore(path)[Symbol.dispose]();
      const database = new DatabaseSync(path);
      database.exec(`PRAGMA user_version = ${version}`);
      database.close();
      const before = Deno.readFileSync(path);
      const refusal = `it has the format ${version}, this gradnoise reads 3: name another`;
      assertThrows(() => new SqliteStore(path), UsageError, refusal);
      assertEquals(Deno.readFileSync(path), before);
    });
  }
});

Deno.test("SqliteStore refuses a store that is open elsewhere", () => {
  withPath((path) => {
    using first = new SqliteStore(path);
    assertThrows(() => new SqliteStore(path), UsageError, "another gradnoise is using it");
    first.put(makeResult(1), null);
  });
});

Deno.test("SqliteStore says which trial is damaged", () => {
  withPath((path) => {
    const { id } = makeResult(1);
    {
      using store = new SqliteStore(path);
      store.put(makeResult(1, "f"), makeNetwork(1));
    }
    const database = new DatabaseSync(path);
    database.exec(`UPDATE trials SET result = '{"status":"solved"}'`);
    database.exec(`UPDATE networks SET network = replace(network, '[1,1]', '[1,2]')`);
    database.close();
    using store = new SqliteStore(path);
    assertThrows(() => store.get(id, null), UsageError, `result of trial ${id} is damaged`);
    assertThrows(() => store.network(id, "f"), UsageError, `network of trial ${id} is damaged`);
  });
});
