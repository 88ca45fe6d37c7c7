import type { Address } from "../../../engine/mod.ts";
import { ABSENT } from "../absent_columns.ts";
import type { QuestionReader } from "./question_reader.ts";
import { at, part, type Place, type Workbench } from "./workbench.ts";

/**
 * Attention of an operation to the numbers or the words of each question: beta = softmax(Z U(op)), Z the
 * states where they stand. A question read from both ends has states of twice the width, and U(op) is
 * mapped to it.
 */
export class Attention {
  /** `[B, width]` */
  readonly weights: Place;
  readonly #bench: Workbench;
  readonly #readers: readonly QuestionReader[];
  readonly #d: number;
  readonly #questions: number;
  readonly #width: number;
  /** U(op), `[d]`. */
  readonly #operation: Place;
  /** `[E d, d]`; null if there is none. */
  readonly #map: Place | null;
  /** `[E d]` */
  readonly #key: Place;
  /** By end, int32 `[B, width]`: the node of each state. */
  readonly #nodes: readonly Address[];
  /** By end, `[B width, d]` */
  readonly #states: readonly Address[];
  readonly #isThere: (i: number) => boolean;

  /**
   * @param nodes By end, `[B, width]`.
   * @param isThere Whether there is something at `[b, i]`, by place in the batch.
   */
  constructor(
    bench: Workbench,
    readers: readonly QuestionReader[],
    nodes: readonly Int32Array[],
    sizes: { readonly d: number; readonly questions: number; readonly width: number },
    operation: Place,
    map: Place | null,
    isThere: (i: number) => boolean,
  ) {
    const { d, questions, width } = sizes, rows = questions * width;
    this.#bench = bench;
    this.#readers = readers;
    this.#d = d;
    this.#questions = questions;
    this.#width = width;
    this.#operation = operation;
    this.#map = map;
    this.#key = map === null ? operation : bench.place(readers.length * d);
    this.#nodes = nodes.map((ids) => bench.arena.ints(ids));
    this.#states = nodes.map(() => bench.arena.zeros(rows * d));
    this.#isThere = isThere;
    this.weights = bench.place(rows);
  }

  forward(): void {
    const bench = this.#bench, { run } = bench.kernels, d = this.#d;
    const rows = this.#questions * this.#width, { value: weights } = this.weights;
    if (this.#map !== null) {
      run.addInnerProducts(
        this.#key.value,
        this.#operation.value,
        this.#map.value,
        1,
        this.#readers.length * d,
        d,
      );
    }
    for (const [end, { states }] of this.#readers.entries()) {
      run.addRowsAt(this.#states[end]!, 0, states.value, this.#nodes[end]!, rows, d);
      const key = at(this.#key.value, end * d);
      run.addInnerProducts(weights, this.#states[end]!, key, rows, 1, d);
    }
    const scores = bench.kernels.floats(weights, rows);
    for (let i = 0; i < rows; i++) if (!this.#isThere(i)) scores[i]! += ABSENT;
    run.softmaxOf(weights, this.#width, this.#questions, this.#width);
  }

  /** From the gradients of the weights to those of U(op), its map and the states. */
  backward(): void {
    const bench = this.#bench, { run } = bench.kernels, d = this.#d;
    const rows = this.#questions * this.#width, { value, gradient: scores } = this.weights;
    run.softmaxGradient(scores, value, this.#width, this.#questions, this.#width);
    for (const [end, { states }] of this.#readers.entries()) {
      const key = part(this.#key, end * d), own = bench.arena.zeros(rows * d);
      bench.addToRight(key.gradient, scores, this.#states[end]!, [rows, 1, d]);
      bench.add(own, scores, key.value, [rows, 1, d]);
      run.addRowsAt(states.gradient, this.#nodes[end]!, own, 0, rows, d);
    }
    if (this.#map === null) return;
    const sizes = [this.#readers.length * d, d] as const;
    bench.add(this.#operation.gradient, this.#key.gradient, this.#map.value, [1, ...sizes]);
    bench.addToRight(this.#map.gradient, this.#key.gradient, this.#operation.value, [1, ...sizes]);
  }
}
