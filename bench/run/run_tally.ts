import type { EndedTrial } from "./ended_trial.ts";
import type { CellState, FailedTrial, RunState } from "./run_state.ts";
import { secondsLeft } from "./seconds_left.ts";
import type { RunRecord } from "./store/run_record.ts";

/** What of a record a state is made of. */
export type TalliedRun = Pick<RunRecord, "name" | "trials"> & {
  readonly suite: Pick<RunRecord["suite"], "name" | "title">;
};

/** What a state says of the present. */
export type Present = Omit<RunState, "name" | "suite" | "cells" | "failures" | "secondsLeft">;

/** A state is written every second: it keeps no more failures than a person reads. */
const MOST_FAILURES = 100;

interface Cell {
  /** Its mean test error is in `errors`. */
  readonly counts: { -readonly [Name in keyof CellState]: CellState[Name] };
  readonly errors: { sum: number; count: number };
}

/** Counts the trials of a run as they end, so that a state costs no look at each of thousands. */
export class RunTally {
  readonly #run: TalliedRun;
  readonly #cells = new Map<string, Cell>();
  readonly #trials = new Map<string, { readonly cell: Cell; readonly size: number }>();
  readonly #ended = new Map<string, EndedTrial>();
  readonly #failed = new Map<string, EndedTrial>();
  #left = 0;
  #size = 0;
  #seconds = 0;

  constructor(run: TalliedRun) {
    this.#run = run;
    const isEstimated = run.trials.every(({ seconds }) => seconds > 0);
    for (const { id, workload, variant, seconds } of run.trials) {
      const key = `${workload}\n${variant}`, size = isEstimated ? seconds : 1;
      const cell = this.#cells.get(key) ?? emptyCell(workload, variant);
      this.#cells.set(key, cell);
      this.#trials.set(id, { cell, size });
      cell.counts.planned += 1;
      this.#left += size;
    }
  }

  /** Counts a trial that ended; in the place of an earlier one with its id. One of no such run is left out. */
  add(trial: EndedTrial): void {
    const before = this.#ended.get(trial.id);
    if (before !== undefined) this.#count(before, -1);
    this.#count(trial, 1);
  }

  state(present: Present): RunState {
    const { name, suite } = this.#run;
    const pace = {
      toDo: this.#trials.size - this.#ended.size,
      ...{ left: this.#left, size: this.#size, seconds: this.#seconds },
      sizeOf: (id: string) => this.#trials.get(id)?.size ?? 0,
    };
    return {
      ...present,
      ...{ name, suite: { name: suite.name, title: suite.title } },
      cells: [...this.#cells.values()].map(({ counts, errors: { sum, count } }) => ({
        ...counts,
        testError: count === 0 ? null : sum / count,
      })),
      failures: [...this.#failed.values()].slice(-MOST_FAILURES).map(failedTrial),
      secondsLeft: secondsLeft(pace, present),
    };
  }

  #count(trial: EndedTrial, by: 1 | -1): void {
    const { id, status, testError, seconds } = trial, planned = this.#trials.get(id);
    if (planned === undefined) return;
    const { cell: { counts, errors }, size } = planned;
    counts.done += by;
    if (status !== "unsolved") counts[status] += by;
    if (testError !== null) {
      errors.sum += by * testError;
      errors.count += by;
    }
    this.#left -= by * size;
    this.#ended.delete(id);
    this.#failed.delete(id);
    if (by === 1) this.#ended.set(id, trial);
    // A trial that failed says nothing about how long others take.
    if (status !== "failed") {
      this.#size += by * size;
      this.#seconds += by * seconds;
    } else if (by === 1) this.#failed.set(id, trial);
  }
}

function emptyCell(workload: string, variant: string): Cell {
  const none = { planned: 0, done: 0, solved: 0, diverged: 0, failed: 0, testError: null };
  return { counts: { workload, variant, ...none }, errors: { sum: 0, count: 0 } };
}

function failedTrial({ id, workload, variant, seed, message }: EndedTrial): FailedTrial {
  return { id, workload, variant, seed, message: message ?? "" };
}
