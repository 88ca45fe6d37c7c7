import type { TrialResult } from "../../trial/spec/mod.ts";
import { partError } from "./part_error.ts";

/** An error under a limit, as what a trial succeeds by. */
export interface Success {
  /** The part of the data that the error is on; the test error if missing. */
  readonly part?: string | undefined;
  /** A fraction; an error equal to it is not under it. */
  readonly under: number;
}

/**
 * Whether a trial succeeded: by default, whether it solved its task. One that diverged did not. Null of a trial
 * that counts nowhere: it failed, for a reason that is none of the network's, or has no such error.
 */
export function succeeded(
  trial: Pick<TrialResult, "status" | "metrics">,
  success?: Success,
): boolean | null {
  switch (trial.status) {
    case "failed":
      return null;
    case "diverged":
      return false;
    case "solved":
    case "unsolved": {
      if (success === undefined) return trial.status === "solved";
      const { part, under } = success;
      const error = part === undefined ? trial.metrics?.testError : partError(trial, part);
      return error === undefined ? null : error.value < under;
    }
  }
}
