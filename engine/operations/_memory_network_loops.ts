/**
 * The memory network of `memory_network.ts` in loops over float64: right on every backend, and what the
 * kernel is held against.
 *
 * Axis letters: B stories, M memory slots, n sentences of a story, d embedding, K hops.
 */

import * as tf from "@tensorflow/tfjs";
import {
  checkAlive,
  checkBatch,
  checkRows,
  type MemoryBatch,
  type MemoryNetwork,
  type MemoryNetworkPass,
} from "./_memory_network.ts";

/** A memory network in loops. */
export class LoopPass implements MemoryNetworkPass {
  readonly #network: MemoryNetwork;
  readonly #parameters: readonly tf.Tensor[];
  #gradients: readonly tf.Tensor[] = [];

  constructor(network: MemoryNetwork, parameters: readonly tf.Tensor[]) {
    this.#network = network;
    this.#parameters = parameters;
  }

  answer(batch: MemoryBatch, linear: boolean): ReturnType<MemoryNetworkPass["answer"]> {
    return this.#run(batch, linear, false);
  }

  learn(batch: MemoryBatch, linear: boolean): ReturnType<MemoryNetworkPass["learn"]> {
    const { loss, gradients } = this.#run(batch, linear, true);
    this.dispose();
    this.#gradients = gradients.map((gradient, i) =>
      tf.keep(tf.tensor(new Float32Array(gradient), this.#parameters[i]!.shape))
    );
    return { loss, gradients: this.#gradients };
  }

  dispose(): void {
    tf.dispose([...this.#gradients]);
    this.#gradients = [];
  }

  #run(batch: MemoryBatch, linear: boolean, learning: boolean) {
    checkAlive(this.#network, this.#parameters);
    checkBatch(this.#network, batch);
    const values = this.#parameters.map((parameter) => parameter.dataSync<"float32">());
    return run(this.#network, batch, values, { linear, learning });
  }
}

/** `[B, M, 1 + L]`: the row of each statement's age, counted from 1, then its words. */
function rowsOf({ words }: MemoryNetwork, { statements, ages }: MemoryBatch): Int32Array {
  const L = statements.length / ages.length;
  return Int32Array.from({ length: ages.length * (1 + L) }, (_, at) => {
    const slot = Math.floor(at / (1 + L)), word = at % (1 + L) - 1;
    if (word >= 0) return statements[slot * L + word]!;
    return ages[slot] === 0 ? 0 : words + ages[slot]!;
  });
}

function run(
  network: MemoryNetwork,
  batch: MemoryBatch,
  parameters: readonly Float32Array[],
  { linear, learning }: { readonly linear: boolean; readonly learning: boolean },
): {
  readonly loss: number;
  readonly predictions: Int32Array;
  readonly gradients: readonly Float64Array[];
} {
  const { width: d, words, hops, hopStride, memory: memories, question, answer, between } = network;
  const { size: B, memorySlots: M } = batch;
  const ids = rowsOf(network, batch);
  checkRows(batch.statements, words);
  checkRows(batch.questions, words);
  checkRows(batch.ages, parameters[memories[0]!]!.length / d - words);
  const tables = parameters.map((values) => new Float64Array(values));
  const gradients = learning ? parameters.map(({ length }) => new Float64Array(length)) : [];
  const predictions = new Int32Array(B);
  // The rows of all memory tables side by side: one pass over a sentence embeds it for every hop.
  const D = memories.length * d;
  const packed = pack(memories.map((table) => tables[table]!), d);
  const byPacked = new Float64Array(packed.length);
  const idsPerSlot = ids.length / (B * M), idsPerQuestion = batch.questions.length / B;
  const weights = (tensor: MemoryNetwork["statementWeights"]) =>
    new Float64Array(tensor.dataSync<"float32">());
  const statementWeights = tile(weights(network.statementWeights), d, memories.length);
  const statements = new Bags(statementWeights, D, idsPerSlot);
  const questions = new Bags(weights(network.questionWeights), d, idsPerQuestion);

  const zeros = (rows: number) => new Float64Array(rows * d);
  const embedded = new Float64Array(M * D), byEmbedded = new Float64Array(M * D);
  const states = Array.from({ length: hops + 1 }, () => zeros(1));
  const attention = Array.from({ length: hops }, () => new Float64Array(M));
  const byAttention = new Float64Array(M), byState = zeros(1), byPrevious = zeros(1);
  const scores = new Float64Array(words);
  let loss = 0;

  for (let story = 0; story < B; story++) {
    const n = batch.statementCounts[story]!, right = batch.answers[story]!;
    if (learning && right < 0) continue;
    const inMemory = [story * M * idsPerSlot, n] as const;
    const inQuestion = [story * idsPerQuestion, 1] as const;
    embedded.fill(0, 0, n * D);
    byEmbedded.fill(0, 0, n * D);
    statements.add("toBags", ids, inMemory, packed, embedded);
    states[0]!.fill(0);
    questions.add("toBags", batch.questions, inQuestion, tables[question]!, states[0]!);

    for (let hop = 0; hop < hops; hop++) {
      const u = states[hop]!, next = states[hop + 1]!, p = attention[hop]!;
      const m = hop * hopStride * d, c = m + d;
      for (let i = 0; i < n; i++) p[i] = dot(u, 0, embedded, i * D + m, d);
      if (!linear) softmax(p, n, network.masked ? 0 : M - n);
      if (between === null) next.set(u);
      else for (let k = 0; k < d; k++) next[k] = dot(tables[between]!, k * d, u, 0, d);
      for (let i = 0; i < n; i++) addScaled(next, 0, p[i]!, embedded, i * D + c, d);
      if (network.relu) { for (let k = 0; k < d; k++) next[k] = Math.max(0, next[k]!); }
    }

    // Cross-entropy; the null word, class 0, has the score 0.
    const last = states[hops]!, w = tables[answer]!;
    let highest = 0;
    for (let word = 0; word < words; word++) {
      const score = scores[word] = dot(last, 0, w, word * d, d);
      if (score > highest) {
        highest = score;
        predictions[story] = word + 1;
      }
    }
    if (right < 0) continue;
    let sum = Math.exp(-highest);
    for (let word = 0; word < words; word++) sum += Math.exp(scores[word]! - highest);
    loss += Math.log(sum) - ((right === 0 ? 0 : scores[right - 1]!) - highest);
    if (!learning) continue;
    const byW = gradients[answer]!;
    byState.fill(0);
    for (let word = 0; word < words; word++) {
      const error = Math.exp(scores[word]! - highest) / sum - Number(word === right - 1);
      addScaled(byState, 0, error, w, word * d, d);
      addScaled(byW, word * d, error, last, 0, d);
    }

    for (let hop = hops - 1; hop >= 0; hop--) {
      const u = states[hop]!, next = states[hop + 1]!, p = attention[hop]!;
      const m = hop * hopStride * d, c = m + d;
      if (network.relu) { for (let k = 0; k < d; k++) if (next[k]! <= 0) byState[k] = 0; }
      let mean = 0;
      for (let i = 0; i < n; i++) {
        byAttention[i] = dot(byState, 0, embedded, i * D + c, d);
        mean += p[i]! * byAttention[i]!;
        addScaled(byEmbedded, i * D + c, p[i]!, byState, 0, d);
      }
      if (between === null) byPrevious.set(byState);
      else {
        byPrevious.fill(0);
        for (let k = 0; k < d; k++) {
          addScaled(byPrevious, 0, byState[k]!, tables[between]!, k * d, d);
          addScaled(gradients[between]!, k * d, byState[k]!, u, 0, d);
        }
      }
      for (let i = 0; i < n; i++) {
        const byScore = linear ? byAttention[i]! : p[i]! * (byAttention[i]! - mean);
        addScaled(byPrevious, 0, byScore, embedded, i * D + m, d);
        addScaled(byEmbedded, i * D + m, byScore, u, 0, d);
      }
      byState.set(byPrevious);
    }
    questions.add("toTable", batch.questions, inQuestion, byState, gradients[question]!);
    statements.add("toTable", ids, inMemory, byEmbedded, byPacked);
  }
  if (learning) unpack(byPacked, memories.map((table) => gradients[table]!), d);
  return { loss, predictions, gradients };
}

/** Row by row, one table after another. */
function pack(tables: readonly Float64Array[], d: number): Float64Array {
  const packed = new Float64Array(tables.length * tables[0]!.length);
  for (let row = 0, at = 0; at < packed.length; row += d) {
    for (const table of tables) {
      packed.set(table.subarray(row, row + d), at);
      at += d;
    }
  }
  return packed;
}

/** Adds the rows of packed tables to the tables. */
function unpack(packed: Float64Array, tables: readonly Float64Array[], d: number): void {
  for (let row = 0, at = 0; at < packed.length; row += d) {
    for (const table of tables) {
      addScaled(table, row, 1, packed, at, d);
      at += d;
    }
  }
}

/** Every row so many times over. */
function tile(rows: Float64Array, d: number, times: number): Float64Array {
  return pack(Array(times).fill(rows), d);
}

/** Weighted sums of table rows, and the way back: as `embeddingBag`. */
class Bags {
  readonly #weights: Float64Array;
  /** One set of weights for all bags, or one for each number of ids. */
  readonly #byLength: boolean;
  readonly #d: number;
  readonly #length: number;

  constructor(weights: Float64Array, d: number, length: number) {
    this.#weights = weights;
    this.#byLength = weights.length > length * d;
    this.#d = d;
    this.#length = length;
  }

  /**
   * Adds, for each word of so many bags, its row of the table to its bag, or the bag's gradient to
   * the gradient of the row.
   */
  add(
    direction: "toBags" | "toTable",
    ids: Int32Array,
    [start, count]: readonly [number, number],
    from: Float64Array,
    to: Float64Array,
  ): void {
    const d = this.#d, length = this.#length, weights = this.#weights;
    for (let bag = 0; bag < count; bag++) {
      const first = start + bag * length, set = this.#set(ids, first);
      for (let position = 0; position < length; position++) {
        const id = ids[first + position]!;
        if (id === 0) continue;
        const at = set + position * d, row = (id - 1) * d, out = bag * d;
        const source = direction === "toBags" ? row : out;
        const target = direction === "toBags" ? out : row;
        for (let k = 0; k < d; k++) to[target + k]! += weights[at + k]! * from[source + k]!;
      }
    }
  }

  /** Where the weights of a bag begin: of its number of ids, nulls at its end not counted. */
  #set(ids: Int32Array, first: number): number {
    if (!this.#byLength) return 0;
    let length = this.#length;
    while (length > 1 && ids[first + length - 1] === 0) length--;
    return (length - 1) * this.#length * this.#d;
  }
}

function dot(a: Float64Array, i: number, b: Float64Array, j: number, d: number): number {
  let sum = 0;
  for (let k = 0; k < d; k++) sum += a[i + k]! * b[j + k]!;
  return sum;
}

function addScaled(
  to: Float64Array,
  i: number,
  scale: number,
  from: Float64Array,
  j: number,
  d: number,
): void {
  for (let k = 0; k < d; k++) to[i + k]! += scale * from[j + k]!;
}

/** Softmax of the first n scores, in place, beside so many slots of score 0. */
function softmax(scores: Float64Array, n: number, empty: number): void {
  let highest = empty > 0 ? 0 : -Infinity;
  for (let i = 0; i < n; i++) highest = Math.max(highest, scores[i]!);
  let sum = empty > 0 ? empty * Math.exp(-highest) : 0;
  for (let i = 0; i < n; i++) {
    scores[i] = Math.exp(scores[i]! - highest);
    sum += scores[i]!;
  }
  for (let i = 0; i < n; i++) scores[i]! /= sum;
}
