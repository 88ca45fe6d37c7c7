import { DatabaseSync } from "node:sqlite";
import {
  CheckpointFolder,
  type Checkpoints,
  FreshRun,
  type Plan,
  type Reuse,
  runPlan,
} from "../../../bench/run/mod.ts";
import { sha256 } from "../../../engine/base/mod.ts";
import { WriteError } from "../../../bench/base/mod.ts";
import { type Checkpoint, trialId, type TrialResult } from "../../../bench/trial/spec/mod.ts";
import { DigestAlarm, type PutAnswer, SqliteStore } from "../../../bench/run/store/mod.ts";
import { assertEquals, assertMatch, assertRejects } from "../../../std.ts";
import { withFolder } from "../_folder.ts";
import { makeMachine } from "../_runs.ts";
import { makeNetwork, makeResult, makeSpec } from "../_trials.ts";

const module = new URL("./_fake_worker.ts", import.meta.url);

function makePlan(seeds: readonly number[]): Plan {
  return {
    suite: { name: "fake", title: "", version: 1 },
    backend: "wasm",
    workloads: [],
    variants: [],
    published: [],
    successes: [],
    seeds: [...seeds],
    trials: seeds.map((seed) => {
      const spec = makeSpec(seed);
      return { id: trialId(spec), spec, files: null, seconds: 1 };
    }),
    shard: null,
    leftOut: [],
    notes: [],
  };
}

/** Runs seeds 1 to 3 on a store that has these trials; the seeds that ran, and what came out. */
async function run(stored: readonly TrialResult[], reuse: Reuse) {
  using store = new SqliteStore(":memory:");
  for (const result of stored) store.put(result, makeNetwork(result.seed));
  const ran: number[] = [];
  let reused: readonly TrialResult[] = [];
  const results = await runPlan(makePlan([3, 1, 2]), {
    store,
    fingerprint: "new",
    reuse,
    workers: 2,
    module,
    onReused: (trials) => reused = trials,
    onResult: (_, { seed, id }) => {
      ran.push(seed);
      // It is in the store before anybody hears of it.
      assertEquals(store.get(id, "new")?.seed, seed);
      assertEquals(store.network(id, "new"), makeNetwork(seed));
    },
  });
  assertEquals(results.map(({ seed }) => seed), [3, 1, 2]);
  return { ran: ran.sort(), reused: reused.map(({ seed }) => seed), results };
}

Deno.test("runPlan() runs everything when the store is empty", async () => {
  assertEquals((await run([], "same")).ran, [1, 2, 3]);
});

Deno.test("runPlan() takes trials of the same code from the store, and no others", async () => {
  const stored = [makeResult(1, "new"), makeResult(2, "old"), makeResult(3, "new")];
  const { ran, reused } = await run(stored, "same");
  assertEquals([ran, reused], [[2], [3, 1]]);
});

Deno.test("runPlan() takes trials of any code when told to, those of the same code first", async () => {
  const stored = [makeResult(1, "new"), makeResult(1, "old"), makeResult(2, "old")];
  const { ran, reused, results } = await run(stored, "any");
  assertEquals([ran, reused], [[3], [1, 2]]);
  assertEquals(results.map(({ fingerprint }) => fingerprint), ["new", "new", "old"]);
});

Deno.test("runPlan() runs everything again when told to", async () => {
  const { ran, reused } = await run([makeResult(1, "new")], "none");
  assertEquals([ran, reused], [[1, 2, 3], []]);
});

Deno.test("runPlan() runs failed trials again, and keeps diverged ones", async () => {
  const broken = { metrics: null, message: "In a test" };
  const failed = { ...makeResult(1, "new"), ...broken, status: "failed" as const };
  const diverged = { ...makeResult(2, "new"), ...broken, status: "diverged" as const };
  assertEquals((await run([failed, diverged], "same")).ran, [1, 3]);
});

// Seed 77 is stopped at each checkpoint, until it has worked for three seconds.
Deno.test("runPlan() goes on from checkpoints until a trial is stored, and then forgets them", async () => {
  await withFolder(async (folder) => {
    using store = new SqliteStore(":memory:");
    const path = `${folder}/checkpoints`;
    const goesOn = (seconds: number) =>
      `memn2n/babi-qa1 plain seed 77 goes on after ${seconds}.0 s`;
    const start = async (options: { fingerprint?: string; reuse?: Reuse } = {}) => {
      const stop = new AbortController(), kept: number[] = [], notes: string[] = [];
      const checkpoints = new CheckpointFolder(path), write = checkpoints.write.bind(checkpoints);
      checkpoints.write = (checkpoint) => {
        write(checkpoint);
        kept.push(checkpoint.seconds);
        if (checkpoint.seconds < 3) stop.abort();
      };
      const results = await runPlan(makePlan([77]), {
        ...{ store, module, checkpoints, workers: 1, fingerprint: "new", reuse: "same" },
        ...options,
        signal: stop.signal,
        onNote: (line) => notes.push(line),
        onResult: () => {},
      });
      return { ended: results.length, kept, notes };
    };
    assertEquals(await start(), { ended: 0, kept: [1], notes: [] });
    assertEquals(await start(), { ended: 0, kept: [2], notes: [goesOn(1)] });
    // Of other code, or when everything is to be done again: from the start.
    assertEquals((await start({ fingerprint: "other" })).kept, [1]);
    assertEquals((await start({ reuse: "none" })).kept, [1]);
    assertEquals((await start()).kept, [2]);
    const [file] = [...Deno.readDirSync(path)];
    await Deno.writeTextFile(`${path}/${file!.name}`, "half a f");
    const { kept, notes: [sentence] } = await start();
    assertEquals(kept, [1]);
    assertMatch(sentence!, / seed 77 begins anew: Cannot go on from .*: it is damaged$/);
    await start();
    assertEquals(await start(), { ended: 1, kept: [3], notes: [goesOn(2)] });
    assertEquals([...Deno.readDirSync(folder)], []);
  });
});

Deno.test("runPlan() names a trial that is damaged in the store, and runs it again, once", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/trials.sqlite`,
      [first, second] = [1, 2].map((seed) => makeResult(seed, "new"));
    {
      using store = new SqliteStore(path);
      for (const result of [first!, second!, makeResult(3, "old")]) store.put(result, null);
    }
    const database = new DatabaseSync(path);
    database.exec(`UPDATE trials SET result = (SELECT result FROM trials WHERE id = '${second!.id}')
      WHERE id = '${first!.id}'`);
    database.close();
    const start = async (reuse: Reuse) => {
      const ran: number[] = [], notes: string[] = [];
      using store = new SqliteStore(path);
      const results = await runPlan(makePlan([1, 2, 3]), {
        ...{ store, module, reuse, workers: 1, fingerprint: "new" },
        onNote: (line) => notes.push(line),
        onResult: (_, { seed }) => ran.push(seed),
      });
      return { ran, notes, seeds: results.map(({ seed }) => seed) };
    };
    const note = `memn2n/babi-qa1 plain seed 1 runs again: ${first!.id} is damaged in the store`;
    assertEquals(await start("any"), { ran: [1], notes: [note], seeds: [1, 2, 3] });
    assertEquals(await start("any"), { ran: [], notes: [], seeds: [1, 2, 3] });
  });
});

/** A store that takes so many results, and has no room for others. */
class SmallStore extends SqliteStore {
  #room: number;

  constructor(room: number) {
    super(":memory:");
    this.#room = room;
  }

  override put(...args: Parameters<SqliteStore["put"]>): PutAnswer {
    if (this.#room-- <= 0) throw new WriteError("Cannot write store: database or disk is full");
    return super.put(...args);
  }
}

Deno.test("runPlan() stops when a trial cannot be stored, and loses none that ended", async () => {
  using store = new SmallStore(1);
  const errors: string[] = [], ended: number[] = [];
  const options = {
    ...{ store, module, workers: 1, fingerprint: "new", reuse: "same" as const },
    onResult: (_: number, { seed }: TrialResult) => ended.push(seed),
  };
  const results = await runPlan(makePlan([1, 2, 3, 4]), {
    ...options,
    onUnstored: ({ message }) => errors.push(message),
  });
  assertEquals(errors, ["Cannot write store: database or disk is full"]);
  assertEquals([ended, results.map(({ seed }) => seed)], [[1, 2], [1, 2]]);
  assertEquals(store.find("").map(({ seed }) => seed), [1]);
  // Whoever does not ask is not left to believe that all is well.
  await assertRejects(() => runPlan(makePlan([1, 2]), options), WriteError, "disk is full");
});

Deno.test("runPlan() keeps the first of two results that differ, raises an alarm, and goes on", async () => {
  await withFolder(async (folder) => {
    const [east, west] = [makeMachine("east"), makeMachine("west")];
    const other = { ...makeResult(2, "new"), digest: sha256("other") };
    using store = new SqliteStore(":memory:", "write", west);
    store.put(other, makeNetwork(9), east);
    store.put(makeResult(3, "new"), makeNetwork(3), east);
    const origin = { fingerprint: "new", store: "s" }, path = `${folder}/fresh`;
    const ended: TrialResult[] = [], alarms: DigestAlarm[] = [];
    const checkpoints = new CheckpointFolder(`${folder}/c`), parts = {} as never;
    checkpoints.write({
      ...{ spec: makeSpec(2), fingerprint: "new", seconds: 1 },
      ...{ earlier: parts, training: parts },
    });
    const options = {
      ...{ store, module, workers: 1, fingerprint: "new", reuse: "none" as const, checkpoints },
      fresh: new FreshRun(path, origin),
      onResult: (_: number, result: TrialResult) => ended.push(result),
    };
    const onAlarm = (alarm: DigestAlarm) => alarms.push(alarm);
    const results = await runPlan(makePlan([1, 2, 3]), { ...options, onAlarm });
    assertEquals(alarms.map(({ trial, kept, other }) => [trial.seed, kept, other]), [[
      2,
      { digest: other.digest, machine: east, place: ":memory:" },
      { digest: makeResult(2).digest, machine: west, place: null },
    ]]);
    const digests = [makeResult(1).digest, other.digest, makeResult(3).digest];
    assertEquals(results.map(({ digest }) => digest), digests);
    assertEquals(ended.map(({ digest }) => digest), digests);
    assertEquals(store.get(other.id, "new"), other);
    assertEquals(store.machineOf(makeResult(3).id, "new"), east);
    // What an interrupted run goes on from does not have it: the alarm is raised again.
    const { id } = other;
    const made = FreshRun.made(path, origin)!;
    assertEquals([made.has(makeResult(1).id), made.has(id), made.has(makeResult(3).id)], [
      true,
      false,
      true,
    ]);
    assertEquals([...Deno.readDirSync(folder)].map(({ name }) => name), ["fresh"]);
    // Whoever does not ask is not left to believe that all is well.
    await assertRejects(() => runPlan(makePlan([2]), options), DigestAlarm, "has two digests");
  });
});

Deno.test("runPlan() takes a failure for one although the store has a result, and repeats it", async () => {
  await withFolder(async (folder) => {
    using store = new SqliteStore(":memory:");
    const stored = makeResult(13, "new"), path = `${folder}/fresh`;
    store.put(stored, null);
    const origin = { fingerprint: "new", store: "s" }, fresh = new FreshRun(path, origin);
    const [result] = await runPlan(makePlan([13]), {
      ...{ store, module, workers: 1, fingerprint: "new", reuse: "none", fresh },
      onResult: () => {},
    });
    assertEquals(result!.status, "failed");
    assertEquals(store.get(stored.id, "new"), stored);
    assertEquals(FreshRun.made(path, origin)!.has(stored.id), false);
  });
});

Deno.test("runPlan() looks at the end whether the store is still there", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/trials.sqlite`, errors: string[] = [];
    using store = new SqliteStore(path);
    const results = await runPlan(makePlan([1, 2]), {
      ...{ store, module, workers: 1, fingerprint: "new", reuse: "same" },
      onResult: (_, { seed }) => seed === 2 && Deno.removeSync(path),
      onUnstored: ({ message }) => errors.push(message),
    });
    assertEquals(results.length, 2);
    assertEquals(errors, [`Cannot write ${path}: it was removed or replaced while it was in use`]);
  });
});

Deno.test("runPlan() goes on where a checkpoint cannot be kept", async () => {
  await withFolder(async (folder) => {
    using store = new SqliteStore(":memory:");
    const notes: string[] = [], stop = new AbortController();
    const checkpoints = new CheckpointFolder(`${folder}/checkpoints`);
    checkpoints.write = () => {
      throw new Error("No space left on device (os error 28): writefile 'x'");
    };
    const results = await runPlan(makePlan([1, 77]), {
      ...{ store, module, workers: 1, fingerprint: "new", reuse: "same" },
      checkpoints,
      signal: stop.signal,
      onNote(line) {
        notes.push(line);
        stop.abort();
      },
      onResult: () => {},
    });
    assertEquals(results.map(({ seed }) => seed), [1]);
    assertEquals(notes, [
      "Cannot keep what an interrupted run goes on from: no space left on device",
    ]);
  });
});

Deno.test("runPlan() counts what an interrupted run made that repeats everything", async () => {
  await withFolder(async (folder) => {
    using store = new SqliteStore(":memory:");
    for (const seed of [1, 2, 3]) store.put(makeResult(seed, "new"), null);
    const origin = { fingerprint: "new", store: "s" }, path = `${folder}/fresh`;
    const start = async () => {
      const ran: number[] = [];
      let reused: readonly TrialResult[] = [];
      await runPlan(makePlan([1, 2, 3]), {
        ...{ store, module, workers: 1, fingerprint: "new", reuse: "none" as const },
        fresh: new FreshRun(path, origin),
        onReused: (trials) => reused = trials,
        onResult: (_, { seed }) => ran.push(seed),
      });
      return { ran, reused: reused.map(({ seed }) => seed) };
    };
    new FreshRun(path, origin).add(makeResult(2).id);
    assertEquals(await start(), { ran: [1, 3], reused: [2] });
    assertEquals(await start(), { ran: [], reused: [1, 2, 3] });
    FreshRun.forget(path);
    assertEquals(await start(), { ran: [1, 2, 3], reused: [] });
  });
});

Deno.test("runPlan() goes on from checkpoints of an interrupted run that repeats everything, and of no other", async () => {
  await withFolder(async (folder) => {
    using store = new SqliteStore(":memory:");
    const checkpoints = new CheckpointFolder(`${folder}/c`);
    const origin = { fingerprint: "new", store: "s" }, path = `${folder}/fresh`;
    const start = async (fresh: boolean, signal?: AbortSignal) => {
      const stop = new AbortController(), kept: number[] = [];
      const write = CheckpointFolder.prototype.write.bind(checkpoints);
      checkpoints.write = (checkpoint) => {
        write(checkpoint);
        kept.push(checkpoint.seconds);
        stop.abort();
      };
      await runPlan(makePlan([77]), {
        ...{ store, module, checkpoints, workers: 1, fingerprint: "new" },
        signal: signal ?? stop.signal,
        reuse: fresh ? "none" : "same",
        fresh: fresh ? new FreshRun(path, origin) : undefined,
        onResult: () => {},
      });
      return kept;
    };
    assertEquals(await start(false), [1]);
    assertEquals(await start(true, AbortSignal.abort()), []);
    // It goes on, but not from what was there before it began.
    assertEquals(await start(true), [1]);
    assertEquals(await start(true), [2]);
  });
});

Deno.test("runPlan() waits for checkpoints that are kept elsewhere", async () => {
  using store = new SqliteStore(":memory:");
  const done: string[] = [];
  /** Answers later; each kind of request takes as long as it may disturb the next. */
  const later = async (what: string, milliseconds: number) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    done.push(what);
  };
  const spec = makeSpec(77), parts = {} as never;
  const kept = { spec, fingerprint: "new", seconds: 2, earlier: parts, training: parts };
  const checkpoints: Checkpoints = {
    tidy: () => later("tidy", 20),
    async read() {
      await later("read", 20);
      return kept;
    },
    write: ({ seconds }) => later(`write ${seconds}`, 100),
    remove: () => later("remove", 1),
  };
  const notes: string[] = [];
  await runPlan(makePlan([77]), {
    ...{ store, module, checkpoints, workers: 1, fingerprint: "new", reuse: "same" },
    onNote: (line) => notes.push(line),
    onStart: () => done.push("start"),
    onResult: () => done.push("result"),
  });
  assertEquals(done, ["tidy", "start", "read", "write 3", "remove", "result"]);
  assertEquals(notes, ["memn2n/babi-qa1 plain seed 77 goes on after 2.0 s"]);
});

Deno.test("runPlan() says when checkpoints cannot be kept elsewhere", async () => {
  using store = new SqliteStore(":memory:");
  const notes: string[] = [], nowhere = () => Promise.reject(new Error("the server is away"));
  await runPlan(makePlan([77]), {
    ...{ store, module, workers: 1, fingerprint: "new", reuse: "same" },
    checkpoints: {
      tidy: () => {},
      read: (spec) => ({ spec, seconds: 2 }) as Checkpoint,
      write: nowhere,
      remove: () => {},
    },
    onNote: (line) => notes.push(line),
    onResult: () => {},
  });
  assertEquals(notes.slice(1), [
    "Cannot keep what an interrupted run goes on from: the server is away",
  ]);
});

Deno.test("runPlan() removes checkpoints of trials that the store has, and drafts", async () => {
  await withFolder(async (folder) => {
    using store = new SqliteStore(":memory:");
    const path = `${folder}/c`, checkpoints = new CheckpointFolder(path);
    store.put(makeResult(1, "new"), null);
    for (const seed of [1, 5]) {
      checkpoints.write({
        ...{ spec: makeSpec(seed), fingerprint: "new", seconds: 1 },
        ...{ earlier: {} as never, training: {} as never },
      });
    }
    await Deno.writeTextFile(`${path}/${trialId(makeSpec(9))}.checkpoint.tmp`, "half");
    await runPlan(makePlan([1]), {
      ...{ store, module, checkpoints, workers: 1, fingerprint: "new", reuse: "same" as const },
      onResult: () => {},
    });
    const names = [...Deno.readDirSync(path)].map(({ name }) => name);
    assertEquals(names, [`${trialId(makeSpec(5))}.checkpoint`]);
  });
});
