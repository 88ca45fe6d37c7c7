import { sha256 } from "../../../../engine/base/mod.ts";
import { DatabaseSync } from "node:sqlite";
import { dirname, join } from "node:path";
import { UsageError, WriteError } from "../../../../bench/base/mod.ts";
import { SqliteStore } from "../../../../bench/run/store/mod.ts";
import { assertEquals, assertThrows } from "../../../../std.ts";
import { testContract } from "./_contract.ts";
import { makeMachine, makeRunRecord } from "../../_runs.ts";
import { makeNetwork, makeResult } from "../../_trials.ts";

/** Calls a function with the path of a file that does not exist yet. */
function withPath(run: (path: string) => void): void {
  const folder = Deno.makeTempDirSync();
  try {
    run(join(folder, "trials.sqlite"));
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

testContract("SqliteStore", async () => {
  const folder = await Deno.makeTempDir(), name = join(folder, "trials.sqlite");
  const change = (sql: string, ...values: string[]) => {
    const database = new DatabaseSync(name);
    database.prepare(sql).run(...values);
    database.close();
    return Promise.resolve();
  };
  return {
    name,
    open: (use, machine) => Promise.resolve(new SqliteStore(name, use, machine)),
    damageTrial: (id, fingerprint) =>
      change("UPDATE trials SET result = '' WHERE id = ? AND fingerprint = ?", id, fingerprint),
    damageAll: (what) => change(`UPDATE ${what} SET content = ''`),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
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
  for (const version of [5, 99]) {
    withPath((path) => {
      new SqliteStore(path)[Symbol.dispose]();
      const database = new DatabaseSync(path);
      database.exec(`PRAGMA user_version = ${version}`);
      database.close();
      const before = Deno.readFileSync(path);
      const refusal =
        `it has format ${version}; this version of gradnoise reads format 6: name another`;
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

/** A store with these trials, changed by hand, as it is read after that. */
function tampered(sql: string, check: (store: SqliteStore) => void): void {
  withPath((path) => {
    {
      using store = new SqliteStore(path);
      store.put(makeResult(1, "f"), makeNetwork(1));
      store.put(makeResult(2, "f"), null, makeMachine("east"));
    }
    const database = new DatabaseSync(path);
    database.exec(sql);
    database.close();
    for (const use of ["read", "write"] as const) {
      using store = new SqliteStore(path, use);
      check(store);
    }
  });
}

const [first, second] = [makeResult(1, "f"), makeResult(2, "f")];
const ofFirst = `WHERE id = '${first.id}'`;

/** A row's own checksum, which anybody can compute. */
function forge(result: unknown, network: string | null = null): string {
  const text = JSON.stringify(result);
  const checksum = sha256(JSON.stringify([first.id, "f", text, network, null]));
  const quoted = network === null ? "NULL" : `'${network}'`;
  return `UPDATE trials SET result = '${text}', network = ${quoted}, checksum = '${checksum}' ${ofFirst}`;
}

const { metrics } = first;
const damages: Readonly<Record<string, string>> = {
  "cut short": `UPDATE trials SET result = substr(result, 1, 100) ${ofFirst}`,
  "with another digest":
    `UPDATE trials SET result = replace(result, '${first.digest}', '${second.digest}') ${ofFirst}`,
  "with the result of another trial": `UPDATE trials SET result =
    (SELECT result FROM trials WHERE id = '${second.id}') ${ofFirst}`,
  "with another network":
    `UPDATE trials SET network = replace(network, '[1,1]', '[1,2]') ${ofFirst}`,
  "without its network": `UPDATE trials SET network = NULL ${ofFirst}`,
  "without a checksum": `UPDATE trials SET checksum = '' ${ofFirst}`,
  "with the checksum of another": `UPDATE trials SET checksum =
    (SELECT checksum FROM trials WHERE id = '${second.id}') ${ofFirst}`,
  "of another machine": `UPDATE trials SET machine = (SELECT id FROM machines) ${ofFirst}`,
  "of other code": `UPDATE trials SET fingerprint = 'g' ${ofFirst}`,
  // With a checksum that fits.
  "whole, of another trial": forge(second),
  "whole, of another trial with this one's id": forge({ ...second, id: first.id }),
  "whole, of other code": forge({ ...first, fingerprint: "g" }),
  "whole, with more wrong answers than questions": forge({
    ...first,
    metrics: { ...metrics, testError: { value: 1, wrong: 30, total: 20 } },
  }),
  "whole, and not a result": forge({ status: "solved" }),
  "whole, with a network that is none": forge(first, "{}"),
  "whole, nested deep": forge(first, `${"[".repeat(20_000)}${"]".repeat(20_000)}`),
};

for (const [what, sql] of Object.entries(damages)) {
  Deno.test(`SqliteStore takes a row ${what} for damaged, and no other`, () => {
    tampered(sql, (store) => {
      assertEquals([...store.damaged], []);
      assertEquals(store.get(second.id, "f"), second);
      assertEquals(store.get(first.id, null), null);
      assertEquals([...store.damaged], [first.id]);
      assertEquals(store.find(""), [second]);
      assertEquals(store.network(first.id, "f"), null);
    });
  });
}

const copied = "id TEXT, fingerprint TEXT, network TEXT, machine TEXT, checksum TEXT";
const alterations: Readonly<Record<string, string>> = {
  "a column that is computed": `DROP TABLE trials;
    CREATE TABLE trials (${copied}, result TEXT GENERATED ALWAYS AS ('{}'))`,
  "a view for its table": `ALTER TABLE trials RENAME TO t; CREATE VIEW trials AS SELECT * FROM t`,
  "no table": "DROP TABLE trials",
  "no table of machines": "DROP TABLE machines",
  "a table of runs of its own": "DROP TABLE runs; CREATE TABLE runs (id TEXT, content TEXT)",
  "a table without its index": `CREATE TABLE t AS SELECT * FROM trials; DROP TABLE trials;
    ALTER TABLE t RENAME TO trials`,
  "a trigger": `CREATE TRIGGER t AFTER INSERT ON trials BEGIN DELETE FROM trials; END`,
  "another column": "ALTER TABLE trials ADD COLUMN remark TEXT",
  "another table": "CREATE TABLE remarks (a)",
};

for (const [what, sql] of Object.entries(alterations)) {
  Deno.test(`SqliteStore refuses a store with ${what}`, () => {
    const refusal = "its tables are not as gradnoise makes them";
    assertThrows(() => tampered(sql, () => {}), UsageError, refusal);
  });
}

Deno.test("SqliteStore does not believe a machine or a run that was edited by hand", () => {
  withPath((path) => {
    {
      using store = new SqliteStore(path);
      store.put(first, null, makeMachine("east"));
      store.addRun(makeRunRecord("ci"));
    }
    const database = new DatabaseSync(path);
    database.exec("UPDATE machines SET content = replace(content, 'EPYC', 'Ryzen')");
    database.exec("UPDATE runs SET content = replace(content, 'ci', 'quick')");
    database.close();
    using store = new SqliteStore(path, "read");
    assertEquals(store.machineOf(first.id, "f"), null);
    assertEquals(store.runs(), []);
    assertEquals(store.get(first.id, "f"), first);
  });
});

Deno.test("SqliteStore reads a store that was analyzed", () => {
  tampered("ANALYZE", (store) => assertEquals(store.find("").length, 2));
});

Deno.test("SqliteStore says that the disk is full, and keeps what it had", () => {
  withPath((path) => {
    {
      let database: DatabaseSync | null = null;
      using store = new SqliteStore(
        path,
        "write",
        null,
        (path) => database = new DatabaseSync(path),
      );
      store.put(first, null);
      // SQLite ends the transaction by itself: there is none to roll back.
      database!.exec("PRAGMA max_page_count = 5");
      const values = new Uint8Array(4 * 30_000).toBase64();
      const parameters = { embedding0: { shape: [1, 30_000], values } };
      assertEquals(
        assertThrows(() => store.put(second, { ...makeNetwork(2), parameters }), WriteError)
          .message,
        `Cannot write ${path}: database or disk is full`,
      );
      assertEquals(store.find(""), [first]);
      database!.exec("PRAGMA max_page_count = 1000");
      store.put(second, null);
    }
    using store = new SqliteStore(path);
    assertEquals(store.get(first.id, "f"), first);
    assertEquals(store.get(second.id, "f"), second);
  });
});

Deno.test("SqliteStore does not blame who opens it for a full disk", () => {
  for (const most of [1, 2, 4]) {
    withPath((path) => {
      const open = (path: string) => {
        const database = new DatabaseSync(path);
        database.exec(`PRAGMA max_page_count = ${most}`);
        return database;
      };
      const { message } = assertThrows(
        () => new SqliteStore(path, "write", null, open),
        WriteError,
      );
      assertEquals(message, `Cannot write ${path}: database or disk is full`);
    });
  }
});

Deno.test("SqliteStore takes back all of a transaction that an error has left open", () => {
  withPath((path) => {
    let failing = false;
    const open = (path: string) => {
      const database = new DatabaseSync(path), prepare = database.prepare.bind(database);
      database.prepare = (sql) => {
        const statement = prepare(sql), run = statement.run.bind(statement);
        statement.run = (...values: never[]) => {
          // The machine of the trial is written before it.
          if (failing && sql.includes("INTO trials")) throw new Error("disk I/O error");
          return run(...values);
        };
        return statement;
      };
      return database;
    };
    const east = makeMachine("east");
    using store = new SqliteStore(path, "write", makeMachine("west"), open);
    store.put(first, null);
    failing = true;
    assertThrows(
      () => store.put(second, null, east),
      WriteError,
      `Cannot write ${path}: disk I/O error`,
    );
    assertEquals(store.find(""), [first]);
    failing = false;
    store.put(second, null, east);
    assertEquals(store.find("").length, 2);
    assertEquals(store.machineOf(second.id, "f"), east);
  });
});

Deno.test("SqliteStore finds out that its file is gone, or is another", () => {
  for (const replaced of [false, true]) {
    withPath((path) => {
      using store = new SqliteStore(path);
      store.put(first, null);
      store.check();
      Deno.renameSync(path, `${path}.old`);
      if (replaced) Deno.writeTextFileSync(path, "");
      const message = `Cannot write ${path}: it was removed or replaced while it was in use`;
      for (const use of [() => store.put(second, null), () => store.check()]) {
        assertEquals(assertThrows(use, WriteError).message, message);
      }
      // What it has can still be read.
      assertEquals(store.get(first.id, "f"), first);
    });
  }
  using inMemory = new SqliteStore(":memory:");
  inMemory.put(first, null);
  inMemory.check();
});

Deno.test("SqliteStore reads without a trace, and writes nothing then", () => {
  withPath((path) => {
    {
      using store = new SqliteStore(path);
      store.put(first, makeNetwork(1));
    }
    const folder = dirname(path), bytes = Deno.readFileSync(path);
    const names = () => [...Deno.readDirSync(folder)].map(({ name }) => name);
    {
      using store = new SqliteStore(path, "read");
      using another = new SqliteStore(path, "read");
      assertEquals(another.find(""), [first]);
      assertEquals(store.network(first.id, "f"), makeNetwork(1));
      assertEquals(names(), ["trials.sqlite"]);
      assertThrows(
        () => store.put(second, null),
        WriteError,
        `Cannot write ${path}: it is only read`,
      );
    }
    assertEquals(names(), ["trials.sqlite"]);
    assertEquals(Deno.readFileSync(path), bytes);
    const missing = `${folder}/none`;
    assertThrows(() => new SqliteStore(missing, "read"), UsageError, "there is no such file");
    assertEquals(names(), ["trials.sqlite"]);
    Deno.writeTextFileSync(missing, "");
    assertThrows(() => new SqliteStore(missing, "read"), UsageError, "it is empty");
    // Not while a run writes.
    using _run = new SqliteStore(path);
    assertThrows(() => new SqliteStore(path, "read"), UsageError, "another gradnoise is using it");
  });
});

Deno.test("SqliteStore reads what a killed run left, where it can be written", () => {
  withPath((path) => {
    using store = new SqliteStore(path);
    store.put(first, null);
    const copy = `${path}.copy`;
    for (const end of ["", "-wal"]) Deno.copyFileSync(`${path}${end}`, `${copy}${end}`);
    using killed = new SqliteStore(copy, "read");
    assertEquals(killed.find(""), [first]);
  });
});

/** Permissions hold nobody back who is root. */
function mayReadAnything(): boolean {
  const path = Deno.makeTempFileSync();
  try {
    Deno.chmodSync(path, 0);
    Deno.openSync(path).close();
    return true;
  } catch {
    return false;
  } finally {
    Deno.removeSync(path);
  }
}

Deno.test({
  name: "SqliteStore reads where nothing can be written, and says what it may not read",
  ignore: mayReadAnything(),
  fn() {
    withPath((path) => {
      {
        using store = new SqliteStore(path);
        store.put(first, null);
      }
      const folder = dirname(path);
      Deno.chmodSync(path, 0o400);
      Deno.chmodSync(folder, 0o500);
      try {
        {
          using store = new SqliteStore(path, "read");
          assertEquals(store.find(""), [first]);
        }
        Deno.chmodSync(path, 0);
        const message = `Cannot open the store ${path}: its permissions forbid it`;
        assertThrows(() => new SqliteStore(path, "read"), UsageError, message);
      } finally {
        Deno.chmodSync(folder, 0o700);
      }
    });
  },
});
