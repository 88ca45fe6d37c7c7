import { type Seen, viewOf } from "../../../bench/watch/mod.ts";
import type { RunState } from "../../../bench/run/mod.ts";
import { assertEquals } from "../../../std.ts";
import { makeCell, makeRunning, makeState } from "./_state.ts";

function seen(change: Partial<RunState> = {}, silentSeconds: number | null = null): Seen {
  return { kind: "run", state: makeState(change), silentSeconds };
}

/** The sentence about a run. */
function words(change: Partial<RunState>, silentSeconds: number | null = null): string {
  return viewOf(seen(change, silentSeconds)).words;
}

Deno.test("viewOf() says how far a run has come", () => {
  assertEquals(words({}), "4 of 20 trials done, about 3:20 left");
  assertEquals(words({ secondsLeft: null }), "4 of 20 trials done");
  assertEquals(words({ status: "stopped" }), "Stopped: 4 of 20 trials done");
  assertEquals(words({}, 150), "No news for 2 min: it may have been killed; 4 of 20 trials done");
  const cells = [makeCell({ planned: 1, done: 1 })];
  assertEquals(words({ cells, status: "ended" }), "Ended: 1 of 1 trial done");
  assertEquals(words({ cells }), "1 of 1 trial done, the result is being written");
});

Deno.test("viewOf() says what is waited for", () => {
  const { status, title, done } = viewOf({ kind: "waiting", place: "results" });
  assertEquals([status, title, done], ["waiting", "Waiting for a run in results", 0]);
});

Deno.test("viewOf() counts trials by workload and variant", () => {
  const { cells, done, planned } = viewOf(seen({
    cells: [
      makeCell({ solved: 1, diverged: 2, failed: 1 }),
      makeCell({ variant: "noisy", done: 0, solved: 0, testError: null }),
    ],
  }));
  assertEquals([done, planned], [4, 20]);
  assertEquals(cells, [
    {
      ...{ workload: "memn2n/babi-qa1", variant: "plain", done: 4, planned: 10 },
      ...{ words: "4 of 10, 1 solved, 2 diverged, 1 failed", testError: "8.4 %" },
    },
    {
      ...{ workload: "memn2n/babi-qa1", variant: "noisy", done: 0, planned: 10 },
      ...{ words: "0 of 10", testError: "" },
    },
  ]);
});

Deno.test("viewOf() shows what runs: nothing of a run that is silent", () => {
  const running = [makeRunning(), makeRunning({ id: "d", progress: null, host: "node2" })];
  const hosts = ["node1", "node2"];
  // A minute for 12 epochs: four for the 48 that are left.
  assertEquals(viewOf(seen({ running, hosts })).running, [
    {
      ...{ id: "abc", name: "memn2n/babi-qa1 noisy seed 3", host: "node1", losses: [2, 1, 0.5] },
      ...{ epoch: "epoch 12/60", loss: "loss 0.123", error: "error 25.0 %", left: "4:00 left" },
    },
    {
      ...{ id: "d", name: "memn2n/babi-qa1 noisy seed 3", host: "node2", losses: [2, 1, 0.5] },
      ...{ epoch: "starting", loss: "", error: "", left: "" },
    },
  ]);
  // One machine needs no name.
  assertEquals(viewOf(seen()).running[0]?.host, "");
  assertEquals(viewOf(seen({}, 150)).running, []);
  assertEquals([viewOf(seen()).status, viewOf(seen({}, 150)).status], ["running", "silent"]);
});

Deno.test("viewOf() has the failures, and how many there were", () => {
  const failures = [{ id: "a", workload: "w", variant: "v", seed: 7, message: "broken" }];
  const view = viewOf(
    seen({ failures, cells: [makeCell({ failed: 3 }), makeCell({ failed: 1 })] }),
  );
  assertEquals([view.failed, view.failures], [4, [{ name: "w v seed 7", message: "broken" }]]);
});

Deno.test("viewOf() has the facts of a run", () => {
  assertEquals(viewOf(seen({ name: "tiny@seeds-2", hosts: ["a", "b"] })).facts, [
    ["suite", "tiny"],
    ["run", "tiny@seeds-2"],
    ["time", "6:00"],
    ["workers", "2"],
    ["machines", "a, b"],
  ]);
});
