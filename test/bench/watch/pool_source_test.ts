import { PoolSource, type PoolStates, viewOf } from "../../../bench/watch/mod.ts";
import type { RunState } from "../../../bench/run/mod.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { assertEquals, assertRejects, assertStringIncludes } from "../../../std.ts";
import { makeResultFile, makeTrial } from "../_result_file.ts";
import { makeMachine, makeRunRecord } from "../_runs.ts";
import { makeCell, makeState } from "./_state.ts";

const trials = [1, 2].map((seed) => makeTrial({ variant: "plain", seed, test: 4 }));
const { workloads, variants } = makeResultFile([{ variant: "plain", seed: 1, test: 4 }]);
const record = {
  ...makeRunRecord("tiny"),
  ...{ workloads, variants },
  trials: trials.map(({ id, fingerprint, workload, variant, seed }) => ({
    ...{ id, fingerprint, workload, variant, seed, seconds: 1 },
  })),
};

/** A database with one run, whose first trials are done. */
function makePool() {
  const pool = { done: 0, asked: 0, there: true };
  const states: PoolStates = {
    newest: (name = "tiny") => Promise.resolve(pool.there && name === "tiny" ? record : null),
    stateOf: () => Promise.resolve(pooled(pool.done)),
    store: {
      get(id) {
        pool.asked += 1;
        return trials.slice(0, pool.done).find((trial) => trial.id === id) ?? null;
      },
      machineOf: () => makeMachine("node1"),
      network: () => null,
    },
  };
  return { pool, states };
}

function pooled(done: number, change: Partial<RunState> = {}): RunState {
  const updatedAt = new Date().toISOString();
  return makeState({ cells: [makeCell({ planned: 2, done })], updatedAt, ...change });
}

Deno.test("PoolSource sees the run that was added last, or the one of a name", async () => {
  const { pool, states } = makePool();
  const look = (run: string | null) =>
    new PoolSource(states, { title: "postgresql://u@h/d", run }).look().then(viewOf);
  assertEquals((await look(null)).words, "0 of 2 trials done, about 3:20 left");
  assertEquals((await look("tiny")).run, "tiny");
  assertEquals((await look("other")).title, "Waiting for a run in postgresql://u@h/d, other");
  pool.there = false;
  assertEquals((await look(null)).title, "Waiting for a run in postgresql://u@h/d");
});

Deno.test("PoolSource reports on the trials that the database has, anew when another has ended", async () => {
  const { pool, states } = makePool();
  const source = new PoolSource(states, { title: "", run: null });
  await assertRejects(() => source.of("tiny"), UsageError, "no trial of it has ended");
  await assertRejects(() => source.of("other"), UsageError, "Cannot report on other");
  pool.done = 1;
  assertStringIncludes(await source.of("tiny"), "<dd>1 of 2</dd>");
  const { asked } = pool;
  await source.of("tiny");
  assertEquals(pool.asked, asked);
  pool.done = 2;
  assertStringIncludes(await source.of("tiny"), "<dd>2 of 2</dd>");
});

Deno.test("PoolSource keeps what it saw last while the server does not answer", async () => {
  const { pool, states } = makePool();
  const gone: PoolStates = {
    ...states,
    newest: (name) => pool.there ? states.newest(name) : Promise.reject(new Error("gone")),
  };
  const source = new PoolSource(gone, { title: "", run: null });
  pool.there = false;
  await assertRejects(() => source.look(), Error, "gone");
  pool.there = true;
  const seen = await source.look();
  pool.there = false;
  assertEquals(await source.look(), seen);
});

Deno.test("a run of a database waits for workers, who come and go", () => {
  const state = pooled(1, { workers: 0, running: [] });
  assertEquals(
    viewOf({ kind: "run", state, silentSeconds: null }).words,
    "1 of 2 trials done, waiting for workers",
  );
});
