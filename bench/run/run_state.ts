import type { TrialProgress } from "../trial/spec/mod.ts";

/** The trials of a workload and a variant, as far as a run has come. */
export interface CellState {
  readonly workload: string;
  readonly variant: string;
  readonly planned: number;
  /** Those that ended, failed ones included. */
  readonly done: number;
  readonly solved: number;
  readonly diverged: number;
  readonly failed: number;
  /** Mean test error of those that have one, a fraction; null before the first. */
  readonly testError: number | null;
}

/** A trial that is running. */
export interface RunningTrial {
  readonly id: string;
  readonly workload: string;
  readonly variant: string;
  readonly seed: number;
  /** The name of the machine that it runs on. */
  readonly host: string;
  /** When it started: ISO 8601, UTC. */
  readonly since: string;
  /** Null before the first report. */
  readonly progress: TrialProgress | null;
  /** Mean loss of each epoch that has ended, the last 200; null for one that is not finite. */
  readonly losses: readonly (number | null)[];
}

/** A trial that failed. */
export interface FailedTrial {
  readonly id: string;
  readonly workload: string;
  readonly variant: string;
  readonly seed: number;
  readonly message: string;
}

/** How far a run has come: what `watch` shows. Nothing of it decides a result. */
export interface RunState {
  /** The name of the run's folder. */
  readonly name: string;
  readonly suite: { readonly name: string; readonly title: string };
  /** "running", "ended", or "stopped" before all trials had ended. */
  readonly status: "running" | "ended" | "stopped";
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly updatedAt: string;
  /** Trials at the same time. */
  readonly workers: number;
  /** Names of the machines that take part. */
  readonly hosts: readonly string[];
  /** In the order of the plan. */
  readonly cells: readonly CellState[];
  readonly running: readonly RunningTrial[];
  /** The last 100. */
  readonly failures: readonly FailedTrial[];
  /** Estimated from the trials that ended; null before there is anything to go by. */
  readonly secondsLeft: number | null;
}
