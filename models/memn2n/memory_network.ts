import type * as tf from "@tensorflow/tfjs";
import { checkArray, checkTensor } from "../../engine/mod.ts";

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

const action = "compute a memory network";

function checkSize(name: string, size: number): void {
  if (Number.isInteger(size) && size > 0) return;
  throw new TypeError(`Cannot ${action}: ${name} is ${size}, no positive integer`);
}

/** @throws {TypeError} If a tensor of the network has been disposed of since it was checked. */
export function checkAlive(network: MemoryNetwork, parameters: readonly tf.Tensor[]): void {
  const { statementWeights, questionWeights } = network;
  for (let position = 0; position < parameters.length; position++) {
    const parameter = parameters[position]!;
    if (parameter.isDisposed) checkTensor(action, `parameter ${position}`, parameter, "float32");
  }
  checkTensor(action, "statementWeights", statementWeights, "float32");
  checkTensor(action, "questionWeights", questionWeights, "float32");
}

/**
 * Checks the arrays of a batch, without the ages, and the numbers in them, without those of words.
 *
 * @throws {TypeError} If the batch has no stories, or an array of another type or length.
 * @throws {RangeError} If it has more statements than slots, or an answer that is no word.
 */
export function checkStories(
  { words, statementWeights, questionWeights }: Pick<
    MemoryNetwork,
    "words" | "statementWeights" | "questionWeights"
  >,
  batch: Omit<MemoryBatch, "ages">,
): void {
  const { size: B, memorySlots: M, statementCounts, answers } = batch;
  checkSize("size", B);
  checkSize("memorySlots", M);
  const L = statementWeights.shape[1] - 1, Q = questionWeights.shape[1];
  checkArray(action, "statements", batch.statements, Int32Array, B * M * L);
  checkArray(action, "statementCounts", statementCounts, Int32Array, B);
  checkArray(action, "questions", batch.questions, Int32Array, B * Q);
  checkArray(action, "answers", answers, Int32Array, B);
  for (let b = 0; b < B; b++) {
    const count = statementCounts[b]!;
    if (count < 0 || count > M) {
      throw new RangeError(`Cannot remember ${count} statements in ${M} slots`);
    }
  }
  for (let b = 0; b < B; b++) {
    const answer = answers[b]!;
    if (answer > words) throw new RangeError(`Cannot score class ${answer} of ${words + 1}`);
  }
}

/** The same, and the ages. */
export function checkBatch(network: MemoryNetwork, batch: MemoryBatch): void {
  checkStories(network, batch);
  checkArray(action, "ages", batch.ages, Int32Array, batch.size * batch.memorySlots);
}

/** @throws {RangeError} If one of them is no row of a table. */
export function checkRows(ids: Int32Array, rows: number): void {
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (id < 0 || id > rows) throw new RangeError(`Cannot look up word ${id} of ${rows}`);
  }
}
