/** A worker that trains nothing: the seed of a job says what becomes of it. */

import { makeNetwork, makeResult } from "../_trials.ts";

const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent) => void;
  postMessage(message: unknown): void;
};

let jobs = 0;

scope.onmessage = ({ data: { spec, fingerprint, resume } }) => {
  jobs += 1;
  if (spec.seed === 13) throw new Error("seed 13");
  if (spec.seed === 99) return;
  scope.postMessage({
    kind: "progress",
    progress: {
      ...{ attempt: 1, attempts: 1, earlier: 0, epoch: 1, epochs: 2, share: 0 },
      ...{ loss: spec.seed, error: 0.5 },
    },
  });
  if (spec.seed === 77) {
    const checkpoint = { spec, fingerprint, seconds: (resume?.seconds ?? 0) + 1, training: {} };
    scope.postMessage({ kind: "checkpoint", checkpoint });
    // Of three seconds' work it does one, and is not heard of again.
    if (checkpoint.seconds < 3) return;
  }
  // The parameter count tells the test how many jobs this worker has had.
  const result = { ...makeResult(spec.seed, fingerprint), parameterCount: jobs };
  const message = { kind: "result", result, network: makeNetwork(spec.seed) };
  setTimeout(() => scope.postMessage(message), 50 / spec.seed);
};
