/** The module that a worker runs: one trial for each message. */

import type { WorkerMessage } from "./spec/worker_message.ts";
import type { TrainedNetwork } from "./spec/trained_network.ts";
import { runTrial } from "./run_trial.ts";
import type { TrialJob } from "./spec/job.ts";

/** The part of a worker's global scope that Deno's types for a main module leave out. */
const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<TrialJob>) => void;
  postMessage(message: WorkerMessage): void;
};

scope.onmessage = async ({ data: job }) => {
  let network: TrainedNetwork | null = null;
  const result = await runTrial(job, {
    onProgress: (progress) => scope.postMessage({ kind: "progress", progress }),
    onCheckpoint: (checkpoint) => scope.postMessage({ kind: "checkpoint", checkpoint }),
    onNetwork: (taken) => network = taken,
  });
  scope.postMessage({ kind: "result", result, network });
};
