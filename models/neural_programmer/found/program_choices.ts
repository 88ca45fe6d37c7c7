import type { RandomStream } from "../../../engine/mod.ts";
import { operationNames, type TableBatch } from "../../../tasks/mod.ts";
import type { ProgramWeights } from "../program.ts";
import { COLUMN_KINDS, type Draft, numbersOf, OPERATION } from "./hard_program.ts";

const { sum, count, difference, print } = OPERATION;

/** Choices with their cumulative probabilities. */
interface Wheel {
  readonly choices: readonly number[];
  readonly cumulative: Float64Array;
}

type ColumnKind = "number" | "text" | "any";

/** What programs are drawn from for one question: its weights, and with some probability uniform. */
export class ProgramChoices {
  readonly #isScalar: boolean;
  readonly #batch: TableBatch;
  readonly #weights: ProgramWeights;
  readonly #question: number;
  readonly #uniformShare: number;
  /** By step. */
  readonly #operations: readonly Wheel[];
  /** The others are made when they are first drawn from: of columns, by step. */
  readonly #columns: Partial<Record<ColumnKind, Wheel>>[];
  readonly #operands: Partial<Record<"greater" | "lesser" | "match", Wheel>> = {};

  /**
   * @param weights What a network chooses for the batch.
   * @param b The question.
   * @param uniformShare The probability that a choice is uniform.
   */
  constructor(batch: TableBatch, weights: ProgramWeights, b: number, uniformShare: number) {
    const { programs, programCount: L, operations } = weights;
    const O = operationNames.length, steps = operations.length / (L * O);
    this.#batch = batch;
    this.#weights = weights;
    this.#question = b;
    this.#uniformShare = uniformShare;
    this.#isScalar = batch.isScalar[b] === 1;
    this.#operations = Array.from({ length: steps }, (_, step) => {
      const from = (step * L + programs[b]!) * O;
      return wheelOf(ALL_OPERATIONS, operations, from, uniformShare);
    });
    this.#columns = Array.from({ length: steps }, () => ({}));
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
      const column = kind === null ? -1 : draw(this.#columnWheel(step, kind), random);
      if (kind !== null && column < 0) return false;
      draft.columns[step] = column;
    }
    const operand = (name: "greater" | "lesser" | "match") =>
      draft.operations.includes(OPERATION[name]) ? draw(this.#operandWheel(name), random) : -1;
    draft.greater = operand("greater");
    draft.lesser = operand("lesser");
    draft.match = operand("match");
    return true;
  }

  /** The columns of a kind that the question's table has. */
  #columnWheel(step: number, kind: ColumnKind): Wheel {
    const { numericColumns: C, textColumns: K, tableColumns } = this.#batch, b = this.#question;
    const { programs, programCount: L, columns } = this.#weights;
    return this.#columns[step]![kind] ??= wheelOf(
      range(kind === "text" ? C : 0, kind === "number" ? C : C + K)
        .filter((column) => tableColumns[b * (C + K) + column] === 1),
      columns,
      (step * L + programs[b]!) * (C + K),
      this.#uniformShare,
    );
  }

  /** The numbers of the question, or its words. */
  #operandWheel(name: "greater" | "lesser" | "match"): Wheel {
    const { questionNumbers: N, questionWords: Q, questionLengths } = this.#batch;
    const b = this.#question, isWord = name === "match";
    return this.#operands[name] ??= wheelOf(
      range(0, isWord ? questionLengths[b]! : numbersOf(this.#batch, b)),
      this.#weights[name],
      b * (isWord ? Q : N),
      this.#uniformShare,
    );
  }

  #answers(operation: number): boolean {
    return this.#isScalar
      ? operation === sum || operation === count || operation === difference
      : operation === print;
  }
}

const ALL_OPERATIONS = range(0, operationNames.length);

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
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
  const { length } = choices, cumulative = new Float64Array(length);
  let total = 0;
  for (let i = 0; i < length; i++) total += values[from + choices[i]!]!;
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const own = total > 0 ? values[from + choices[i]!]! / total : 1 / length;
    cumulative[i] = sum += (1 - uniformShare) * own + uniformShare / length;
  }
  return { choices, cumulative };
}
