import type { Address } from "../../../engine/mod.ts";
import type { Place, Workbench } from "./workbench.ts";

/** P as it is tied to the words: the embeddings of the columns' names; see the option `columnNames`. */
export class TiedColumns {
  /** `[C + K, d]` */
  readonly embeddings: Place;
  readonly #bench: Workbench;
  readonly #d: number;
  /** `[V - 1, d]`: all words but the null word, whose embedding is 0. */
  readonly #words: Place;
  /** int32: which columns have a name, and by which rows of the words. */
  readonly #columns: Address;
  readonly #rows: Address;
  readonly #named: number;

  /** @param names `[C + K]`: word ids. */
  constructor(bench: Workbench, words: Place, names: readonly number[], d: number) {
    const columns = [...names.keys()].filter((j) => names[j] !== 0);
    this.#bench = bench;
    this.#d = d;
    this.#words = words;
    this.#columns = bench.arena.ints(Int32Array.from(columns));
    this.#rows = bench.arena.ints(Int32Array.from(columns, (j) => names[j]! - 1));
    this.#named = columns.length;
    this.embeddings = bench.place(names.length * d);
  }

  forward(): void {
    const { run } = this.#bench.kernels, { value } = this.embeddings;
    run.addRowsAt(value, this.#columns, this.#words.value, this.#rows, this.#named, this.#d);
  }

  /** From the gradients of the columns to those of the words. */
  backward(): void {
    const { run } = this.#bench.kernels, { gradient } = this.embeddings;
    run.addRowsAt(this.#words.gradient, this.#rows, gradient, this.#columns, this.#named, this.#d);
  }
}
