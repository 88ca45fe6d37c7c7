import type { Address } from "../../../engine/mod.ts";
import { ABSENT } from "../absent_columns.ts";
import { MappedStates } from "./mapped_states.ts";
import type { QuestionReader } from "./question_reader.ts";
import { at, part, type Place, type Workbench } from "./workbench.ts";

/** The parameters of the attention to questions. */
export interface QuestionAttentionParameters {
  /** W_z, `[E d, d]`; W_h, `[d, d]`; v, `[1, d]`. */
  readonly states: Place;
  readonly history: Place;
  readonly score: Place;
}

/**
 * Attention of the history to the words of the question, step by step; see the option `questionAttention`:
 *
 *     a_t = softmax(v . tanh(W_z z_i + W_h h_t))        context_t = sum_i a_t[i] z_i
 */
export class QuestionAttention {
  readonly #bench: Workbench;
  readonly #d: number;
  readonly #programs: number;
  readonly #words: number;
  readonly #ofHistory: Place;
  readonly #score: Place;
  /** `[L Q, d]`: W_z z, and z by end. */
  readonly #keys: MappedStates;
  readonly #states: readonly MappedStates[];
  /** int32 `[L Q]`: the program of each word. */
  readonly #ofWords: Address;
  /** The words past a question's last one, places in `[L, Q]`. */
  readonly #past: readonly number[];
  /** `[T, L, d]`, `[T, L, Q, d]` and `[T, L, Q]` */
  readonly #moved: Place;
  readonly #hidden: Place;
  readonly #weights: Place;

  /**
   * @param nodes By end, `[L, Q]`: the node of each word.
   * @param lengths `[L]`: the words of each question.
   */
  constructor(
    bench: Workbench,
    readers: readonly QuestionReader[],
    nodes: readonly Int32Array[],
    lengths: Int32Array,
    { d, steps }: { readonly d: number; readonly steps: number },
    parameters: QuestionAttentionParameters,
  ) {
    const L = lengths.length, LQ = nodes[0]!.length, Q = LQ / L;
    this.#bench = bench;
    this.#d = d;
    this.#programs = L;
    this.#words = Q;
    this.#ofHistory = parameters.history;
    this.#score = parameters.score;
    this.#keys = new MappedStates(bench, readers, nodes, parameters.states, d);
    this.#states = readers.map((reader, end) =>
      new MappedStates(bench, [reader], [nodes[end]!], null, d)
    );
    this.#ofWords = bench.arena.ints(Int32Array.from({ length: LQ }, (_, i) => Math.floor(i / Q)));
    this.#past = Array.from({ length: LQ }, (_, i) => i)
      .filter((i) => i % Q >= lengths[Math.floor(i / Q)]!);
    this.#moved = bench.place(steps * L * d);
    this.#hidden = bench.place(steps * LQ * d);
    this.#weights = bench.place(steps * LQ);
  }

  /** Takes the states of the questions; then every step can attend to them. */
  start(): void {
    for (const states of [this.#keys, ...this.#states]) states.forward();
  }

  /** Adds what a step sees of each question, by end, `[L, d]`; h_t is `[L, d]`. */
  forward(step: number, history: Place, contexts: readonly Place[]): void {
    const bench = this.#bench, { run } = bench.kernels;
    const d = this.#d, L = this.#programs, Q = this.#words;
    const { moved, hidden, weights } = this.#at(step);
    bench.add(moved.value, history.value, this.#ofHistory.value, [L, d, d]);
    run.addRowsAt(hidden.value, 0, this.#keys.rows.value, 0, L * Q, d);
    run.addRowsAt(hidden.value, 0, moved.value, this.#ofWords, L * Q, d);
    run.tanhOf(hidden.value, L * Q * d);
    run.addInnerProducts(weights.value, hidden.value, this.#score.value, L * Q, 1, d);
    const values = bench.kernels.floats(weights.value, L * Q);
    for (const i of this.#past) values[i]! += ABSENT;
    run.softmaxOf(weights.value, Q, L, Q);
    for (const i of this.#past) values[i] = 0;
    for (const [end, { rows }] of this.#states.entries()) {
      for (let l = 0; l < L; l++) {
        const context = at(contexts[end]!.value, l * d), states = at(rows.value, l * Q * d);
        bench.add(context, at(weights.value, l * Q), states, [1, Q, d]);
      }
    }
  }

  /** From the gradients of a step's contexts to those of its history and of the parameters. */
  backward(step: number, history: Place, contexts: readonly Place[]): void {
    const bench = this.#bench, { run } = bench.kernels;
    const d = this.#d, L = this.#programs, Q = this.#words;
    const { moved, hidden, weights } = this.#at(step);
    for (const [end, { rows }] of this.#states.entries()) {
      for (let l = 0; l < L; l++) {
        const context = at(contexts[end]!.gradient, l * d), own = part(weights, l * Q);
        const states = part(rows, l * Q * d);
        run.addInnerProducts(own.gradient, context, states.value, 1, Q, d);
        bench.add(states.gradient, own.value, context, [Q, 1, d]);
      }
    }
    run.softmaxGradient(weights.gradient, weights.value, Q, L, Q);
    bench.add(hidden.gradient, weights.gradient, this.#score.value, [L * Q, 1, d]);
    bench.addToRight(this.#score.gradient, weights.gradient, hidden.value, [L * Q, 1, d]);
    run.tanhGradient(hidden.gradient, hidden.value, L * Q * d);
    run.addRowsAt(this.#keys.rows.gradient, 0, hidden.gradient, 0, L * Q, d);
    run.addRowsAt(moved.gradient, this.#ofWords, hidden.gradient, 0, L * Q, d);
    bench.addToLeft(history.gradient, moved.gradient, this.#ofHistory.value, [L, d, d]);
    bench.addToRight(this.#ofHistory.gradient, history.value, moved.gradient, [L, d, d]);
  }

  /** After all steps: from the gradients of what they saw to those of the questions' states. */
  finish(): void {
    for (const states of [this.#keys, ...this.#states]) states.backward();
  }

  /** The places of a step. */
  #at(step: number) {
    const d = this.#d, L = this.#programs, Q = this.#words;
    return {
      moved: part(this.#moved, step * L * d),
      hidden: part(this.#hidden, step * L * Q * d),
      weights: part(this.#weights, step * L * Q),
    };
  }
}
