/** The module of a worker that keeps a core busy for each job and touches no memory. */

import { failedTrial, type TrialJob, type WorkerMessage } from "../../bench/trial/spec/mod.ts";

const ROUNDS = 400_000_000;

const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<TrialJob>) => void;
  postMessage(message: WorkerMessage): void;
};

scope.onmessage = ({ data: job }) => {
  let word = 1;
  for (let round = 0; round < ROUNDS; round++) word = Math.imul(word, 1664525) + 1013904223 | 0;
  scope.postMessage({ kind: "result", result: failedTrial(job, String(word)), network: null });
};
