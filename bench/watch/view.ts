import { clock, counted, percent } from "../base/mod.ts";
import { type CellState, progressWords, type RunningTrial, type RunState } from "../run/mod.ts";
import type { CellView, RunningView, WatchView } from "./page/watch_view.ts";
import type { Seen } from "./source.ts";

/** Puts what is seen into words. */
export function viewOf(seen: Seen): WatchView {
  if (seen.kind === "waiting") {
    return {
      ...{ status: "waiting", title: `Waiting for a run in ${seen.place}`, run: "" },
      ...{ words: "", done: 0, planned: 0, facts: [], cells: [], running: [] },
      ...{ failed: 0, failures: [] },
    };
  }
  const { state, silentSeconds } = seen;
  const sum = (of: (cell: CellState) => number) =>
    state.cells.reduce((total, cell) => total + of(cell), 0);
  const done = sum((cell) => cell.done), planned = sum((cell) => cell.planned);
  const running = silentSeconds === null ? state.running : [];
  return {
    status: silentSeconds === null ? state.status : "silent",
    title: state.suite.title,
    run: state.name,
    words: wordsOf(state, silentSeconds, done, planned),
    done,
    planned,
    facts: factsOf(state),
    cells: state.cells.map(cellView),
    running: running.map((trial) => runningView(trial, state)),
    failed: sum((cell) => cell.failed),
    failures: state.failures.map((trial) => ({ name: nameOf(trial), message: trial.message })),
  };
}

function wordsOf(
  { status, secondsLeft, workers }: RunState,
  silentSeconds: number | null,
  done: number,
  planned: number,
): string {
  const count = `${done} of ${counted(planned, "trial")} done`;
  switch (status) {
    case "ended":
      return `Ended: ${count}`;
    case "stopped":
      return `Stopped: ${count}`;
    case "running": {
      if (silentSeconds !== null) {
        const minutes = Math.floor(silentSeconds / 60);
        return `No news for ${minutes} min: it may have been killed; ${count}`;
      }
      if (done === planned) return `${count}, the result is being written`;
      // Those of a database come and go.
      if (workers === 0) return `${count}, waiting for workers`;
      return secondsLeft === null ? count : `${count}, about ${clock(secondsLeft)} left`;
    }
  }
}

function factsOf({ suite, name, startedAt, updatedAt, workers, hosts }: RunState) {
  const passed = (Date.parse(updatedAt) - Date.parse(startedAt)) / 1000;
  const facts: [string, string][] = [["suite", suite.name]];
  if (name !== suite.name) facts.push(["run", name]);
  if (passed > 0) facts.push(["time", clock(passed)]);
  if (workers > 0) facts.push(["workers", String(workers)]);
  if (hosts.length > 0) facts.push([hosts.length === 1 ? "machine" : "machines", hosts.join(", ")]);
  return facts;
}

function cellView(cell: CellState): CellView {
  const { workload, variant, done, planned, solved, diverged, failed, testError } = cell;
  const counts = Object.entries({ solved, diverged, failed })
    .flatMap(([name, count]) => count === 0 ? [] : [`, ${count} ${name}`]);
  return {
    ...{ workload, variant, done, planned },
    words: `${done} of ${planned}${counts.join("")}`,
    testError: testError === null ? "" : percent(testError),
  };
}

function runningView(trial: RunningTrial, { hosts, updatedAt }: RunState): RunningView {
  const { id, progress, losses } = trial;
  const host = hosts.length > 1 ? trial.host : "";
  const same = { id, name: nameOf(trial), host, losses };
  if (progress === null) return { ...same, epoch: "starting", loss: "", error: "", left: "" };
  const passed = (Date.parse(updatedAt) - Date.parse(trial.since)) / 1000;
  return { ...same, ...progressWords(progress, Math.max(0, passed)) };
}

function nameOf({ workload, variant, seed }: Pick<RunningTrial, "workload" | "variant" | "seed">) {
  return `${workload} ${variant} seed ${seed}`;
}
