import type { TrialProgress } from "../trial/spec/mod.ts";
import type { RunState } from "./run_state.ts";
import type { EndedTrial } from "./ended_trial.ts";
import type { RecordedTrial } from "./store/run_record.ts";

/**
 * About how long a run still takes: the estimates of what is left, corrected by how long trials took that
 * were estimated too. Without estimates, all trials count alike. Before the first trial ends, the running ones
 * say how fast this machine is.
 *
 * @returns Null before there is anything to go by.
 */
export function secondsLeft(
  trials: readonly RecordedTrial[],
  ended: ReadonlyMap<string, Pick<EndedTrial, "status" | "seconds">>,
  { running, updatedAt, workers }: Pick<RunState, "running" | "updatedAt" | "workers">,
): number | null {
  const isEstimated = trials.every(({ seconds }) => seconds > 0);
  const sizes = new Map(trials.map(({ id, seconds }) => [id, isEstimated ? seconds : 1]));
  const toDo = trials.filter(({ id }) => !ended.has(id)).length;
  if (toDo === 0) return 0;
  let left = 0, size = 0, seconds = 0;
  for (const [id, own] of sizes) {
    const trial = ended.get(id);
    if (trial === undefined) left += own;
    // A trial that failed says nothing about how long others take.
    else if (trial.status !== "failed") [size, seconds] = [size + own, seconds + trial.seconds];
  }
  const measured = seconds > 0;
  let slowest = 0;
  for (const { id, since, progress } of running) {
    const own = sizes.get(id) ?? 0, share = progress === null ? 0 : shareOf(progress);
    left -= share * own;
    slowest = Math.max(slowest, (1 - share) * own);
    if (measured) continue;
    size += share * own;
    if (share > 0) seconds += (Date.parse(updatedAt) - Date.parse(since)) / 1000;
  }
  if (!(size > 0 && seconds > 0)) return null;
  const pace = seconds / size;
  // The last trials leave workers idle.
  return pace * Math.max(left / Math.max(1, Math.min(workers, toDo)), slowest);
}

/** How much of a trial is done, if it needs every attempt and epoch that it may take. */
function shareOf({ attempt, attempts, earlier, epoch, epochs, share }: TrialProgress): number {
  const done = earlier + epoch + share;
  const toDo = (attempts - attempt + 1) * epochs - epoch - share;
  return done / Math.max(done + toDo, 1);
}
