import type { ResultFile } from "../result_file.ts";
import { median, quantile } from "../statistics/mod.ts";
import { type Baseline, trialsOf } from "./baseline.ts";
import { calibratedTimes } from "./calibrated_time.ts";
import type { Finding } from "./finding.ts";

/** How many times as slow is too slow: another processor is not, by as much. */
const SLOWEST = 2;

/**
 * The share of a cell's trials that may be fast enough for it to be too slow. On a machine that others use,
 * medians of ten trials came to 1.9 times each other; a fifth of the trials came to no more than 1.3.
 */
const FAST_SHARE = 0.2;

/** Of fewer trials of a cell it cannot be told. */
const FEWEST = 5;

/** Tier 3: times of trials in each cell, by the arithmetic that was timed beside them. */
export function checkSpeed({ cells }: Baseline, { trials }: ResultFile): Finding[] {
  return cells.flatMap((cell): Finding[] => {
    const times = calibratedTimes(trialsOf(trials, cell)), { calibratedTime: before } = cell;
    // Trials that failed took no time to compare.
    if (times.length === 0 || before === null) return [];
    const after = median(times), ratio = after / before;
    const enough = times.length >= FEWEST, fast = quantile(times, FAST_SHARE) / before;
    const tooSlow = enough && fast > SLOWEST;
    // The median of a cell may be of trials that others on the machine held up.
    const busy = enough && ratio > SLOWEST ? `; its fastest fifth ${fast.toFixed(2)}` : "";
    return [{
      tier: 3,
      check: "time / calibration",
      where: `${cell.workload} ${cell.variant}`,
      before: before.toFixed(1),
      after: after.toFixed(1),
      status: tooSlow ? "failed" : enough ? "passed" : "noted",
      message: tooSlow
        ? `takes ${ratio.toFixed(2)} times as long, ${SLOWEST} times are let through`
        : `${ratio.toFixed(2)} times${busy}${enough ? "" : ", of too few trials to judge by"}`,
    }];
  });
}
