import type { TrialResult, TrialStatus } from "../trial/spec/mod.ts";

/** What of a trial that ended a run's state shows. */
export interface EndedTrial {
  readonly id: string;
  readonly workload: string;
  readonly variant: string;
  readonly seed: number;
  readonly status: TrialStatus;
  readonly message: string | null;
  /** A fraction; null for a trial without one. */
  readonly testError: number | null;
  /** How long it took. */
  readonly seconds: number;
}

/** What of a result a run's state shows. */
export function endedTrial(result: TrialResult): EndedTrial {
  const { id, workload, variant, seed, status, message, metrics, durationSeconds } = result;
  const testError = metrics?.testError.value ?? null;
  return { id, workload, variant, seed, status, message, testError, seconds: durationSeconds };
}
