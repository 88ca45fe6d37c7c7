/** The module that a worker runs: one trial for each message. */

import { runTrial, type TrialJob } from "./trial/mod.ts";
import type { WorkerMessage } from "./runner.ts";

/** The part of a worker's global scope that Deno's types for a main module leave out. */
const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<TrialJob>) => void;
  postMessage(message: WorkerMessage): void;
};

scope.onmessage = async ({ data: job }) => {
  const result = await runTrial(job, {
    onProgress: (progress) => scope.postMessage({ kind: "progress", progress }),
    onCheckpoint: (checkpoint) => scope.postMessage({ kind: "checkpoint", checkpoint }),
  });
  scope.postMessage({ kind: "result", result });
};
