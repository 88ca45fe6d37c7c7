import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { sha256 } from "../../../../engine/base/mod.ts";
import { UsageError } from "../../../../bench/base/mod.ts";
import { type MergeInput, mergeStores } from "../../../../bench/run/merge/mod.ts";
import { SqliteStore } from "../../../../bench/run/store/mod.ts";
import type { TrialResult } from "../../../../bench/trial/spec/mod.ts";
import { assertEquals, assertRejects } from "../../../../std.ts";
import { withFolder } from "../../_folder.ts";
import { makeMachine, makeRunRecord } from "../../_runs.ts";
import { makeNetwork, makeResult } from "../../_trials.ts";
import { asFailed, inputOf, makeInput, makeShards, shardOf } from "./_shards.ts";

const whole = makeRunRecord("tiny", [1, 2, 3, 4, 5, 6]);
const results = whole.seeds.map((seed) => makeResult(seed));

/** Merges into all/trials.sqlite. */
async function merge(folder: string, inputs: readonly MergeInput[]) {
  const path = join(folder, "all/trials.sqlite");
  await Deno.mkdir(join(folder, "all"), { recursive: true });
  const isThere = await Deno.stat(path).then(() => true, () => false);
  return await mergeStores(inputs, {
    name: "all/trials.sqlite",
    before: isThere ? () => new SqliteStore(path, "read") : null,
    open: () => new SqliteStore(path, "write"),
  }, { shownOf: (trials) => trials.slice(0, 1) });
}

/** Everything in a store, row by row. */
function rowsOf(path: string): unknown {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return ["trials", "machines", "runs"].map((table) =>
      database.prepare(`SELECT rowid, * FROM ${table} ORDER BY rowid`).all()
    );
  } finally {
    database.close();
  }
}

const idsOf = (trials: readonly TrialResult[]) => trials.map(({ id }) => id);

Deno.test("mergeStores() puts shards together, with networks, machines and runs", async () => {
  await withFolder(async (folder) => {
    const inputs = makeShards(folder, whole, 3), bytes = inputs.map(({ path }) => rowsOf(path));
    const { runs, alarms, damaged, machineOf } = await merge(folder, inputs);
    assertEquals([alarms, damaged], [[], []]);
    assertEquals(runs.map(({ name, trials }) => [name, trials]), [["tiny", results]]);
    assertEquals(runs[0]!.missing, { shards: null, parts: [] });
    // Dealt out to three: the fourth trial is the second one of the first.
    assertEquals(results.map((one) => machineOf(one)?.host), ["01", "02", "03", "01", "02", "03"]);
    using store = new SqliteStore(join(folder, "all/trials.sqlite"), "read");
    assertEquals(store.runs().map(({ shard }) => shard?.number), [1, 2, 3]);
    for (const { id, fingerprint, seed } of results) {
      assertEquals(store.network(id, fingerprint), makeNetwork(seed));
      assertEquals(store.machineOf(id, fingerprint)?.host, `0${(seed - 1) % 3 + 1}`);
    }
    assertEquals(inputs.map(({ path }) => rowsOf(path)), bytes);
  });
});

Deno.test("mergeStores() changes no row when it merges again, and adds what is new", async () => {
  await withFolder(async (folder) => {
    const path = join(folder, "all/trials.sqlite"), inputs = makeShards(folder, whole, 3);
    const failing = makeInput(join(folder, "04/trials.sqlite"), {
      runs: [],
      results: [asFailed(makeResult(7)), { ...makeResult(1), digest: sha256("another") }],
    });
    const failingElsewhere = makeInput(join(folder, "05/trials.sqlite"), {
      runs: [],
      results: [{ ...asFailed(makeResult(7)), message: "Elsewhere" }],
    });
    await merge(folder, inputs.slice(0, 2));
    const all = [...inputs, failing, failingElsewhere];
    const first = await merge(folder, all), before = rowsOf(path);
    const second = await merge(folder, all);
    assertEquals(rowsOf(path), before);
    assertEquals(second.runs[0]!.trials, first.runs[0]!.trials);
    assertEquals(second.runs[0]!.missing, first.runs[0]!.missing);
    assertEquals(
      second.alarms.map(({ message }) => message),
      first.alarms.map((one) => one.message),
    );
    assertEquals(first.alarms.length, 1);
    // Another order changes neither what is kept, nor the names of runs.
    await merge(folder, all.toReversed());
    assertEquals(rowsOf(path), before);
    assertEquals((await merge(folder, inputs.slice(2))).runs[0]!.trials, first.runs[0]!.trials);
  });
});

Deno.test("mergeStores() finds a digest that differs, keeps the first, and names both machines", async () => {
  await withFolder(async (folder) => {
    const [one, two] = [makeResult(1), { ...makeResult(1), digest: sha256("another") }];
    const inputs = [one, two].map((result, i) =>
      makeInput(join(folder, `${i + 1}/trials.sqlite`), {
        runs: [shardOf(whole, { number: 1, of: 6 })],
        results: [result],
        machine: { ...makeMachine(`node${i + 1}`), cpu: `CPU ${i + 1}` },
      })
    );
    const third = makeInput(join(folder, "3/trials.sqlite"), {
      runs: [],
      results: [{ ...two, durationSeconds: 9 }],
    });
    const words = (digest: string, where: string) => `${digest.slice(0, 12)} on ${where}`;
    const expected = [
      ["node2 (CPU 2) in 2/trials.sqlite"],
      ["3 (AMD EPYC 9554) in 3/trials.sqlite"],
    ].map(([where]) =>
      `memn2n/babi-qa1 plain seed 1 (${one.id}) has two digests: ` +
      `${words(one.digest, "node1 (CPU 1) in 1/trials.sqlite")}, ${words(two.digest, where!)}`
    );
    // The second time the first one is in the merged store; the alarm names where it was made.
    for (const _ of [1, 2]) {
      const { alarms, runs } = await merge(folder, [...inputs, third]);
      assertEquals(alarms.map(({ message }) => message), expected);
      assertEquals(runs[0]!.trials.map(({ digest }) => digest), [one.digest]);
    }
    using store = new SqliteStore(join(folder, "all/trials.sqlite"), "read");
    assertEquals(store.get(one.id, "f"), one);
  });
});

Deno.test("mergeStores() takes a trial that ended for one that failed, and counts what is left", async () => {
  await withFolder(async (folder) => {
    const [one, two, three] = results as [TrialResult, TrialResult, TrialResult];
    const runs = [{ ...whole, plannedTrials: 3, trials: whole.trials.slice(0, 3) }];
    const at = (name: string, results: TrialResult[]) =>
      makeInput(join(folder, `${name}/trials.sqlite`), { runs, results });
    const inputs = [
      at("1", [asFailed(one), asFailed(two), three]),
      at("2", [one, { ...asFailed(two), message: "Later" }, asFailed(three)]),
    ];
    const { runs: [run] } = await merge(folder, inputs);
    assertEquals(run!.trials, [one, asFailed(two), three]);
    assertEquals(run!.missing.parts.map(({ missing, failed }) => [missing, failed]), [[0, 1]]);
    using store = new SqliteStore(join(folder, "all/trials.sqlite"), "read");
    assertEquals(store.get(one.id, "f"), one);
  });
});

Deno.test("mergeStores() lists damaged rows, which count as missing until another store has them", async () => {
  await withFolder(async (folder) => {
    const inputs = makeShards(folder, whole, 2), path = join(folder, "all/trials.sqlite");
    const damage = (path: string, change: string) => {
      const database = new DatabaseSync(path);
      database.prepare(`UPDATE trials SET ${change} WHERE id = ?`).run(results[2]!.id);
      database.close();
    };
    damage(inputs[0]!.path, "network = replace(network, 'word', 'mord')");
    const { runs: [run], damaged } = await merge(folder, inputs);
    assertEquals(damaged, [{ id: results[2]!.id, place: "01/trials.sqlite" }]);
    assertEquals(idsOf(run!.trials), idsOf(results.toSpliced(2, 1)));
    assertEquals(run!.missing.parts.map(({ shard, missing }) => [shard?.number, missing]), [[
      1,
      1,
    ]]);
    const rest = makeInput(join(folder, "03/trials.sqlite"), { runs: [whole] });
    assertEquals((await merge(folder, [...inputs, rest])).runs[0]!.trials, results);
    // The merged store heals, too.
    damage(path, "result = ''");
    assertEquals((await merge(folder, [rest])).runs[0]!.trials, results);
    using store = new SqliteStore(path, "read");
    assertEquals(store.get(results[2]!.id, "f"), results[2]);
  });
});

Deno.test("mergeStores() puts the stores of restarts and of two divisions together", async () => {
  await withFolder(async (folder) => {
    const start = (name: string, seeds: number[]) =>
      makeInput(join(folder, name), {
        runs: [shardOf(whole, { number: 1, of: 2 })],
        results: seeds.map((seed) => makeResult(seed)),
      });
    const inputs = [
      start("1/trials.sqlite", [1, 3]),
      start("1/trials.1.sqlite", [3, 5]),
      // The trials of 2/2 are those of 2/6, 4/6 and 6/6.
      ...[2, 4, 6].map((number) =>
        makeInput(join(folder, `of6-${number}/trials.sqlite`), {
          runs: [shardOf(whole, { number, of: 6 })],
        })
      ),
    ];
    const { runs: [run], alarms } = await merge(folder, inputs);
    assertEquals([run!.trials, run!.missing, alarms], [results, { shards: null, parts: [] }, []]);
  });
});

Deno.test("mergeStores() keeps inspections that are shown in one of the runs, and no others", async () => {
  await withFolder(async (folder) => {
    const inspections = [{
      ...{ kind: "attention", statements: ["Mary is here"], question: "?", answer: "here" },
      ...{ prediction: "here", supports: [0], attention: [[1]] },
    }];
    const input = makeInput(join(folder, "1/trials.sqlite"), {
      runs: [whole, { ...whole, name: "part", trials: whole.trials.slice(3) }],
      results: results.map((result) => ({ ...result, inspections })),
    });
    const { runs } = await merge(folder, [input]);
    // Of each the first: see above.
    assertEquals(
      runs.map(({ trials }) => trials.map(({ inspections }) => inspections.length)),
      [[1, 0, 0, 1, 0, 0], [1, 0, 0]],
    );
    using store = new SqliteStore(join(folder, "all/trials.sqlite"), "read");
    for (const { id } of results) assertEquals(store.get(id, "f")?.inspections, inspections);
  });
});

/** A run and its results by another code. */
function byCode(fingerprint: string, record = whole) {
  const trials = record.trials.map((trial) => ({ ...trial, fingerprint }));
  const results = trials.map(({ seed }) => makeResult(seed, fingerprint));
  return { run: { ...record, fingerprint, trials }, results };
}

Deno.test("mergeStores() takes of a store what ran last, and leaves trials of older code aside", async () => {
  await withFolder(async (folder) => {
    const path = join(folder, "all/trials.sqlite");
    const shards = [1, 2].map((number) => shardOf(whole, { number, of: 2 }));
    const olds = shards.map((shard) => byCode("e", shard));
    const inputs = shards.map((shard, i) => {
      const old = olds[i]!;
      return makeInput(join(folder, `0${i + 1}/trials.sqlite`), {
        // Somebody updated gradnoise in the middle of the first run.
        runs: [old.run, shard],
        results: [...old.results.slice(0, 2), ...byCode("f", shard).results],
      });
    });
    let rows: unknown = null;
    for (const _ of [1, 2]) {
      const merged = await merge(folder, inputs);
      assertEquals(merged.runs.map(({ name, trials }) => [name, trials]), [["tiny", results]]);
      assertEquals(merged.runs[0]!.missing, { shards: null, parts: [] });
      const places = ["01/trials.sqlite", "02/trials.sqlite"];
      assertEquals(
        merged.superseded,
        places.map((place) => ({ name: "tiny", place, fingerprint: "e", by: "f" })),
      );
      assertEquals(merged.leftAside, places.map((place) => ({ trials: 2, place })));
      {
        using store = new SqliteStore(path, "read");
        assertEquals([...store.rows()].map(({ fingerprint }) => fingerprint), Array(6).fill("f"));
        assertEquals(store.runs().map(({ fingerprint }) => fingerprint), ["f", "f"]);
      }
      assertEquals(rows ?? rowsOf(path), rowsOf(path));
      rows = rowsOf(path);
    }
  });
});

Deno.test("mergeStores() counts the code that ran last, even if it is the one that ran first", async () => {
  await withFolder(async (folder) => {
    const { run, results: others } = byCode("e");
    const input = makeInput(join(folder, "01/trials.sqlite"), {
      // Somebody went back to the version before.
      runs: [whole, run, whole],
      results: [...results, ...others.slice(0, 1)],
    });
    const { runs, superseded } = await merge(folder, [input]);
    assertEquals(runs.map(({ trials }) => trials), [results]);
    assertEquals(superseded.map(({ fingerprint, by }) => [fingerprint, by]), [["e", "f"]]);
  });
});

Deno.test("mergeStores() misses trials that are there by other code alone, as --reuse-any leaves them", async () => {
  await withFolder(async (folder) => {
    const { results: old } = byCode("e");
    const input = makeInput(join(folder, "01/trials.sqlite"), {
      runs: [whole],
      results: [...old.slice(0, 2), ...results.slice(2)],
    });
    const { runs: [run], leftAside } = await merge(folder, [input]);
    assertEquals(run!.trials, results.slice(2));
    assertEquals(run!.missing.parts.map(({ missing }) => missing), [2]);
    assertEquals(leftAside, [{ trials: 2, place: "01/trials.sqlite" }]);
  });
});

Deno.test("mergeStores() counts trials that another store's record names, and no others", async () => {
  await withFolder(async (folder) => {
    const inputs = makeShards(folder, whole, 1);
    const more = { ...results[0]!, digest: sha256("another") };
    const strange = makeInput(join(folder, "02/trials.sqlite"), {
      runs: [],
      results: [more, makeResult(7), makeResult(8)],
    });
    const { alarms, leftAside } = await merge(folder, [...inputs, strange]);
    assertEquals(alarms.map(({ trial }) => trial.id), [more.id]);
    assertEquals(leftAside, [{ trials: 2, place: "02/trials.sqlite" }]);
  });
});

Deno.test("mergeStores() names run records that are damaged, and refuses where there is no other", async () => {
  await withFolder(async (folder) => {
    const inputs = makeShards(folder, whole, 2), [first] = inputs;
    const database = new DatabaseSync(first!.path);
    database.exec("UPDATE runs SET content = replace(content, 'tiny', 'tidy')");
    const { id } = database.prepare("SELECT id FROM runs").get()!;
    database.close();
    const record = `run record ${String(id).slice(0, 12)}`;
    const { damaged, withoutRun, runs: [run] } = await merge(folder, inputs);
    assertEquals(damaged, [{ id: record, place: "01/trials.sqlite" }]);
    assertEquals([withoutRun, run!.missing.shards?.numbers], [[], [1]]);
    const message = `Cannot merge 01/trials.sqlite: its ${record} is damaged`;
    await assertRejects(() => merge(folder, [first!]), UsageError, message);
  });
});

Deno.test("mergeStores() refuses other code before anything is written", async () => {
  await withFolder(async (folder) => {
    const inputs = makeShards(folder, whole, 2);
    const other = makeInput(join(folder, "03/trials.sqlite"), {
      runs: [{ ...whole, fingerprint: "other" }],
      results: [],
    });
    const message = "f in 01/trials.sqlite and 02/trials.sqlite; other in 03/trials.sqlite";
    await assertRejects(() => merge(folder, [...inputs, other]), UsageError, message);
    assertEquals([...Deno.readDirSync(join(folder, "all"))], []);
    await merge(folder, inputs);
    // What was merged before counts, too.
    const before = "f in all/trials.sqlite; other in 03/trials.sqlite";
    await assertRejects(() => merge(folder, [other]), UsageError, before);
  });
});

Deno.test("mergeStores() needs a store that remembers a run", async () => {
  await withFolder(async (folder) => {
    const path = join(folder, "1/trials.sqlite");
    const without = makeInput(path, { runs: [], results: [] });
    await assertRejects(() => merge(folder, [without]), UsageError, "it remembers no run");
    const [first] = makeShards(folder, whole, 1);
    const { withoutRun, runs } = await merge(folder, [inputOf(path), first!]);
    assertEquals([withoutRun, runs.length], [["1/trials.sqlite"], 1]);
  });
});
