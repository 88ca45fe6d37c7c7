/** What a trial leaves on disk. */
interface StoredBytes {
  /** Of its row in the store, whatever its epochs: specification, errors, what there is to look at, weights. */
  readonly trial: number;
  /** Of each epoch of its curves. */
  readonly epoch: number;
  /** Of its checkpoint, which is there while it runs: parameters and moments, as text. */
  readonly checkpoint: number;
}

/** By model, as measured in trials with its own options. Estimates are made of them, and no result. */
export const storedBytes: Readonly<Record<string, StoredBytes>> = {
  "memn2n": { trial: 17_000, epoch: 100, checkpoint: 20_000 },
  "neural-programmer": { trial: 34_000, epoch: 150, checkpoint: 610_000 },
  "mlp": { trial: 14_000, epoch: 150, checkpoint: 480_000 },
  "nram": { trial: 7000, epoch: 130, checkpoint: 190_000 },
  "neural-gpu": { trial: 55_000, epoch: 150, checkpoint: 3_000_000 },
};
