import { setTimeout as sleep } from "node:timers/promises";
import type { TrialProgress, TrialResult } from "../../trial/spec/mod.ts";
import { trialFingerprint } from "../fingerprint.ts";
import type { Plan } from "../plan.ts";
import { contentRow } from "../store/content_row.ts";
import type { DigestAlarm } from "../store/digest_alarm.ts";
import type { RunRecord } from "../store/run_record.ts";
import { singletonKey } from "./claimed_trial.ts";
import { FollowedRun } from "./followed_run.ts";
import { Lookout } from "./lookout.ts";
import { Patience } from "./patience.ts";
import { queueKindOf } from "./queue_kind.ts";
import type { QueuedTrial, TrialQueue } from "./trial_queue.ts";

/** Looks from one search for forgotten trials to the next. */
const SEARCH_EVERY = 30;

/** Seconds between two looks at a slow database, at most: what is new meanwhile has to be read as well. */
const LONGEST_PAUSE = 3;

/** How a run has its trials done by others, and its callbacks. A trial is named by its index in the plan. */
export interface RunPooledOptions {
  /** The run as its store remembers it. */
  readonly record: RunRecord;
  /** Of gradnoise, for people. */
  readonly version: string;
  /** Whether a result of other code will do. */
  readonly reuseAny: boolean;
  /** Ends the waiting; the trials stay in the queue. */
  readonly signal: AbortSignal;
  onNote(line: string): void;
  /** Called once, before anything waits, with the trials found in the store. */
  onReused(trials: readonly TrialResult[]): void;
  onStart(trial: number): void;
  onProgress(trial: number, progress: TrialProgress): void;
  onResult(trial: number, result: TrialResult): unknown;
  onAlarm(alarm: DigestAlarm): void;
}

/**
 * Carries out a plan by the workers of a queue: remembers the run, puts its trials that the store does not
 * have into the queue, and waits until all have ended. Another that runs the same plan at the same time waits
 * for the same trials.
 *
 * @returns The trials that have ended, in the order of the plan.
 */
export async function runPooled(
  plan: Pick<Plan, "trials">,
  queue: TrialQueue,
  options: RunPooledOptions,
): Promise<TrialResult[]> {
  const { store, times } = queue, { signal } = options;
  const patience = new Patience(store.place, signal, (line) => options.onNote(line));
  const results: (TrialResult | null)[] = plan.trials.map(() => null);
  const queued = queuedTrials(plan, options);
  const indices = new Map(queued.map((trial, i) => [singletonKey(trial), i]));
  /** When trials that failed before were put: they are tried again. */
  const failedBefore = new Map<number, number>();

  await store.addRun(options.record);
  const followed = new FollowedRun(store, contentRow(options.record).id);
  for (const { result, number } of await followed.results()) {
    const index = indices.get(singletonKey(result))!;
    if (result.status === "failed") failedBefore.set(index, number);
    else results[index] = result;
  }
  if (options.reuseAny) await addOthers(results, queued, queue);
  options.onReused(results.filter((result) => result !== null));
  const missing = () => queued.filter((_, index) => results[index] === null);
  const enqueue = (trials: readonly QueuedTrial[]) => patience.keep(() => queue.enqueue(trials));
  await enqueue(missing());

  const running = new Set<number>();
  const look = async () => {
    for (const { id, fingerprint, progress } of await followed.tries()) {
      const index = indices.get(singletonKey({ id, fingerprint }))!;
      if (results[index] !== null) continue;
      if (!running.has(index)) options.onStart(index);
      running.add(index);
      if (progress !== null) options.onProgress(index, progress);
    }
    for (const { result, number } of await followed.results()) {
      const index = indices.get(singletonKey(result))!;
      if (results[index] !== null || failedBefore.get(index) === number) continue;
      if (!running.has(index)) options.onStart(index);
      results[index] = result;
      await options.onResult(index, result);
    }
    for (const alarm of await followed.alarms()) options.onAlarm(alarm);
  };
  await using _lookout = new Lookout(queue, patience);
  try {
    for (let looks = 1;; looks++) {
      const started = performance.now();
      await patience.keep(look);
      if (signal.aborted || missing().length === 0) break;
      if (looks % SEARCH_EVERY === 0) {
        // Somebody emptied the queue, or removed a result.
        const forgotten = await patience.keep(() => followed.forgotten());
        const keys = new Set(forgotten.map(singletonKey));
        await enqueue(missing().filter((trial) => keys.has(singletonKey(trial))));
      }
      // A database that takes long to answer is asked less often.
      const took = (performance.now() - started) / 1000;
      const seconds = Math.max(times.pollEvery, Math.min(took, LONGEST_PAUSE));
      await sleep(seconds * 1000, undefined, { signal }).catch(() => {});
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return results.filter((result) => result !== null);
}

function queuedTrials(
  plan: Pick<Plan, "trials">,
  { record, version }: RunPooledOptions,
): QueuedTrial[] {
  const origin = { code: record.fingerprint, version, run: record.name };
  return plan.trials.map(({ id, spec, plugins = [], seconds }) => ({
    ...{ id, spec, seconds },
    fingerprint: trialFingerprint(record.fingerprint, plugins),
    kind: queueKindOf(spec, plugins, origin),
  }));
}

/** Takes results of other code where there are none of this one. */
async function addOthers(
  results: (TrialResult | null)[],
  queued: readonly QueuedTrial[],
  { store }: TrialQueue,
): Promise<void> {
  for (const [index, { id }] of queued.entries()) {
    if (results[index] !== null) continue;
    const other = await store.get(id, null);
    if (other !== null && other.status !== "failed") results[index] = other;
  }
}
