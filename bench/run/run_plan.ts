import type { Checkpoints } from "./checkpoints.ts";
import { duration, fileFault, WriteError } from "../base/mod.ts";
import { trialFingerprint } from "./fingerprint.ts";
import type { FreshRun } from "./fresh_run.ts";
import type { Plan } from "./plan.ts";
import type { TrainedNetwork, TrialJob, TrialResult, TrialSpec } from "../trial/spec/mod.ts";
import { runJobs, type RunnerOptions } from "./runner.ts";
import { type Answer, DigestAlarm, type TrialStore } from "./store/mod.ts";

/** Which finished trials of the store count: of the same code, of any, or none. */
export type Reuse = "same" | "any" | "none";

/** How to carry out a plan, and its callbacks. A trial is named by its index in the plan. */
export interface RunPlanOptions extends Omit<RunnerOptions, "resume" | "onCheckpoint"> {
  readonly store: TrialStore;
  /** Of gradnoise; a trial with plug-ins has another. */
  readonly fingerprint: string;
  readonly reuse: Reuse;
  /** With reuse "none": the trials that an interrupted run already made. */
  readonly fresh?: FreshRun | undefined;
  /** Where long trials keep their checkpoints, if anywhere. */
  readonly checkpoints?: Checkpoints | undefined;
  /** Called with a sentence when a trial resumes from a checkpoint, or cannot. */
  onNote?(line: string): void;
  /** Called once, before anything runs, with the trials found in the store. */
  onReused?(trials: readonly TrialResult[]): void;
  /**
   * Called when a trial cannot be stored. Running trials are stopped, no other starts, and the trial that
   * could not be stored is still returned.
   */
  onUnstored?(error: WriteError): void;
  /** Called when the store has a result with another digest: that one is returned. The run goes on. */
  onAlarm?(alarm: DigestAlarm): void;
}

/**
 * Carries out a plan: takes finished trials from the store, runs the others, and stores each as it
 * ends. Trials that failed run again.
 *
 * @returns The trials that have ended, in the order of the plan.
 */
export async function runPlan(plan: Plan, options: RunPlanOptions): Promise<TrialResult[]> {
  const { store, reuse, fresh, checkpoints } = options;
  const results: (TrialResult | null)[] = [];
  for (const { id, plugins } of plan.trials) {
    const counts = reuse !== "none" || (fresh?.has(id) ?? false);
    const same = counts
      ? await store.get(id, trialFingerprint(options.fingerprint, plugins))
      : null;
    const found = same ?? (reuse === "any" ? await store.get(id, null) : null);
    results.push(found?.status === "failed" ? null : found);
  }
  const reused = results.filter((result) => result !== null);
  // A run that starts afresh resumes nothing: its checkpoints are removed.
  const goesOn = reuse !== "none" || (fresh?.goesOn ?? false);
  await checkpoints?.tidy(new Set((goesOn ? reused : plan.trials).map(({ id }) => id)));
  options.onReused?.(reused);
  const missing = [...plan.trials.keys()].filter((index) => results[index] === null);
  const jobs = missing.map((index) => {
    const { id, spec, files, plugins } = plan.trials[index]!;
    if (store.damaged.has(id)) {
      options.onNote?.(`${nameOf(spec)} runs again: ${id} is damaged in the store`);
    }
    const fingerprint = trialFingerprint(options.fingerprint, plugins);
    return { spec, files, fingerprint, plugins };
  });
  const resume = async ({ spec, fingerprint }: TrialJob) => {
    const trial = nameOf(spec);
    try {
      const checkpoint = await checkpoints?.read(spec, fingerprint) ?? null;
      if (checkpoint !== null) {
        options.onNote?.(`${trial} goes on after ${duration(checkpoint.seconds)}`);
      }
      return checkpoint;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      options.onNote?.(`${trial} begins anew: ${error.message}`);
      return null;
    }
  };
  const unstored = new AbortController();
  /** Of the checkpoints of each job. */
  const writes = new Map<number, Promise<void>>();
  /** Does what only saves time later: if it fails, the run continues. */
  const tryTo = async (keep: () => Answer<void>) => {
    try {
      await keep();
    } catch (error) {
      options.onNote?.(`Cannot keep what an interrupted run goes on from: ${fileFault(error)}`);
    }
  };
  /** Stores a result, and gives the one that counts. */
  const keep = async (result: TrialResult, network: TrainedNetwork | null) => {
    try {
      await store.put(result, network);
      // The store may have one that ended, which does not make up for this failure.
      if (result.status !== "failed") await tryTo(() => fresh?.add(result.id));
      return result;
    } catch (error) {
      if (!(error instanceof DigestAlarm) || options.onAlarm === undefined) throw error;
      options.onAlarm(error);
      return await store.get(result.id, result.fingerprint) ?? result;
    }
  };
  await runJobs(jobs, {
    ...options,
    signal: AbortSignal.any([unstored.signal, ...options.signal ? [options.signal] : []]),
    resume: (job) => resume(jobs[job]!),
    onCheckpoint(job, checkpoint) {
      // One after the other, as a server may answer later.
      const write = () => tryTo(() => checkpoints?.write(checkpoint));
      writes.set(job, writes.get(job)?.then(write) ?? write());
    },
    onStart: (job) => options.onStart?.(missing[job]!),
    onProgress: (job, progress) => options.onProgress?.(missing[job]!, progress),
    async onResult(job, result, network) {
      const index = missing[job]!;
      let counted = result;
      try {
        counted = await keep(result, network);
        await writes.get(job);
        await checkpoints?.remove(result.spec);
      } catch (error) {
        if (!(error instanceof WriteError) || options.onUnstored === undefined) throw error;
        unstored.abort();
        options.onUnstored(error);
      }
      results[index] = counted;
      await options.onResult(index, counted, network);
    },
  });
  await Promise.all(writes.values());
  try {
    if (!unstored.signal.aborted) await store.check();
  } catch (error) {
    if (!(error instanceof WriteError) || options.onUnstored === undefined) throw error;
    options.onUnstored(error);
  }
  return results.filter((result) => result !== null);
}

function nameOf({ workload, variant, seed }: TrialSpec): string {
  return `${workload} ${variant} seed ${seed}`;
}
