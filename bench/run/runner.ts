import type {
  Checkpoint,
  TrainedNetwork,
  TrialJob,
  TrialProgress,
  TrialResult,
} from "../trial/spec/mod.ts";
import type { Answer } from "./store/mod.ts";
import { TrialWorker } from "./trial_worker.ts";
import { workerPermissions } from "./worker_permissions.ts";

/** How to run jobs, and the callbacks. A job is named by its index. */
export interface RunnerOptions {
  /** Workers at the same time, one trial each. */
  readonly workers: number;
  /** Stops every worker at once; running trials are lost. */
  readonly signal?: AbortSignal | undefined;
  /** The module that workers run, if not the usual one. */
  readonly module?: URL | undefined;
  onStart?(job: number): void;
  /** The checkpoint of a job that is about to start; null for none. */
  resume?(job: number): Answer<Checkpoint | null>;
  onCheckpoint?(job: number, checkpoint: Checkpoint): void;
  onProgress?(job: number, progress: TrialProgress): void;
  /**
   * Called as soon as a trial ends, in the order in which they end; the worker waits for it.
   *
   * @param network The trained weights; null for a trial without metrics or a model that exports none.
   */
  onResult(
    job: number,
    result: TrialResult,
    network: TrainedNetwork | null,
  ): unknown;
}

/**
 * Runs jobs on a pool of workers. If a worker dies, its trial counts as failed and a new worker takes its
 * place.
 */
export async function runJobs(jobs: readonly TrialJob[], options: RunnerOptions): Promise<void> {
  const permissions = workerPermissions(jobs);
  const queue = jobs.keys();
  // An error in a callback stops the workers too.
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...options.signal ? [options.signal] : []]);
  const work = async () => {
    using worker = new TrialWorker(options.module);
    try {
      for (const index of queue) {
        options.onStart?.(index);
        const job = { ...jobs[index]!, resume: await options.resume?.(index) ?? null };
        const end = await worker.run(job, permissions, signal, {
          onProgress: (progress) => options.onProgress?.(index, progress),
          onCheckpoint: (checkpoint) => options.onCheckpoint?.(index, checkpoint),
        });
        if (end === null) return;
        await options.onResult(index, end.result, end.network);
      }
    } catch (error) {
      failure.abort();
      throw error;
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.workers, jobs.length) }, work));
}
