import type { Model, Score } from "../../models/mod.ts";
import type { Batch, Examples } from "../../tasks/mod.ts";

// Large enough to spare calls, small enough to keep the tensors of long stories in the cache.
const BATCH_SIZE = 100;

/** How to answer, and what. */
export interface EvaluateOptions {
  /** The model's phase; its last one if not given. */
  readonly phase?: string;
  /** The first example, and the one after the last: all, if not given. */
  readonly from?: number;
  readonly to?: number;
}

/** Lets a model answer examples, in order, the last short batch included. */
export function evaluate<B extends Batch>(
  model: Model<B>,
  examples: Examples<B>,
  options: EvaluateOptions = {},
): Score {
  const { from = 0, to = examples.length } = options;
  let wrong = 0, total = 0, loss = 0;
  let batch: B | undefined;
  for (let start = from; start < to; start += BATCH_SIZE) {
    const size = Math.min(BATCH_SIZE, to - start);
    batch = examples.batch(Array.from({ length: size }, (_, i) => start + i), batch);
    const prediction = model.predict(batch, options.phase);
    wrong += prediction.wrong;
    total += prediction.total;
    loss += prediction.loss;
  }
  return { wrong, total, loss };
}
