import type { Address } from "../../../engine/mod.ts";
import type { QuestionTree } from "./question_tree.ts";
import { at, part, type Place, type Workbench } from "./workbench.ts";

/**
 * Reads the questions of a batch from one end: z_i = tanh(W [z_(i-1); word_i]), node by node of their tree,
 * level after level.
 */
export class QuestionReader {
  readonly tree: QuestionTree;
  /** `[nodes, d]`; the root's is 0. */
  readonly states: Place;
  readonly #bench: Workbench;
  readonly #width: number;
  /** `[V - 1, d]` */
  readonly #words: Place;
  readonly #vocabulary: number;
  /** Of W: the map of the state and that of the word, `[d, d]` each. */
  readonly #ofState: Place;
  readonly #ofWord: Place;
  /** `[V, d]`: every word mapped; the null word's row is 0. */
  readonly #mapped: Place;
  /** `[nodes]` int32 */
  readonly #nodeWords: Address;
  readonly #parents: Address;

  constructor(
    bench: Workbench,
    tree: QuestionTree,
    width: number,
    words: Place,
    vocabulary: number,
    weights: Place,
  ) {
    this.#bench = bench;
    this.tree = tree;
    this.#width = width;
    this.#words = words;
    this.#vocabulary = vocabulary;
    this.#ofState = weights;
    this.#ofWord = part(weights, width * width);
    this.states = bench.place(tree.size * width);
    this.#mapped = bench.place((vocabulary + 1) * width);
    this.#nodeWords = bench.arena.ints(tree.words);
    this.#parents = bench.arena.ints(tree.parents);
  }

  forward(): void {
    const bench = this.#bench, { run } = bench.kernels, d = this.#width;
    const { levels } = this.tree, mapped = this.#mapped.value;
    bench.add(at(mapped, d), this.#words.value, this.#ofWord.value, [this.#vocabulary, d, d]);
    for (const [depth, { start, size }] of levels.entries()) {
      const above = levels[depth - 1];
      if (above === undefined) continue;
      const states = at(this.states.value, start * d);
      run.addRowsAt(states, 0, mapped, at(this.#nodeWords, start), size, d);
      // Only nodes with children go on, and the root's state is 0.
      if (depth > 1) {
        const next = bench.arena.zeros(above.inner * d);
        const before = at(this.states.value, above.start * d);
        bench.add(next, before, this.#ofState.value, [above.inner, d, d]);
        run.addRowsAt(states, 0, next, at(this.#parents, start), size, d);
      }
      run.tanhOf(states, size * d);
    }
  }

  /** From the gradients of the states to those of the words and of W. */
  backward(): void {
    const bench = this.#bench, { run } = bench.kernels, d = this.#width;
    const { levels } = this.tree, mapped = this.#mapped.gradient;
    for (let depth = levels.length - 1; depth > 0; depth--) {
      const { start, size } = levels[depth]!, above = levels[depth - 1]!;
      const gradient = at(this.states.gradient, start * d);
      run.tanhGradient(gradient, at(this.states.value, start * d), size * d);
      run.addRowsAt(mapped, at(this.#nodeWords, start), gradient, 0, size, d);
      if (depth === 1) continue;
      const next = bench.arena.zeros(above.inner * d), sizes = [above.inner, d, d] as const;
      run.addRowsAt(next, at(this.#parents, start), gradient, 0, size, d);
      const before = part(this.states, above.start * d);
      bench.addToLeft(before.gradient, next, this.#ofState.value, sizes);
      bench.addToRight(this.#ofState.gradient, before.value, next, sizes);
    }
    const sizes = [this.#vocabulary, d, d] as const, words = at(mapped, d);
    bench.addToLeft(this.#words.gradient, words, this.#ofWord.value, sizes);
    bench.addToRight(this.#ofWord.gradient, this.#words.value, words, sizes);
  }
}
