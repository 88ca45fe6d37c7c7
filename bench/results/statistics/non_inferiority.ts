import { pairedInterval } from "./paired_interval.ts";
import type { Interval } from "./wilson.ts";

/**
 * What an interval of a change for the worse says of a margin. `notWorse`: the whole interval is within
 * the margin. `worse`: it reaches past the margin, and lies above zero. `undecided`: it reaches past the
 * margin, and to zero: there are too few seeds to tell.
 */
export type NonInferiority = "notWorse" | "worse" | "undecided";

/** Whether a change for the worse is shown to be smaller than a margin, and how large it may be. */
export interface NonInferiorityTest {
  readonly outcome: NonInferiority;
  /** After minus before; positive is worse. */
  readonly difference: number;
  /** At 95 %; null when there are too few seeds for one. */
  readonly interval: Interval | null;
}

/**
 * The outcome of a non-inferiority test: its hypothesis is that the change is at least as large as the
 * margin, so that with too little data nothing is shown.
 *
 * Source: Piaggio et al. 2012, the extension of CONSORT to non-inferiority trials, JAMA 308, figure 1.
 *
 * @throws {RangeError} If the margin is not positive.
 */
export function judgeMargin(interval: Interval | null, margin: number): NonInferiority {
  if (!(margin > 0)) throw new RangeError(`Cannot test against a margin of ${margin}`);
  if (interval === null) return "undecided";
  if (interval.highest <= margin) return "notWorse";
  return interval.lowest > 0 ? "worse" : "undecided";
}

/**
 * Whether a mean is not worse by a margin, from pairs that share seeds. Where the pairs have nothing in
 * common but the seed's number, the interval is that of independent runs.
 *
 * @param strata By workload: after minus before of each pair; positive is worse.
 */
export function testNonInferiority(
  strata: readonly (readonly number[])[],
  margin: number,
): NonInferiorityTest {
  const result = pairedInterval(strata);
  const interval = result.tooFewSeeds ? null : { lowest: result.lowest, highest: result.highest };
  return { outcome: judgeMargin(interval, margin), difference: result.mean, interval };
}
