import type { TrialResult } from "../../trial/spec/mod.ts";

/**
 * What each trial took, in times of the arithmetic that was timed beside it; none for a trial that timed
 * nothing. Another program on the machine slows both down, so that a ratio says more than seconds.
 */
export function calibratedTimes(
  trials: readonly Pick<TrialResult, "durationSeconds" | "calibrationSeconds">[],
): number[] {
  return trials
    .filter(({ durationSeconds, calibrationSeconds }) =>
      durationSeconds > 0 && calibrationSeconds > 0
    )
    .map(({ durationSeconds, calibrationSeconds }) => durationSeconds / calibrationSeconds);
}
