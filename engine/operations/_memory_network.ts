import type * as tf from "@tensorflow/tfjs";
import { checkArray, checkTensor } from "../check_tensor.ts";

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

const action = "compute a memory network";

function checkSize(name: string, size: number): void {
  if (Number.isInteger(size) && size > 0) return;
  throw new TypeError(`Cannot ${action}: ${name} is ${size}, no positive integer`);
}

/**
 * Checks what a network is made of, and its parameters, which are called by their positions.
 *
 * @throws {TypeError} If a parameter is missing, or of another type or shape than the network says.
 */
export function checkNetwork(network: MemoryNetwork, parameters: readonly tf.Tensor[]): void {
  const { width: d, words, hops, hopStride, memory, question, answer, between } = network;
  checkSize("width", d);
  checkSize("words", words);
  checkSize("hops", hops);
  if ((hopStride !== 0 && hopStride !== 1) || memory.length !== hopStride * (hops - 1) + 2) {
    throw new TypeError(
      `Cannot ${action}: memory has ${memory.length} tables for ${hops} hops of stride ${hopStride}`,
    );
  }
  const check = (name: string, position: number, rows: number | string) => {
    const parameter = parameters[position];
    if (parameter === undefined) {
      throw new TypeError(`Cannot ${action}: there is no parameter ${position} (${name})`);
    }
    checkTensor(action, `parameter ${position} (${name})`, parameter, "float32", [rows, d]);
    if (parameter.shape[0]! >= words || name === "between") return;
    throw new TypeError(
      `Cannot ${action}: parameter ${position} (${name}) is [${parameter.shape}], ` +
        `too few rows for ${words} words`,
    );
  };
  check("memory", memory[0]!, "rows");
  for (const position of memory) check("memory", position, parameters[memory[0]!]!.shape[0]!);
  check("question", question, "rows");
  check("answer", answer, "rows");
  if (between !== null) check("between", between, d);
  for (const name of ["statementWeights", "questionWeights"] as const) {
    const weights = network[name];
    checkTensor(action, name, weights, "float32", ["S", "L", d]);
    const [sets, length] = weights.shape;
    if (length > 0 && (sets === 1 || sets === length)) continue;
    throw new TypeError(`Cannot ${action}: ${name} are [${weights.shape}], not 1 or L sets`);
  }
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
