import type { ResultFile } from "../result_file.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import { median, quantile } from "../statistics/mod.ts";
import { type Baseline, type BaselineCell, trialsOf } from "./baseline.ts";
import { calibratedTimes } from "./calibrated_time.ts";
import type { Finding } from "./finding.ts";

/** Slower by this factor is too slow; processors differ by less. */
const SLOWEST = 2;

/**
 * Faster by this factor is not believed: either the code did become that much faster and needs a new
 * baseline, or one of the two times is wrong and would let the next slow change through.
 */
const FASTEST = 4;

/**
 * A cell is too slow only if fewer than this share of its trials are fast enough. On a shared machine,
 * medians of ten trials differed by factors up to 1.9, their fastest fifth by no more than 1.3.
 */
const FAST_SHARE = 0.2;

/** The times of a cell with fewer trials cannot be judged. */
const FEWEST = 5;

/** Seconds: a time slice of another program is a large part of a shorter trial. */
const SHORTEST = 0.1;

/** Tier 3: the times of the trials in each cell, in units of their calibration. */
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
      // Failed trials are reported elsewhere.
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
 * Judges times.
 *
 * @param ratios Each trial's time over the baseline's.
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
  // Other programs on the machine may have slowed down half of a cell's trials.
  const busy = enough && ratio > SLOWEST ? `; its fastest fifth ${fast.toFixed(2)}` : few;
  return { status: enough ? "passed" : "noted", message: `${times}${busy}` };
}

/** Whether trials are short, both in the baseline and now. */
function isShort({ calibratedTime }: BaselineCell, trials: readonly TrialResult[]): boolean {
  const expected = calibratedTime * median(trials.map((trial) => trial.calibrationSeconds));
  return Math.max(expected, median(trials.map((trial) => trial.durationSeconds))) < SHORTEST;
}
