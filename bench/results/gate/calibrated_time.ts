import type { TrialResult } from "../../trial/spec/mod.ts";

/**
 * The time of each trial, as a multiple of the calibration timed with it; trials without a calibration
 * are left out. Another program on the machine slows down both, so the ratio is steadier than seconds.
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
