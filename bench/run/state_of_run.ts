import type { TrialStatus } from "../trial/spec/mod.ts";
import type { EndedTrial } from "./ended_trial.ts";
import type { CellState, FailedTrial, RunState } from "./run_state.ts";
import { secondsLeft } from "./seconds_left.ts";
import type { RecordedTrial, RunRecord } from "./store/run_record.ts";

/** What a run's state is made of. */
export interface RunParts
  extends Omit<RunState, "name" | "suite" | "cells" | "failures" | "secondsLeft"> {
  readonly record: Pick<RunRecord, "name" | "trials"> & {
    readonly suite: Pick<RunRecord["suite"], "name" | "title">;
  };
  /** In the order in which they ended. Of several with one id, the last counts. */
  readonly ended: readonly EndedTrial[];
}

/** A state is written every second: it keeps no more failures than a person reads. */
const MOST_FAILURES = 100;

/** How far a run has come. Ended trials that are not in its record are left out. */
export function stateOfRun({ record, ended, ...parts }: RunParts): RunState {
  const planned = new Set(record.trials.map(({ id }) => id));
  const byId = new Map(
    ended.filter(({ id }) => planned.has(id)).map((trial) => [trial.id, trial]),
  );
  const cells = Map.groupBy(record.trials, ({ workload, variant }) => `${workload}\n${variant}`);
  const failures = [...byId.values()].filter(({ status }) => status === "failed");
  return {
    ...parts,
    name: record.name,
    suite: { name: record.suite.name, title: record.suite.title },
    cells: [...cells.values()].map((trials) => cellState(trials, byId)),
    failures: failures.slice(-MOST_FAILURES).map(failedTrial),
    secondsLeft: secondsLeft(record.trials, byId, parts),
  };
}

function cellState(
  trials: readonly RecordedTrial[],
  byId: ReadonlyMap<string, EndedTrial>,
): CellState {
  const { workload, variant } = trials[0]!;
  const done = trials.flatMap(({ id }) => byId.get(id) ?? []);
  const errors = done.flatMap(({ testError }) => testError ?? []);
  const count = (status: TrialStatus) => done.filter((trial) => trial.status === status).length;
  return {
    workload,
    variant,
    planned: trials.length,
    done: done.length,
    solved: count("solved"),
    diverged: count("diverged"),
    failed: count("failed"),
    testError: errors.length === 0
      ? null
      : errors.reduce((sum, error) => sum + error, 0) / errors.length,
  };
}

function failedTrial({ id, workload, variant, seed, message }: EndedTrial): FailedTrial {
  return { id, workload, variant, seed, message: message ?? "" };
}
