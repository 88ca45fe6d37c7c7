import type { Model } from "../../models/mod.ts";
import type { Batch, Examples } from "../../tasks/mod.ts";

/** Wrong answers and loss, summed over examples. */
export interface Score {
  readonly wrong: number;
  readonly total: number;
  /** In nats. */
  readonly loss: number;
}

// Large enough to spare calls, small enough to keep the tensors of long stories in the cache.
const BATCH_SIZE = 100;

/** Lets a model answer all examples, in order, the last short batch included. */
export function evaluate<B extends Batch>(
  model: Model<B>,
  examples: Examples<B>,
  options: { readonly linear?: boolean } = {},
): Score {
  let wrong = 0, loss = 0;
  let batch: B | undefined;
  for (let start = 0; start < examples.length; start += BATCH_SIZE) {
    const size = Math.min(BATCH_SIZE, examples.length - start);
    batch = examples.batch(Array.from({ length: size }, (_, i) => start + i), batch);
    const prediction = model.predict(batch, options);
    wrong += prediction.wrong;
    loss += prediction.loss;
  }
  return { wrong, total: examples.length, loss };
}
