import {
  failedTrial,
  type TrainedNetwork,
  type TrialJob,
  type TrialListeners,
  type TrialResult,
  type WorkerMessage,
} from "../trial/spec/mod.ts";

/** How a trial ended on a worker. */
export interface JobEnd {
  readonly result: TrialResult;
  readonly network: TrainedNetwork | null;
}

/** Runs trials on a thread, one after the other. If a thread dies, its trial counts as failed. */
export class TrialWorker implements Disposable {
  readonly #module: URL;
  #worker: Worker | null = null;
  /** What it was started for: its permissions, and the plug-ins that it has loaded. */
  #started = "";

  /** @param module The module that threads run, if not the usual one. */
  constructor(module: URL | undefined) {
    this.#module = module ?? new URL("../trial/worker.ts", import.meta.url);
  }

  /**
   * Runs a trial.
   *
   * @param permissions Of the thread.
   * @param signal Stops the thread at once.
   * @returns Null when it was stopped.
   */
  async run(
    job: TrialJob,
    permissions: Deno.PermissionOptionsObject,
    signal: AbortSignal,
    listeners: Required<Pick<TrialListeners, "onProgress" | "onCheckpoint">>,
  ): Promise<JobEnd | null> {
    // A trial sees the plug-ins that it needs, and no other.
    const needed = JSON.stringify([(job.plugins ?? []).map(({ url }) => url), permissions]);
    if (needed !== this.#started) this[Symbol.dispose]();
    this.#started = needed;
    this.#worker ??= new Worker(this.#module, { type: "module", deno: { permissions } });
    const end = await runJob(this.#worker, job, signal, listeners);
    if (end === null || end.died) this[Symbol.dispose]();
    return end;
  }

  /** Ends the thread. */
  [Symbol.dispose](): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}

/** One job on a thread; null when it was stopped. */
function runJob(
  worker: Worker,
  job: TrialJob,
  signal: AbortSignal,
  listeners: Required<Pick<TrialListeners, "onProgress" | "onCheckpoint">>,
): Promise<JobEnd & { readonly died: boolean } | null> {
  const { promise, resolve } = Promise.withResolvers<JobEnd & { readonly died: boolean } | null>();
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
