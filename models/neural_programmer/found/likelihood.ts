import { operationNames, type TableBatch } from "../../../tasks/mod.ts";
import type { ProgramWeights } from "../program.ts";
import type { HardProgram } from "./hard_program.ts";

/** A smaller weight counts as this: its logarithm stays finite. */
export const LEAST_WEIGHT = 1e-30;

/** Weights that choices have, by what is chosen. */
export type WeightName = "operations" | "columns" | "greater" | "lesser" | "match";

/** Weights, or gradients in them. */
export type WeightArrays = Readonly<Record<WeightName, Float32Array | null>>;

/** A choice that a program makes: whose weight it is, and its place among these. */
export interface Choice {
  readonly of: WeightName;
  readonly at: number;
}

/** A program's choices of operations and columns, whose weights the questions of row l share. */
export function stepChoices(
  { operations, columns }: HardProgram,
  { numericColumns, textColumns }: TableBatch,
  programCount: number,
  l: number,
): Choice[] {
  const choices: Choice[] = [];
  for (const [step, operation] of operations.entries()) {
    const row = step * programCount + l, column = columns[step]!;
    choices.push({ of: "operations", at: row * operationNames.length + operation });
    if (column < 0) continue;
    choices.push({ of: "columns", at: row * (numericColumns + textColumns) + column });
  }
  return choices;
}

/** A program's choices of what question b compares with. */
export function operandChoices(
  { greater, lesser, match }: HardProgram,
  { questionNumbers: N, questionWords: Q }: TableBatch,
  b: number,
): Choice[] {
  const choices: Choice[] = [];
  if (greater >= 0) choices.push({ of: "greater", at: b * N + greater });
  if (lesser >= 0) choices.push({ of: "lesser", at: b * N + lesser });
  if (match >= 0) choices.push({ of: "match", at: b * Q + match });
  return choices;
}

function logOf(choices: readonly Choice[], weights: WeightArrays): number {
  let sum = 0;
  for (const { of, at } of choices) sum += Math.log(Math.max(LEAST_WEIGHT, weights[of]![at]!));
  return sum;
}

/** Adds the gradients of `amount` times the log of the product of the choices' weights. */
function addGradients(
  choices: readonly Choice[],
  weights: WeightArrays,
  amount: number,
  gradients: WeightArrays,
): void {
  for (const { of, at } of choices) {
    const weight = weights[of]![at]!;
    if (weight >= LEAST_WEIGHT) gradients[of]![at]! += amount / weight;
  }
}

/**
 * -log sum_m p_m over the programs of a text, summed over questions that have it and share row l of the
 * weights; and its gradients times a factor, which are added to:
 *
 *     p_m = prod_t alpha_op_t(op_t) alpha_col_t(col_t), times beta of the numbers and the word it compares with
 *     d/d w_i = -1/w_i sum over the programs m that choose i of p_m / sum p
 *
 * @param gradients Null for the loss alone.
 */
export function negativeLogLikelihood(
  programs: readonly HardProgram[],
  batch: TableBatch,
  weights: ProgramWeights,
  l: number,
  questions: readonly number[],
  factor: number,
  gradients: WeightArrays | null,
): number {
  const shared = programs.map((program) => stepChoices(program, batch, weights.programCount, l));
  const sharedLogs = shared.map((choices) => logOf(choices, weights));
  /** By program, the sum over the questions of p_m / sum p. */
  const taken = new Float64Array(programs.length);
  let loss = 0;
  for (const b of questions) {
    const own = programs.map((program) => operandChoices(program, batch, b));
    const logs = own.map((choices, m) => sharedLogs[m]! + logOf(choices, weights));
    const most = Math.max(...logs), ratios = logs.map((log) => Math.exp(log - most));
    const total = ratios.reduce((sum, ratio) => sum + ratio, 0);
    loss -= most + Math.log(total);
    for (const [m, choices] of own.entries()) {
      const share = ratios[m]! / total;
      taken[m]! += share;
      if (gradients !== null) addGradients(choices, weights, -factor * share, gradients);
    }
  }
  if (gradients === null) return loss;
  for (const [m, choices] of shared.entries()) {
    addGradients(choices, weights, -factor * taken[m]!, gradients);
  }
  return loss;
}
