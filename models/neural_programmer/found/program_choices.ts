import type { RandomStream } from "../../../engine/mod.ts";
import { operationNames, type TableBatch } from "../../../tasks/mod.ts";
import type { ProgramWeights } from "../program.ts";
import { answersWith, COLUMN_KINDS, type Draft, numbersOf, OPERATION } from "./hard_program.ts";

/** What programs are drawn from for one question: its weights, and with some probability uniform. */
export class ProgramChoices {
  readonly #batch: TableBatch;
  readonly #weights: ProgramWeights;
  readonly #question: number;
  readonly #uniformShare: number;
  readonly #steps: number;

  /**
   * @param weights What a network chooses for the batch.
   * @param b The question.
   * @param uniformShare The probability that a choice is uniform.
   */
  constructor(batch: TableBatch, weights: ProgramWeights, b: number, uniformShare: number) {
    this.#batch = batch;
    this.#weights = weights;
    this.#question = b;
    this.#uniformShare = uniformShare;
    this.#steps = weights.operations.length / (weights.programCount * operationNames.length);
  }

  /**
   * Draws a program.
   *
   * @returns Whether it gives an answer of the question's kind; if not, the rest of it was not drawn.
   */
  draw(draft: Draft, random: RandomStream): boolean {
    const { programs, programCount: L, operations } = this.#weights, l = programs[this.#question]!;
    const { isScalar } = this.#batch;
    const O = operationNames.length, last = this.#steps - 1;
    // The last step first: most programs end here.
    for (let step = last; step >= 0; step--) {
      const row = step * L + l;
      const operation = this.#pick(operations, row * O, 0, O, false, random);
      draft.operations[step] = operation;
      if (step === last && !answersWith(operation, isScalar[this.#question] === 1)) return false;
      const kind = COLUMN_KINDS[operation]!;
      const column = kind === null ? -1 : this.#column(kind, row, random);
      if (kind !== null && column < 0) return false;
      draft.columns[step] = column;
    }
    draft.greater = this.#operand("greater", draft, random);
    draft.lesser = this.#operand("lesser", draft, random);
    draft.match = this.#operand("match", draft, random);
    return true;
  }

  /** A column of a kind that the question's table has. */
  #column(kind: "number" | "text" | "any", row: number, random: RandomStream): number {
    const { numericColumns: C, textColumns: K } = this.#batch;
    const low = kind === "text" ? C : 0, high = kind === "number" ? C : C + K;
    return this.#pick(this.#weights.columns, row * (C + K), low, high, true, random);
  }

  /** A number of the question, or a word of it, where a step compares with one. */
  #operand(name: "greater" | "lesser" | "match", draft: Draft, random: RandomStream): number {
    const values = this.#weights[name];
    if (values === null || !draft.operations.includes(OPERATION[name])) return -1;
    const { questionNumbers: N, questionWords: Q, questionLengths } = this.#batch;
    const b = this.#question, isWord = name === "match";
    const count = isWord ? questionLengths[b]! : numbersOf(this.#batch, b);
    return this.#pick(values, b * (isWord ? Q : N), 0, count, false, random);
  }

  /**
   * One of the choices from `low` to `high`, the last one excluded; as likely as its weight is large, mixed
   * with equal ones.
   *
   * @param values The weight of a choice is that at `from` and the choice.
   * @param ofTable Whether only columns that the question's table has are choices.
   * @returns -1 if there is none.
   */
  #pick(
    values: Float32Array,
    from: number,
    low: number,
    high: number,
    ofTable: boolean,
    random: RandomStream,
  ): number {
    const { tableColumns, numericColumns, textColumns } = this.#batch;
    const columns = this.#question * (numericColumns + textColumns);
    let count = 0, total = 0, last = -1;
    for (let choice = low; choice < high; choice++) {
      if (ofTable && tableColumns[columns + choice] === 0) continue;
      count += 1;
      total += values[from + choice]!;
      last = choice;
    }
    if (count <= 1) return last;
    const share = total > 0 ? this.#uniformShare : 1, own = total > 0 ? (1 - share) / total : 0;
    let left = random.uniform();
    for (let choice = low; choice < last; choice++) {
      if (ofTable && tableColumns[columns + choice] === 0) continue;
      left -= own * values[from + choice]! + share / count;
      if (left < 0) return choice;
    }
    return last;
  }
}
