import type { Address } from "../../../engine/mod.ts";
import { ABSENT } from "../absent_columns.ts";
import type { Kept } from "./kept.ts";
import type { QuestionAttention } from "./question_attention.ts";
import type { QuestionReader } from "./question_reader.ts";
import { part, type Place, type Workbench } from "./workbench.ts";

/** A selector and its choices: operations or columns. */
interface Selector {
  /** `[E d + d, d]`: the map of what is seen of the question, then of the history. */
  readonly weights: Place;
  /** U or P of the paper, `[choices, d]`. */
  readonly embeddings: Place;
  readonly choices: number;
  /** The part of the history's map that is for these choices, `[d, d]`. */
  readonly toHistory: Place;
  /** The embeddings mapped by it, `[choices, d]`. */
  readonly mapped: Place;
  /** What the question gives, `[L, d]`, or `[T, L, d]` with dropout or attention to it. */
  readonly fromQuestion: Place;
  /** `[T, L, d]` */
  readonly hidden: Place;
  /** Their weights, `[T, L, choices]`. */
  readonly chosen: Place;
}

/** The parameters of the selection; see neural_programmer.ts for their sizes. */
export interface SelectionParameters {
  readonly history: Place;
  readonly operationSelector: Place;
  readonly columnSelector: Place;
  readonly operations: Place;
  readonly columns: Place;
}

/**
 * The programs of a batch:
 *
 *     c_t = [alpha_op_(t-1) U; alpha_col_(t-1) P]        h_t = tanh(W_history [c_t; h_(t-1)])
 *     alpha_op_t = softmax(U tanh(W_op [q; h_t]))        alpha_col_t = softmax(P tanh(W_col [q; h_t]))
 *
 * c_1 and h_1 are 0. U and P are mapped before they are weighed, q before the steps: the same, with less
 * to do. With attention to the question q is q + context_t, and is mapped in its step.
 */
export class Selection {
  readonly #bench: Workbench;
  readonly #readers: readonly QuestionReader[];
  readonly #d: number;
  readonly #steps: number;
  readonly #programs: number;
  /** By end, int32 `[L]` or `[T, L]`: the node at which each program's question ends. */
  readonly #ends: readonly number[];
  /** By end, `[L, d]`, or `[T, L, d]` with dropout or attention: the question as it is seen. */
  readonly #questions: readonly Place[];
  /** Rows of these. */
  readonly #seenRows: number;
  /** `[d, d]`: the map of the history itself. */
  readonly #ofHistory: Place;
  /** `[T, L, d]`: h, and as it is seen, the same without dropout. */
  readonly #history: Place;
  readonly #seenHistory: Place;
  readonly #kept: Kept | null;
  readonly #attention: QuestionAttention | null;
  readonly #selectors: readonly [operations: Selector, columns: Selector];
  /** The columns that tables do not have, places in `[L, C + K]`. */
  readonly #absent: readonly number[];
  /** On the scores of operations, `[T, L, 10]`; null for none. */
  readonly #noise: Float32Array | null;

  /**
   * @param ends By end, `[L]`: the node at which the question of each program ends.
   * @param choices The numbers of operations and of columns.
   * @param absent The columns that tables do not have, places in `[L, C + K]`.
   */
  constructor(
    bench: Workbench,
    readers: readonly QuestionReader[],
    ends: readonly Int32Array[],
    sizes: { readonly d: number; readonly steps: number },
    choices: readonly [operations: number, columns: number],
    absent: readonly number[],
    parameters: SelectionParameters,
    attention: QuestionAttention | null,
    kept: Kept | null,
    noise: Float32Array | null,
  ) {
    const { d, steps: T } = sizes, L = ends[0]!.length;
    const seenRows = kept === null && attention === null ? L : T * L;
    this.#bench = bench;
    this.#readers = readers;
    this.#d = d;
    this.#steps = T;
    this.#programs = L;
    this.#ends = ends.map((nodes) =>
      bench.arena.ints(Int32Array.from({ length: seenRows }, (_, i) => nodes[i % L]!))
    );
    this.#questions = readers.map(() => bench.place(seenRows * d));
    this.#seenRows = seenRows;
    this.#ofHistory = part(parameters.history, 2 * d * d);
    this.#history = bench.place(T * L * d);
    this.#seenHistory = kept === null ? this.#history : bench.place(T * L * d);
    this.#absent = absent;
    this.#kept = kept;
    this.#attention = attention;
    this.#noise = noise;
    const selector = (
      weights: Place,
      embeddings: Place,
      choices: number,
      toHistory: Place,
    ): Selector => ({
      weights,
      embeddings,
      choices,
      toHistory,
      mapped: bench.place(choices * d),
      fromQuestion: bench.place(seenRows * d),
      hidden: bench.place(T * L * d),
      chosen: bench.place(T * L * choices),
    });
    const { history, operationSelector, columnSelector, operations, columns } = parameters;
    this.#selectors = [
      selector(operationSelector, operations, choices[0], history),
      selector(columnSelector, columns, choices[1], part(history, d * d)),
    ];
  }

  /** The weights of every step, `[T, L, choices]`. */
  get chosen(): { readonly operations: Place; readonly columns: Place } {
    const [operations, columns] = this.#selectors;
    return { operations: operations.chosen, columns: columns.chosen };
  }

  forward(): void {
    const bench = this.#bench, { run } = bench.kernels;
    const d = this.#d, L = this.#programs, rows = this.#seenRows;
    for (const [end, { states }] of this.#readers.entries()) {
      const question = this.#questions[end]!;
      run.addRowsAt(question.value, 0, states.value, this.#ends[end]!, rows, d);
    }
    for (const { mapped, embeddings, choices, toHistory } of this.#selectors) {
      bench.add(mapped.value, embeddings.value, toHistory.value, [choices, d, d]);
    }
    if (this.#attention === null) this.#mapQuestions(0, rows);
    else this.#attention.start();
    for (let step = 0; step < this.#steps; step++) {
      const { history, seen, selectors } = this.#at(step), before = this.#at(step - 1);
      if (step > 0) {
        for (const { chosen, mapped, choices } of before.selectors) {
          bench.add(history.value, chosen.value, mapped.value, [L, choices, d]);
        }
        bench.add(history.value, before.history.value, this.#ofHistory.value, [L, d, d]);
        run.tanhOf(history.value, L * d);
        if (this.#kept !== null) {
          run.addRowsAt(seen.value, 0, history.value, 0, L, d);
          this.#dropOut(seen.value, this.#kept.history, step * L, L);
        }
      }
      if (this.#attention !== null) {
        this.#attention.forward(step, history, this.#questionsFrom(step * L));
        this.#mapQuestions(step * L, L);
      }
      for (const [index, selector] of selectors.entries()) {
        const { hidden, fromQuestion, ofHistory, embeddings, chosen, choices } = selector;
        run.addRowsAt(hidden.value, 0, fromQuestion.value, 0, L, d);
        if (step > 0) bench.add(hidden.value, seen.value, ofHistory.value, [L, d, d]);
        run.tanhOf(hidden.value, L * d);
        run.addInnerProducts(chosen.value, hidden.value, embeddings.value, L, choices, d);
        if (index === 0) this.#addNoise(chosen.value, step * L * choices, L * choices);
        const values = bench.kernels.floats(chosen.value, L * choices);
        const absent = index === 0 ? [] : this.#absent;
        for (const i of absent) values[i]! += ABSENT;
        run.softmaxOf(chosen.value, choices, L, choices);
        // The kernel's exponential ends at e^-87.
        for (const i of absent) values[i] = 0;
      }
    }
  }

  /** From the gradients of what was chosen to those of the parameters and of the questions. */
  backward(): void {
    const bench = this.#bench, { run } = bench.kernels;
    const d = this.#d, L = this.#programs, T = this.#steps, rows = this.#seenRows;
    for (let step = T - 1; step >= 0; step--) {
      const { history, seen, selectors } = this.#at(step), next = this.#at(step + 1);
      const last = step === T - 1;
      for (const selector of selectors) {
        const { hidden, fromQuestion, ofHistory, embeddings, chosen, mapped, choices } = selector;
        if (!last) {
          const upstream = next.history.gradient;
          run.addInnerProducts(chosen.gradient, upstream, mapped.value, L, choices, d);
        }
        run.softmaxGradient(chosen.gradient, chosen.value, choices, L, choices);
        bench.add(hidden.gradient, chosen.gradient, embeddings.value, [L, choices, d]);
        run.tanhGradient(hidden.gradient, hidden.value, L * d);
        run.addRowsAt(fromQuestion.gradient, 0, hidden.gradient, 0, L, d);
        if (step > 0) {
          bench.addToLeft(seen.gradient, hidden.gradient, ofHistory.value, [L, d, d]);
        }
      }
      if (this.#attention !== null) {
        this.#questionGradients(step * L, L);
        this.#attention.backward(step, history, this.#questionsFrom(step * L));
      }
      // The first step's history is 0, whatever the parameters are.
      if (step === 0) continue;
      if (this.#kept !== null) {
        this.#dropOut(seen.gradient, this.#kept.history, step * L, L);
        run.addRowsAt(history.gradient, 0, seen.gradient, 0, L, d);
      }
      if (!last) {
        const upstream = next.history.gradient;
        bench.addToLeft(history.gradient, upstream, this.#ofHistory.value, [L, d, d]);
      }
      run.tanhGradient(history.gradient, history.value, L * d);
    }
    this.#parameterGradients();
    if (this.#attention === null) this.#questionGradients(0, rows);
    else this.#attention.finish();
    for (const [end, question] of this.#questions.entries()) {
      const { states } = this.#readers[end]!;
      run.addRowsAt(states.gradient, this.#ends[end]!, question.gradient, 0, rows, d);
    }
  }

  /** What a number of rows of the questions gives to the selectors. */
  #mapQuestions(from: number, rows: number): void {
    const d = this.#d;
    for (const [end, question] of this.#questionsFrom(from).entries()) {
      this.#dropOut(question.value, this.#kept?.questions[end], from, rows);
      for (const { weights, fromQuestion } of this.#selectors) {
        const out = part(fromQuestion, from * d), map = part(weights, end * d * d);
        this.#bench.add(out.value, question.value, map.value, [rows, d, d]);
      }
    }
  }

  /** From the gradients of what the rows give to those of the questions and of the selectors. */
  #questionGradients(from: number, rows: number): void {
    const bench = this.#bench, d = this.#d, sizes = [rows, d, d] as const;
    for (const [end, question] of this.#questionsFrom(from).entries()) {
      for (const { weights, fromQuestion } of this.#selectors) {
        const { gradient } = part(fromQuestion, from * d), map = part(weights, end * d * d);
        bench.addToLeft(question.gradient, gradient, map.value, sizes);
        bench.addToRight(map.gradient, question.value, gradient, sizes);
      }
      this.#dropOut(question.gradient, this.#kept?.questions[end], from, rows);
    }
  }

  /** The questions as they are seen, by end, from a row on. */
  #questionsFrom(row: number): Place[] {
    return this.#questions.map((place) => part(place, row * this.#d));
  }

  /** All steps together: what lies behind the first step is one matrix. */
  #parameterGradients(): void {
    const bench = this.#bench, d = this.#d, L = this.#programs, T = this.#steps;
    const later = (place: Place, width: number) => part(place, L * width);
    const rows = (T - 1) * L, upstream = later(this.#history, d).gradient;
    bench.addToRight(this.#ofHistory.gradient, this.#history.value, upstream, [rows, d, d]);
    for (const { weights, embeddings, choices, toHistory, ...own } of this.#selectors) {
      const { mapped, hidden, chosen } = own;
      const ofHistory = part(weights, this.#readers.length * d * d);
      bench.addToRight(
        ofHistory.gradient,
        later(this.#seenHistory, d).value,
        later(hidden, d).gradient,
        [rows, d, d],
      );
      bench.addToRight(mapped.gradient, chosen.value, upstream, [rows, choices, d]);
      bench.addToRight(embeddings.gradient, chosen.gradient, hidden.value, [T * L, choices, d]);
      bench.addToLeft(embeddings.gradient, mapped.gradient, toHistory.value, [choices, d, d]);
      bench.addToRight(toHistory.gradient, embeddings.value, mapped.gradient, [choices, d, d]);
    }
  }

  /** The places of a step. */
  #at(step: number) {
    const d = this.#d, L = this.#programs;
    return {
      history: part(this.#history, step * L * d),
      seen: part(this.#seenHistory, step * L * d),
      selectors: this.#selectors.map((selector) => ({
        ...selector,
        ofHistory: part(selector.weights, this.#readers.length * d * d),
        fromQuestion: part(selector.fromQuestion, this.#seenRows === L ? 0 : step * L * d),
        hidden: part(selector.hidden, step * L * d),
        chosen: part(selector.chosen, step * L * selector.choices),
      })),
    };
  }

  /** Adds the noise, from a place in it on, to the scores of a step's operations. */
  #addNoise(scores: Address, from: number, length: number): void {
    if (this.#noise === null) return;
    const values = this.#bench.kernels.floats(scores, length);
    for (let i = 0; i < length; i++) values[i]! += this.#noise[from + i]!;
  }

  /** Multiplies a number of rows by the factors of dropout, if there are any. */
  #dropOut(address: Address, kept: Float32Array | undefined, from: number, rows: number): void {
    if (kept === undefined) return;
    const d = this.#d, factors = kept.subarray(from * d, (from + rows) * d);
    const values = this.#bench.kernels.floats(address, factors.length);
    for (let i = 0; i < factors.length; i++) values[i]! *= factors[i]!;
  }
}
