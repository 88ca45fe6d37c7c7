import type { ResultFile } from "../result_file.ts";
import { type Baseline, trialsOf } from "./baseline.ts";
import { calibratedTime } from "./calibrated_time.ts";
import type { Finding } from "./finding.ts";

/** How much slower is too slow: machines differ, and share themselves with others, by less. */
export const SLOWEST = 2;

/** Tier 3: times of trials in each cell, by the arithmetic that was timed beside them. */
export function checkSpeed({ cells }: Baseline, { trials }: ResultFile): Finding[] {
  return cells.flatMap((cell): Finding[] => {
    const now = calibratedTime(trialsOf(trials, cell)), { calibratedTime: before } = cell;
    // Trials that failed took no time to compare.
    if (now === null || before === null) return [];
    const ratio = now / before;
    return [{
      tier: 3,
      check: "time / calibration",
      where: `${cell.workload} ${cell.variant}`,
      before: before.toFixed(1),
      after: now.toFixed(1),
      status: ratio > SLOWEST ? "failed" : "passed",
      message: ratio > SLOWEST
        ? `takes ${ratio.toFixed(2)} times as long, ${SLOWEST} at most are let through`
        : `${ratio.toFixed(2)} times`,
    }];
  });
}
