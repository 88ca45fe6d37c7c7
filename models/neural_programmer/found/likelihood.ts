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

/** Is shown each choice: this goes through thousands in an update, so that none is kept. */
type Visit = (of: WeightName, at: number) => void;

/** A program's choices of operations and columns, whose weights the questions of row l share. */
function visitSteps(
  { operations, columns }: HardProgram,
  { numericColumns, textColumns }: TableBatch,
  programCount: number,
  l: number,
  visit: Visit,
): void {
  const all = numericColumns + textColumns;
  for (let step = 0; step < operations.length; step++) {
    const row = step * programCount + l, column = columns[step]!;
    visit("operations", row * operationNames.length + operations[step]!);
    if (column >= 0) visit("columns", row * all + column);
  }
}

/** A program's choices of what question b compares with. */
function visitOperands(
  { greater, lesser, match }: HardProgram,
  { questionNumbers: N, questionWords: Q }: TableBatch,
  b: number,
  visit: Visit,
): void {
  if (greater >= 0) visit("greater", b * N + greater);
  if (lesser >= 0) visit("lesser", b * N + lesser);
  if (match >= 0) visit("match", b * Q + match);
}

/** All choices of a program for question b, which has row l. */
export function choicesOf(
  program: HardProgram,
  batch: TableBatch,
  programCount: number,
  l: number,
  b: number,
): Choice[] {
  const choices: Choice[] = [];
  const keep: Visit = (of, at) => choices.push({ of, at });
  visitSteps(program, batch, programCount, l, keep);
  visitOperands(program, batch, b, keep);
  return choices;
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
  const { programCount } = weights;
  let log = 0;
  const addLog: Visit = (of, at) => log += Math.log(Math.max(LEAST_WEIGHT, weights[of]![at]!));
  const sharedLogs = programs.map((program) => {
    log = 0;
    visitSteps(program, batch, programCount, l, addLog);
    return log;
  });
  /** The factor of the logarithms of weights whose gradients are added to. */
  let amount = 0;
  const addGradient: Visit = (of, at) => {
    const weight = weights[of]![at]!;
    if (weight >= LEAST_WEIGHT) gradients![of]![at]! += amount / weight;
  };
  /** By program, the sum over the questions of p_m / sum p. */
  const taken = new Float64Array(programs.length);
  let loss = 0;
  for (const b of questions) {
    const logs = programs.map((program, m) => {
      log = sharedLogs[m]!;
      visitOperands(program, batch, b, addLog);
      return log;
    });
    const most = Math.max(...logs);
    let total = 0;
    for (const one of logs) total += Math.exp(one - most);
    loss -= most + Math.log(total);
    for (const [m, program] of programs.entries()) {
      const share = Math.exp(logs[m]! - most) / total;
      taken[m]! += share;
      if (gradients === null) continue;
      amount = -factor * share;
      visitOperands(program, batch, b, addGradient);
    }
  }
  if (gradients === null) return loss;
  for (const [m, program] of programs.entries()) {
    amount = -factor * taken[m]!;
    visitSteps(program, batch, programCount, l, addGradient);
  }
  return loss;
}
