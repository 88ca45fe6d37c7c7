import type { TrialResult } from "../result_file.ts";
import { median } from "../statistics/mod.ts";

/**
 * What trials take, in times of the arithmetic that was timed beside each: the median of the ratios, as a
 * trial that another program got in the way of says nothing about the code.
 *
 * @returns Null if nothing was timed.
 */
export function calibratedTime(
  trials: readonly Pick<TrialResult, "durationSeconds" | "calibrationSeconds">[],
): number | null {
  const ratios = trials
    .filter(({ durationSeconds, calibrationSeconds }) =>
      durationSeconds > 0 && calibrationSeconds > 0
    )
    .map(({ durationSeconds, calibrationSeconds }) => durationSeconds / calibrationSeconds);
  return ratios.length === 0 ? null : median(ratios);
}
