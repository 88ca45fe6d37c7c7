import {
  type CellState,
  type EndedTrial,
  endedTrial,
  runStateSchema,
  stateOfRun,
} from "../../../bench/run/mod.ts";
import { assertEquals } from "../../../std.ts";
import { makeResult } from "../_trials.ts";

const suite = { name: "tiny", title: "A tiny suite" };

/** A trial of a record: "a" to "z" are ids. */
function planned(id: string, workload: string, variant: string, seconds = 1) {
  return { id, fingerprint: "f", workload, variant, seed: 1, seconds };
}

function ended(id: string, status: EndedTrial["status"], testError: number | null): EndedTrial {
  const message = status === "failed" ? `${id} broke` : null;
  return { id, workload: "w", variant: "v", seed: 1, status, message, testError, seconds: 2 };
}

const parts = {
  status: "running" as const,
  startedAt: "2026-01-02T03:04:05.000Z",
  updatedAt: "2026-01-02T03:05:05.000Z",
  workers: 2,
  hosts: ["node1"],
  running: [],
};

Deno.test("stateOfRun() counts by workload and variant, in the order of the plan", () => {
  const trials = [
    planned("a", "w2", "plain"),
    planned("b", "w2", "plain"),
    planned("c", "w2", "plain"),
    planned("d", "w2", "noisy"),
    planned("e", "w1", "plain"),
  ];
  const state = stateOfRun({
    ...parts,
    record: { name: "tiny", suite, trials },
    ended: [
      ended("c", "failed", null),
      ended("a", "solved", 0.25),
      ended("d", "diverged", null),
      ended("z", "solved", 0.9),
      ended("b", "unsolved", 0.5),
      // Run again: the failure does not count any more.
      ended("c", "solved", 0.75),
    ],
  });
  assertEquals(state.cells, [
    // (0.25 + 0.5 + 0.75) / 3.
    cell("w2", "plain", { planned: 3, done: 3, solved: 2, testError: 0.5 }),
    cell("w2", "noisy", { planned: 1, done: 1, diverged: 1 }),
    cell("w1", "plain", { planned: 1 }),
  ]);
  assertEquals(state.failures, []);
  assertEquals([state.name, state.suite, state.hosts], ["tiny", suite, ["node1"]]);
  assertEquals(runStateSchema.parse(JSON.parse(JSON.stringify(state))), state);
});

function cell(workload: string, variant: string, numbers: Partial<CellState>): CellState {
  const none = { planned: 0, done: 0, solved: 0, diverged: 0, failed: 0, testError: null };
  return { workload, variant, ...none, ...numbers };
}

Deno.test("stateOfRun() keeps the last hundred failures, in the order in which they ended", () => {
  const ids = Array.from({ length: 130 }, (_, i) => `t${i}`);
  const state = stateOfRun({
    ...parts,
    record: { name: "tiny", suite, trials: ids.map((id) => planned(id, "w", "v")) },
    ended: ids.toReversed().map((id) => ended(id, "failed", null)),
  });
  assertEquals(state.failures.length, 100);
  assertEquals(state.failures[0], {
    ...{ id: "t99", workload: "w", variant: "v", seed: 1, message: "t99 broke" },
  });
  assertEquals(state.failures.at(-1)?.id, "t0");
  assertEquals(state.cells[0]?.failed, 130);
});

Deno.test("endedTrial() takes what a state shows out of a result", () => {
  const result = makeResult(3);
  assertEquals(endedTrial(result), {
    ...{ id: result.id, workload: "memn2n/babi-qa1", variant: "plain", seed: 3 },
    ...{ status: result.status, message: null },
    ...{ testError: result.metrics!.testError.value, seconds: result.durationSeconds },
  });
  assertEquals(endedTrial({ ...result, metrics: null }).testError, null);
});
