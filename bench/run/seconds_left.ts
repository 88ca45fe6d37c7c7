import type { TrialProgress } from "../trial/spec/mod.ts";
import type { RunState } from "./run_state.ts";

/** How much of a run is done, in estimated seconds; where there are no estimates, in trials. */
export interface Pace {
  /** Trials that have not ended. */
  readonly toDo: number;
  /** Their size. */
  readonly left: number;
  /** The size of those that ended and did not fail, and the seconds that they took. */
  readonly size: number;
  readonly seconds: number;
  /** The size of a trial. */
  sizeOf(id: string): number;
}

/**
 * About how long a run still takes: the estimates of what is left, corrected by how long trials took that
 * were estimated too. Without estimates, all trials count alike. Before the first trial ends, the running ones
 * say how fast this machine is.
 *
 * @returns Null before there is anything to go by.
 */
export function secondsLeft(
  pace: Pace,
  { running, updatedAt, workers }: Pick<RunState, "running" | "updatedAt" | "workers">,
): number | null {
  const { toDo } = pace, measured = pace.seconds > 0;
  if (toDo === 0) return 0;
  let { left, size, seconds } = pace, slowest = 0;
  for (const { id, since, progress } of running) {
    const own = pace.sizeOf(id), share = progress === null ? 0 : shareOf(progress);
    left -= share * own;
    slowest = Math.max(slowest, (1 - share) * own);
    if (measured || share === 0) continue;
    size += share * own;
    seconds += (Date.parse(updatedAt) - Date.parse(since)) / 1000;
  }
  if (!(size > 0 && seconds > 0)) return null;
  // The last trials leave workers idle.
  return seconds / size * Math.max(left / Math.max(1, Math.min(workers, toDo)), slowest);
}

/** How much of a trial is done, if it needs every attempt and epoch that it may take. */
function shareOf({ attempt, attempts, earlier, epoch, epochs, share }: TrialProgress): number {
  const done = earlier + epoch + share;
  const toDo = (attempts - attempt + 1) * epochs - epoch - share;
  return done / Math.max(done + toDo, 1);
}
