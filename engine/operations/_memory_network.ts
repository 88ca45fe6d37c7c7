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
  /**
   * Weights of positions as for `embeddingBag`, the age's first: `[1 or 1 + L, 1 + L, d]`; and
   * `[1 or Q, Q, d]`.
   */
  readonly statementWeights: tf.Tensor3D;
  readonly questionWeights: tf.Tensor3D;
}

/** Stories as numbers of words; 0 is the null word. */
export interface MemoryBatch {
  /** B and M. */
  readonly size: number;
  readonly memorySlots: number;
  /** `[B, M, L]` */
  readonly statements: Int32Array;
  /** `[B, M]`, 1 for the most recent statement; 0 for no age. */
  readonly ages: Int32Array;
  /** `[B]`, statements in memory. */
  readonly statementCounts: Int32Array;
  /** `[B, Q]` */
  readonly questions: Int32Array;
  /** `[B]`, word ids; negative for an answer that cannot be given. */
  readonly answers: Int32Array;
}

/** A memory network that answers and learns. */
export interface MemoryNetworkPass {
  /** Loss in nats, summed over the stories whose answer can be given, and the answers, `[B]`. */
  answer(
    batch: MemoryBatch,
    linear: boolean,
  ): { readonly loss: number; readonly predictions: Int32Array };
  /** The loss and its gradients by parameter, which hold until the next call. */
  learn(
    batch: MemoryBatch,
    linear: boolean,
  ): { readonly loss: number; readonly gradients: readonly tf.Tensor[] };
  dispose(): void;
}

/**
 * @throws {RangeError} If a batch has more statements than slots, or an answer that is no word.
 */
export function checkBatch({ words }: MemoryNetwork, batch: MemoryBatch): void {
  const { memorySlots, statementCounts, answers } = batch;
  for (const count of statementCounts) {
    if (count < 0 || count > memorySlots) {
      throw new RangeError(`Cannot remember ${count} statements in ${memorySlots} slots`);
    }
  }
  for (const answer of answers) {
    if (answer > words) throw new RangeError(`Cannot score class ${answer} of ${words + 1}`);
  }
}
