import type { ResultFile } from "../result_file.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import { median, quantile } from "../statistics/mod.ts";
import { type Baseline, type BaselineCell, trialsOf } from "./baseline.ts";
import { calibratedTimes } from "./calibrated_time.ts";
import type { Finding } from "./finding.ts";

/** How many times as slow is too slow: another processor is not, by as much. */
const SLOWEST = 2;

/**
 * How many times as fast cannot be believed: either the code became so much faster, which asks for a new
 * baseline, or one of the two times is none, and would let the next slow change through.
 */
const FASTEST = 4;

/**
 * The share of a cell's trials that may be fast enough for it to be too slow. On a machine that others use,
 * medians of ten trials came to 1.9 times each other; a fifth of the trials came to no more than 1.3.
 */
const FAST_SHARE = 0.2;

/** Of fewer trials of a cell it cannot be told. */
const FEWEST = 5;

/** Seconds: a time slice of another program is a large part of a shorter trial. */
const SHORTEST = 0.1;

/** Tier 3: times of trials in each cell, by the arithmetic that was timed beside them. */
export function checkSpeed({ cells }: Baseline, { trials }: ResultFile): Finding[] {
  return cells.flatMap((cell): Finding[] => {
    const own = trialsOf(trials, cell), times = calibratedTimes(own);
    const { calibratedTime: before } = cell;
    const finding = {
      tier: 3,
      check: "time / calibration",
      where: `${cell.workload} ${cell.variant}`,
      before: before.toFixed(1),
    } as const;
    if (times.length === 0) {
      // That trials failed is said elsewhere.
      const failed = own.every(({ status }) => status === "failed");
      const message = "no trial has a time";
      return failed ? [] : [{ ...finding, after: "none", status: "undecided", message }];
    }
    const after = median(times);
    const outcome = judgeTimes(times.map((time) => time / before), isShort(cell, own));
    return [{ ...finding, after: after.toFixed(1), ...outcome }];
  });
}

/**
 * What times say.
 *
 * @param ratios By the baseline's, of each trial.
 * @param short Whether the trials are too short for a few of them to say anything.
 */
function judgeTimes(
  ratios: readonly number[],
  short: boolean,
): Pick<Finding, "status" | "message"> {
  const ratio = median(ratios), fast = quantile(ratios, FAST_SHARE);
  const enough = ratios.length >= FEWEST, few = enough ? "" : ", of too few trials to judge by";
  const times = `${ratio.toFixed(2)} times`;
  if (!enough && short) {
    return { status: "noted", message: `${times}, of trials too few and too short to judge by` };
  }
  if (1 / ratio > FASTEST) {
    const message = `${(1 / ratio).toFixed(1)} times as fast, implausibly fast`;
    return { status: "undecided", message };
  }
  if (fast > SLOWEST) {
    const limit = enough ? `; at most ${SLOWEST} times is allowed` : few;
    return { status: enough ? "failed" : "undecided", message: `takes ${times} as long${limit}` };
  }
  // The median of a cell may be of trials that others on the machine held up.
  const busy = enough && ratio > SLOWEST ? `; its fastest fifth ${fast.toFixed(2)}` : few;
  return { status: enough ? "passed" : "noted", message: `${times}${busy}` };
}

/** Whether trials are short by the baseline and by the clock. */
function isShort({ calibratedTime }: BaselineCell, trials: readonly TrialResult[]): boolean {
  const expected = calibratedTime * median(trials.map((trial) => trial.calibrationSeconds));
  return Math.max(expected, median(trials.map((trial) => trial.durationSeconds))) < SHORTEST;
}
