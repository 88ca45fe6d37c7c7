import type { RandomStream } from "../../../engine/mod.ts";
import { operationNames, type TableBatch } from "../../../tasks/mod.ts";
import type { ProgramWeights } from "../program.ts";
import { COLUMN_KINDS, type Draft, numbersOf, OPERATION } from "./hard_program.ts";

const { sum, count, difference, greater, lesser, print, match } = OPERATION;

/** Choices with their cumulative probabilities. */
interface Wheel {
  readonly choices: readonly number[];
  readonly cumulative: Float64Array;
}

/** What programs are drawn from for one question: its weights, and with some probability uniform. */
export class ProgramChoices {
  readonly #isScalar: boolean;
  /** By step. */
  readonly #operations: readonly Wheel[];
  readonly #columns: readonly Readonly<Record<"number" | "text" | "any", Wheel>>[];
  readonly #greater: Wheel;
  readonly #lesser: Wheel;
  readonly #match: Wheel;

  /**
   * @param weights What a network chooses for the batch.
   * @param b The question.
   * @param uniformShare The probability that a choice is uniform.
   */
  constructor(batch: TableBatch, weights: ProgramWeights, b: number, uniformShare: number) {
    const { numericColumns: C, textColumns: K, tableColumns, isScalar } = batch;
    const { questionNumbers: N, questionWords: Q, questionLengths } = batch;
    const { programs, programCount: L, operations, columns } = weights;
    const O = operationNames.length, steps = operations.length / (L * O);
    const range = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => from + i);
    const wheel = (choices: readonly number[], values: Float32Array | null, from: number) =>
      wheelOf(choices, values, from, uniformShare);
    const present = (from: number, to: number) =>
      range(from, to).filter((column) => tableColumns[b * (C + K) + column] === 1);
    const numeric = present(0, C), text = present(C, C + K), any = [...numeric, ...text];
    const rows = range(0, steps).map((step) => step * L + programs[b]!);
    const all = range(0, O);
    this.#isScalar = isScalar[b] === 1;
    this.#operations = rows.map((row) => wheel(all, operations, row * O));
    this.#columns = rows.map((row) => ({
      number: wheel(numeric, columns, row * (C + K)),
      text: wheel(text, columns, row * (C + K)),
      any: wheel(any, columns, row * (C + K)),
    }));
    const numbers = range(0, numbersOf(batch, b));
    this.#greater = wheel(numbers, weights.greater, b * N);
    this.#lesser = wheel(numbers, weights.lesser, b * N);
    this.#match = wheel(range(0, questionLengths[b]!), weights.match, b * Q);
  }

  /**
   * Draws a program.
   *
   * @returns Whether it gives an answer of the question's kind; if not, the rest of it was not drawn.
   */
  draw(draft: Draft, random: RandomStream): boolean {
    const last = this.#operations.length - 1;
    // The last step first: most programs end here.
    for (let step = last; step >= 0; step--) {
      const operation = draft.operations[step] = draw(this.#operations[step]!, random);
      if (step === last && !this.#answers(operation)) return false;
      const kind = COLUMN_KINDS[operation]!;
      const column = kind === null ? -1 : draw(this.#columns[step]![kind], random);
      if (kind !== null && column < 0) return false;
      draft.columns[step] = column;
    }
    draft.greater = draft.operations.includes(greater) ? draw(this.#greater, random) : -1;
    draft.lesser = draft.operations.includes(lesser) ? draw(this.#lesser, random) : -1;
    draft.match = draft.operations.includes(match) ? draw(this.#match, random) : -1;
    return true;
  }

  #answers(operation: number): boolean {
    return this.#isScalar
      ? operation === sum || operation === count || operation === difference
      : operation === print;
  }
}

/** A choice; -1 if there is none. */
function draw({ choices, cumulative }: Wheel, random: RandomStream): number {
  if (choices.length === 0) return -1;
  if (choices.length === 1) return choices[0]!;
  const at = random.uniform(), last = choices.length - 1;
  let i = 0;
  while (i < last && at >= cumulative[i]!) i += 1;
  return choices[i]!;
}

/**
 * Choices as likely as their weights are large, mixed with equal ones.
 *
 * @param values The weight of a choice is that at `from` and the choice; null for no choices at all.
 */
function wheelOf(
  choices: readonly number[],
  values: Float32Array | null,
  from: number,
  uniformShare: number,
): Wheel {
  if (values === null) return { choices: [], cumulative: new Float64Array() };
  const cumulative = new Float64Array(choices.length);
  let total = 0;
  for (const choice of choices) total += values[from + choice]!;
  let sum = 0;
  for (const [i, choice] of choices.entries()) {
    const own = total > 0 ? values[from + choice]! / total : 1 / choices.length;
    cumulative[i] = sum += (1 - uniformShare) * own + uniformShare / choices.length;
  }
  return { choices, cumulative };
}
