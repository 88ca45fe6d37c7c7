/** A worker that trains nothing: the seed of a job says what becomes of it. */

import { makeResult } from "./_trials.ts";

const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent) => void;
  postMessage(message: unknown): void;
};

let jobs = 0;

scope.onmessage = ({ data: { spec, fingerprint } }) => {
  jobs += 1;
  if (spec.seed === 13) throw new Error("seed 13");
  if (spec.seed === 99) return;
  scope.postMessage({
    kind: "progress",
    progress: { epoch: 1, epochs: 2, share: 0, loss: spec.seed, error: 0.5 },
  });
  // The parameter count tells the test how many jobs this worker has had.
  const result = { ...makeResult(spec.seed, fingerprint), parameterCount: jobs };
  setTimeout(() => scope.postMessage({ kind: "result", result }), 50 / spec.seed);
};
