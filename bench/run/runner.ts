import {
  type Checkpoint,
  failedTrial,
  type TrainedNetwork,
  type TrialJob,
  type TrialListeners,
  type TrialProgress,
  type TrialResult,
  type WorkerMessage,
} from "../trial/spec/mod.ts";
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
  resume?(job: number): Checkpoint | null;
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
  const module = options.module ?? new URL("../trial/worker.ts", import.meta.url);
  const permissions = workerPermissions(jobs);
  const queue = jobs.keys();
  // An error in a callback stops the workers too.
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...options.signal ? [options.signal] : []]);
  const work = async () => {
    let worker: Worker | null = null;
    let plugins = "";
    try {
      for (const index of queue) {
        // A trial sees the plug-ins that it needs, and no other.
        const needed = (jobs[index]!.plugins ?? []).map(({ url }) => url).join("\n");
        if (needed !== plugins) {
          worker?.terminate();
          worker = null;
          plugins = needed;
        }
        worker ??= new Worker(module, { type: "module", deno: { permissions } });
        options.onStart?.(index);
        const job = { ...jobs[index]!, resume: options.resume?.(index) ?? null };
        const end = await runJob(worker, job, signal, {
          onProgress: (progress) => options.onProgress?.(index, progress),
          onCheckpoint: (checkpoint) => options.onCheckpoint?.(index, checkpoint),
        });
        if (end === null) return;
        if (end.died) {
          worker.terminate();
          worker = null;
        }
        await options.onResult(index, end.result, end.network);
      }
    } catch (error) {
      failure.abort();
      throw error;
    } finally {
      worker?.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.workers, jobs.length) }, work));
}

/** How a trial ended on a worker. */
interface JobEnd {
  readonly result: TrialResult;
  readonly network: TrainedNetwork | null;
  readonly died: boolean;
}

/** One job on a worker; null when it was stopped. */
function runJob(
  worker: Worker,
  job: TrialJob,
  signal: AbortSignal,
  listeners: Required<Pick<TrialListeners, "onProgress" | "onCheckpoint">>,
): Promise<JobEnd | null> {
  const { promise, resolve } = Promise.withResolvers<JobEnd | null>();
  const stop = () => resolve(null);
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
    switch (data.kind) {
      case "progress":
        return listeners.onProgress(data.progress);
      case "checkpoint":
        return listeners.onCheckpoint(data.checkpoint);
      case "result":
        return resolve({ result: data.result, network: data.network, died: false });
      default:
        // A new kind of message does not compile without a case.
        return data satisfies never;
    }
  };
  worker.onerror = (event) => {
    // Otherwise the error would end this process too.
    event.preventDefault();
    const result = failedTrial(job, `The worker died: ${event.message}`);
    resolve({ result, network: null, died: true });
  };
  worker.postMessage(job);
  return promise.finally(() => signal.removeEventListener("abort", stop));
}
