/** States of runs, for tests of what shows them. */

import type { CellState, RunningTrial, RunState } from "../../../bench/run/mod.ts";

/** When the states below were written. */
export const NOW = Date.parse("2026-01-02T03:10:00.000Z");

export function makeCell(change: Partial<CellState> = {}): CellState {
  return {
    ...{ workload: "memn2n/babi-qa1", variant: "plain", planned: 10, done: 4, solved: 1 },
    ...{ diverged: 0, failed: 0, testError: 0.084 },
    ...change,
  };
}

export function makeRunning(change: Partial<RunningTrial> = {}): RunningTrial {
  const first = { attempt: 1, attempts: 1, earlier: 0, epoch: 12, epochs: 60, share: 0 };
  return {
    ...{ id: "abc", workload: "memn2n/babi-qa1", variant: "noisy", seed: 3, host: "node1" },
    since: "2026-01-02T03:09:00.000Z",
    progress: { ...first, loss: 0.1234, error: 0.25 },
    losses: [2, 1, 0.5],
    ...change,
  };
}

/** A run that is in the middle. */
export function makeState(change: Partial<RunState> = {}): RunState {
  return {
    name: "tiny",
    suite: { name: "tiny", title: "A tiny suite" },
    status: "running",
    startedAt: "2026-01-02T03:04:00.000Z",
    updatedAt: new Date(NOW).toISOString(),
    workers: 2,
    hosts: ["node1"],
    cells: [makeCell(), makeCell({ variant: "noisy", done: 0, solved: 0, testError: null })],
    running: [makeRunning()],
    failures: [],
    secondsLeft: 200,
    ...change,
  };
}
