import type { ResultFile } from "../results/mod.ts";

/** Whether another run of the same would add nothing to a result: it trains what is missing, or failed. */
export function hasEnded({ trials, plannedTrials }: ResultFile): boolean {
  return trials.length > 0 && trials.length >= plannedTrials &&
    trials.every(({ status }) => status !== "failed");
}
