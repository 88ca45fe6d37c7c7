/* The workers of the page: started before they are needed, and anew after a run that was cancelled. */

import type { EndedTrial, LabJob, LabProgress } from "../messages.ts";
import { type Answer, LabWorker } from "./lab_worker.ts";
import { loadOffline, wasmPlaces } from "./start_worker.ts";

/** More would only take memory: a pair is two trials. */
const MOST_WORKERS = 4;

interface Started {
  readonly worker: LabWorker;
  readonly ready: Promise<Answer<"started">>;
}

/** Who hears how the trials get on. */
export interface PoolListeners {
  onProgress(job: LabJob, progress: LabProgress): void;
  onEnd(ended: EndedTrial): void;
}

export class Pool {
  #started: Started[] = [];

  /** How many trials run at a time. */
  readonly size = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1));

  /** Starts the workers of a pair. */
  warm(): Promise<Answer<"started">> {
    for (let i = 0; i < Math.min(2, this.size); i++) this.#at(i);
    return this.#at(0).ready;
  }

  /** The worker that plans and draws. */
  async first(): Promise<LabWorker> {
    const { worker, ready } = this.#at(0);
    await ready;
    return worker;
  }

  /** Trains all jobs, as many at a time as there are workers. */
  async train(jobs: readonly LabJob[], listeners: PoolListeners): Promise<void> {
    const queue = jobs.values();
    const work = async (_: unknown, i: number) => {
      const { worker, ready } = this.#at(i);
      await ready;
      for (const job of queue) {
        const onProgress = (progress: LabProgress) => listeners.onProgress(job, progress);
        listeners.onEnd(await worker.ask({ kind: "train", job }, "trained", onProgress));
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.size, jobs.length) }, work));
  }

  /** Ends all workers, whatever they do, and starts new ones. */
  restart(): void {
    for (const { worker } of this.#started) worker.end();
    this.#started = [];
    // Their failure comes up when something is asked of them.
    this.warm().catch(() => {});
  }

  #at(i: number): Started {
    return this.#started[i] ??= start();
  }
}

function start(): Started {
  const worker = new LabWorker();
  const ready = worker.ask({ kind: "start", places: wasmPlaces() }, "started");
  // Told when it is asked for something.
  ready.catch(() => {});
  return { worker, ready };
}

/** The pool of this page, once its files are there. */
export async function openPool(): Promise<Pool> {
  await loadOffline();
  return new Pool();
}
