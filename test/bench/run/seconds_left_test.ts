import { type RunningTrial, stateOfRun } from "../../../bench/run/mod.ts";
import { assertEquals } from "../../../std.ts";

function planned(id: string, seconds: number) {
  return { id, fingerprint: "f", workload: "w", variant: "v", seed: 1, seconds };
}

interface Ended {
  readonly status: "solved" | "failed";
  readonly seconds: number;
}

function endedIn(seconds: number): Ended {
  return { status: "solved", seconds };
}

/** A trial that has run for a minute. */
function runningTrial(id: string, progress: Partial<RunningTrial["progress"]>): RunningTrial {
  const beginning = { attempt: 1, attempts: 1, earlier: 0, epoch: 0, epochs: 10, share: 0 };
  return {
    ...{ id, workload: "w", variant: "v", seed: 1, host: "node1" },
    since: "2026-01-02T03:00:00.000Z",
    progress: { ...beginning, loss: 1, error: null, ...progress },
    losses: [],
  };
}

/** How long a run still takes of which trials ended, by id. */
function secondsLeft(
  trials: readonly ReturnType<typeof planned>[],
  ended: ReadonlyMap<string, Ended>,
  present: typeof idle,
): number | null {
  return stateOfRun({
    ...{ ...present, running: [...present.running], status: "running", hosts: [] },
    record: { name: "tiny", suite: { name: "tiny", title: "" }, trials: [...trials] },
    startedAt: present.updatedAt,
    ended: [...ended].map(([id, trial]) => ({
      ...{ id, workload: "w", variant: "v", seed: 1, message: null, testError: null },
      ...trial,
    })),
  }).secondsLeft;
}

const idle = {
  running: [] as readonly RunningTrial[],
  updatedAt: "2026-01-02T03:01:00.000Z",
  workers: 2,
};

Deno.test("secondsLeft() corrects the estimates by how long trials took", () => {
  const trials = [planned("a", 10), planned("b", 10), planned("c", 30), planned("d", 30)];
  // Twice as long as was estimated: 2 * (30 + 30) seconds for two workers.
  const ended = new Map([["a", endedIn(15)], ["b", endedIn(25)]]);
  assertEquals(secondsLeft(trials, ended, idle), 60);
  assertEquals(secondsLeft(trials, ended, { ...idle, workers: 1 }), 120);
  // Two trials keep two workers busy.
  assertEquals(secondsLeft(trials, ended, { ...idle, workers: 8 }), 60);
});

Deno.test("secondsLeft() counts all trials alike where one has no estimate", () => {
  const trials = [planned("a", 10), planned("b", 0), planned("c", 30)];
  assertEquals(secondsLeft(trials, new Map([["a", endedIn(5)]]), { ...idle, workers: 1 }), 10);
});

Deno.test("secondsLeft() learns nothing from trials that failed", () => {
  const trials = [planned("a", 10), planned("b", 10), planned("c", 10)];
  const ended = new Map<string, Ended>();
  ended.set("a", { status: "failed", seconds: 0 });
  assertEquals(secondsLeft(trials, ended, idle), null);
  ended.set("b", { status: "solved", seconds: 10 });
  assertEquals(secondsLeft(trials, ended, idle), 10);
});

Deno.test("secondsLeft() takes off what of running trials is done", () => {
  const trials = [planned("a", 10), planned("b", 10), planned("c", 10)];
  const ended = new Map([["a", endedIn(10)]]);
  // Of b seven and a half seconds are left, of c ten.
  const running = [runningTrial("b", { epoch: 2, share: 0.5 })];
  assertEquals(secondsLeft(trials, ended, { ...idle, running, workers: 1 }), 17.5);
  // No sooner than the slowest of them.
  const both = [...running, runningTrial("c", { epoch: 9 })];
  assertEquals(secondsLeft(trials, ended, { ...idle, running: both }), 7.5);
  // The second of four attempts, after ten epochs of the first: at most forty.
  const attempts = { attempt: 2, attempts: 4, earlier: 10, epoch: 5 };
  const again = [runningTrial("b", attempts)];
  assertEquals(secondsLeft(trials, ended, { ...idle, running: again, workers: 1 }), 16.25);
});

Deno.test("secondsLeft() goes by running trials before the first ends", () => {
  const trials = [planned("a", 10), planned("b", 10)];
  assertEquals(secondsLeft(trials, new Map(), idle), null);
  const running = [{ ...runningTrial("a", {}), progress: null }];
  assertEquals(secondsLeft(trials, new Map(), { ...idle, running }), null);
  // A minute for a quarter: four for each.
  const quarter = [runningTrial("a", { epoch: 2, share: 0.5 })];
  assertEquals(secondsLeft(trials, new Map(), { ...idle, running: quarter, workers: 1 }), 420);
});

Deno.test("secondsLeft() is nothing at the end", () => {
  assertEquals(secondsLeft([planned("a", 10)], new Map([["a", endedIn(9)]]), idle), 0);
});
