import type * as tf from "@tensorflow/tfjs";

/**
 * An End-to-End Memory Network over tables of embeddings, named by their position in a list of
 * parameters. Tables have a row for each word but the null word, then, where they hold statements, a
 * row for each age.
 */
export interface MemoryNetwork {
  /** d. */
  readonly width: number;
  /** V - 1. */
  readonly words: number;
  readonly hops: number;
  /** Hop k reads memory table k `hopStride` and the one after it: 1 for adjacent tying, else 0. */
  readonly hopStride: 0 | 1;
  readonly memory: readonly number[];
  readonly question: number;
  readonly answer: number;
  /** The linear map between hops, `[d, d]`; null for none. */
  readonly between: number | null;
  readonly relu: boolean;
  /** Whether empty slots are kept out of the softmax. */
  readonly masked: boolean;
  /** Weights of positions as for `embeddingBag`: `[1 or I, I, d]` and `[1 or Q, Q, d]`. */
  readonly statementWeights: tf.Tensor3D;
  readonly questionWeights: tf.Tensor3D;
}

/** Stories as row numbers, counted from 1; 0 is the null word. */
export interface MemoryBatch {
  /** B and M. */
  readonly size: number;
  readonly memorySlots: number;
  /** `[B, M, I]`: the row of a statement's age, then those of its words. */
  readonly ids: Int32Array;
  /** `[B]`, statements in memory. */
  readonly statementCounts: Int32Array;
  /** `[B, Q]` */
  readonly questions: Int32Array;
  /** `[B]`, word ids; negative for an answer that cannot be given. */
  readonly answers: Int32Array;
}

/** What one pass over a batch gives. */
export interface MemoryNetworkResult {
  /** In nats, summed over the stories whose answer can be given. */
  readonly loss: number;
  /** `[B]`, word ids; of no meaning while learning. */
  readonly predictions: Int32Array;
  /** By parameter, in the order of the list; none unless learning. */
  readonly gradients: readonly tf.Tensor[];
}

/** How to run a memory network. */
export interface MemoryNetworkMode {
  /** Without the softmax of attention. */
  readonly linear: boolean;
  /** Whether to work out the gradients. */
  readonly learning: boolean;
}
