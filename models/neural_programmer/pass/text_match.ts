import type { Address } from "../../../engine/mod.ts";
import type { TableBatch } from "../../../tasks/mod.ts";
import { ABSENT } from "../absent_columns.ts";
import { MappedStates } from "./mapped_states.ts";
import type { QuestionReader } from "./question_reader.ts";
import type { ComparedWords } from "./tables.ts";
import { part, type Place, type Workbench } from "./workbench.ts";

/** The parameters of the match in two stages. */
export interface TextMatchParameters {
  /** `[V - 1, d]`: all words but the null word. */
  readonly words: Place;
  /** P of the text columns, `[K, d]`. */
  readonly columns: Place;
  /** `[2d, d]`; null where states are as wide as words. */
  readonly states: Place | null;
}

/**
 * The match of text in two stages; ../text_match.ts has the equations. A match is a word's, not a row's: it
 * is worked out once for each of the W words that stand in the batch's tables, by question and column, and
 * how often a word stands in a column weighs it in D.
 */
export class TextMatch {
  /** By word, `[B, K, W]`. */
  readonly #matches: Place;
  readonly #bench: Workbench;
  readonly #batch: TableBatch;
  readonly #d: number;
  readonly #parameters: TextMatchParameters;
  /** W, and `[B, K, M]`: which of them each cell has. */
  readonly #count: number;
  readonly #cells: Int32Array;
  /** int32: of the words that have an embedding, their places in W and their rows in the parameter. */
  readonly #places: Address;
  readonly #rows: Address;
  readonly #embedded: number;
  /** A, `[W, d]`. */
  readonly #words: Place;
  /** q, `[B, d]`, and then z, `[B, Q, d]`. */
  readonly #states: MappedStates;
  /** `[B, K, W]`: the share of a column's rows that have a word. */
  readonly #shares: Float32Array;
  /** sigmoid(A . q), `[B, W]`, and times the shares, `[B, K, W]`. */
  readonly #resemblance: Place;
  readonly #shared: Place;
  /** E = D + P, `[B, K, d]`, a, `[B, K, Q]`, and G, `[B, K, d]`. */
  readonly #asked: Place;
  readonly #weights: Place;
  readonly #query: Place;
  /** int32 `[B, K]`: the column of each row of E. */
  readonly #columns: Address;

  constructor(
    bench: Workbench,
    readers: readonly QuestionReader[],
    batch: TableBatch,
    d: number,
    parameters: TextMatchParameters,
  ) {
    const { size: B, questionWords: Q, textColumns: K, words } = batch;
    const places = new Map<number, number>();
    this.#cells = words.map((word) => {
      const place = places.get(word) ?? places.size;
      places.set(word, place);
      return place;
    });
    const W = places.size, known = [...places].filter(([word]) => word !== 0);
    this.#bench = bench;
    this.#batch = batch;
    this.#d = d;
    this.#parameters = parameters;
    this.#count = W;
    this.#places = bench.arena.ints(Int32Array.from(known, ([, place]) => place));
    this.#rows = bench.arena.ints(Int32Array.from(known, ([word]) => word - 1));
    this.#embedded = known.length;
    this.#words = bench.place(W * d);
    const nodes = readers.map(({ tree: { ends, nodes } }) => Int32Array.of(...ends, ...nodes));
    this.#states = new MappedStates(bench, readers, nodes, parameters.states, d);
    this.#shares = sharesOf(batch, this.#cells, W);
    this.#resemblance = bench.place(B * W);
    this.#shared = bench.place(B * K * W);
    this.#asked = bench.place(B * K * d);
    this.#weights = bench.place(B * K * Q);
    this.#query = bench.place(B * K * d);
    this.#matches = bench.place(B * K * W);
    this.#columns = bench.arena.ints(Int32Array.from({ length: B * K }, (_, i) => i % K));
  }

  /** As the kernel of tables takes it: a word of another column is another word. */
  get compared(): ComparedWords {
    const { size: B, rows: M, textColumns: K } = this.#batch, W = this.#count;
    return {
      // 0 would be the null word.
      words: this.#cells.map((word, i) => 1 + Math.floor(i / M) % K * W + word),
      ids: Int32Array.from({ length: B * K * W }, (_, i) => 1 + i % (K * W)),
      weights: this.#matches,
    };
  }

  /** `[B, K, M]`; 0 past a table's last row. */
  get byRow(): Float32Array {
    const { rows: M, textColumns: K, rowCounts } = this.#batch, W = this.#count;
    const matches = this.#bench.kernels.floats(this.#matches.value, this.#shares.length);
    return Float32Array.from(this.#cells, (word, i) => {
      const column = Math.floor(i / M);
      return i % M < rowCounts[Math.floor(column / K)]! ? matches[column * W + word]! : 0;
    });
  }

  forward(): void {
    const bench = this.#bench, { run } = bench.kernels, d = this.#d, W = this.#count;
    const { size: B, questionWords: Q, textColumns: K, questionLengths } = this.#batch;
    const { words, columns } = this.#parameters, A = this.#words.value;
    run.addRowsAt(A, this.#places, words.value, this.#rows, this.#embedded, d);
    this.#states.forward();
    const q = this.#states.rows.value, resemblance = this.#resemblance.value;
    run.addInnerProducts(resemblance, q, A, B, W, d);
    this.#sigmoid(resemblance, B * W);
    const resembles = bench.kernels.floats(resemblance, B * W);
    const shared = bench.kernels.floats(this.#shared.value, B * K * W);
    for (const [i, share] of this.#shares.entries()) {
      shared[i] = share * resembles[Math.floor(i / (K * W)) * W + i % W]!;
    }
    bench.add(this.#asked.value, this.#shared.value, A, [B * K, W, d]);
    run.addRowsAt(this.#asked.value, 0, columns.value, this.#columns, B * K, d);
    for (let b = 0; b < B; b++) {
      const { states, asked, weights } = this.#of(b);
      run.addInnerProducts(weights.value, asked.value, states.value, K, Q, d);
    }
    const values = bench.kernels.floats(this.#weights.value, B * K * Q);
    const isPast = (i: number) => i % Q >= questionLengths[Math.floor(i / (K * Q))]!;
    for (let i = 0; i < values.length; i++) if (isPast(i)) values[i]! += ABSENT;
    run.softmaxOf(this.#weights.value, Q, B * K, Q);
    for (let i = 0; i < values.length; i++) if (isPast(i)) values[i] = 0;
    for (let b = 0; b < B; b++) {
      const { states, weights, query } = this.#of(b);
      bench.add(query.value, weights.value, states.value, [K, Q, d]);
    }
    run.addInnerProducts(this.#matches.value, this.#query.value, A, B * K, W, d);
    this.#sigmoid(this.#matches.value, B * K * W);
  }

  /** From the gradients of the matches to those of the words, of P and of the states. */
  backward(): void {
    const bench = this.#bench, { run } = bench.kernels, d = this.#d, W = this.#count;
    const { size: B, questionWords: Q, textColumns: K } = this.#batch;
    const { words, columns } = this.#parameters, A = this.#words;
    this.#sigmoidGradient(this.#matches, B * K * W);
    const ofWords = [B * K, W, d] as const;
    bench.add(this.#query.gradient, this.#matches.gradient, A.value, ofWords);
    bench.addToRight(A.gradient, this.#matches.gradient, this.#query.value, ofWords);
    for (let b = 0; b < B; b++) {
      const { states, weights, query } = this.#of(b);
      run.addInnerProducts(weights.gradient, query.gradient, states.value, K, Q, d);
      bench.addToRight(states.gradient, weights.value, query.gradient, [K, Q, d]);
    }
    run.softmaxGradient(this.#weights.gradient, this.#weights.value, Q, B * K, Q);
    for (let b = 0; b < B; b++) {
      const { states, asked, weights } = this.#of(b);
      bench.add(asked.gradient, weights.gradient, states.value, [K, Q, d]);
      bench.addToRight(states.gradient, weights.gradient, asked.value, [K, Q, d]);
    }
    run.addRowsAt(columns.gradient, this.#columns, this.#asked.gradient, 0, B * K, d);
    run.addInnerProducts(this.#shared.gradient, this.#asked.gradient, A.value, B * K, W, d);
    bench.addToRight(A.gradient, this.#shared.value, this.#asked.gradient, ofWords);
    const resemblance = this.#resemblance, q = this.#states.rows;
    const upstream = bench.kernels.floats(this.#shared.gradient, B * K * W);
    const gradient = bench.kernels.floats(resemblance.gradient, B * W);
    for (const [i, share] of this.#shares.entries()) {
      gradient[Math.floor(i / (K * W)) * W + i % W]! += share * upstream[i]!;
    }
    this.#sigmoidGradient(resemblance, B * W);
    bench.add(q.gradient, resemblance.gradient, A.value, [B, W, d]);
    bench.addToRight(A.gradient, resemblance.gradient, q.value, [B, W, d]);
    run.addRowsAt(words.gradient, this.#rows, A.gradient, this.#places, this.#embedded, d);
    this.#states.backward();
  }

  /** The places of a question. */
  #of(b: number) {
    const { size: B, questionWords: Q, textColumns: K } = this.#batch, d = this.#d;
    return {
      states: part(this.#states.rows, (B + b * Q) * d),
      asked: part(this.#asked, b * K * d),
      weights: part(this.#weights, b * K * Q),
      query: part(this.#query, b * K * d),
    };
  }

  /** sigmoid(x) = (1 + tanh(x / 2)) / 2, in place. */
  #sigmoid(address: Address, length: number): void {
    const { kernels } = this.#bench, values = kernels.floats(address, length);
    for (let i = 0; i < length; i++) values[i]! /= 2;
    kernels.run.tanhOf(address, length);
    for (let i = 0; i < length; i++) values[i] = (1 + values[i]!) / 2;
  }

  /** The gradient of `#sigmoid`, in place. */
  #sigmoidGradient({ value, gradient }: Place, length: number): void {
    const { kernels } = this.#bench;
    const y = kernels.floats(value, length), upstream = kernels.floats(gradient, length);
    for (let i = 0; i < length; i++) upstream[i]! *= y[i]! * (1 - y[i]!);
  }
}

/** The share of a column's rows that have a word, `[B, K, W]`, of the cells' words, `[B, K, M]`. */
function sharesOf(
  { size: B, rows: M, textColumns: K, rowCounts }: TableBatch,
  cells: Int32Array,
  W: number,
): Float32Array {
  const shares = new Float32Array(B * K * W);
  for (let column = 0; column < B * K; column++) {
    const rows = rowCounts[Math.floor(column / K)]!;
    for (const word of cells.subarray(column * M, column * M + rows)) {
      shares[column * W + word]! += 1 / rows;
    }
  }
  return shares;
}
