import { operationNames, type TableBatch } from "../../../tasks/mod.ts";
import type { ProgramWeights } from "../program.ts";
import type { HardProgram } from "./hard_program.ts";

/** A smaller weight counts as this: its logarithm stays finite. */
export const LEAST_WEIGHT = 1e-30;

/** The weights that a choice is made of, and those of their gradients that are numbers. */
export type WeightName = "operations" | "columns" | "greater" | "lesser" | "match";

/** A choice that a program makes for a question: whose weight it is, and its place among these. */
export interface Choice {
  readonly of: WeightName;
  readonly at: number;
}

/**
 * The choices of a program for question b of a batch. Its probability is the product of their weights:
 *
 *     p = prod_t alpha_op_t(op_t) alpha_col_t(col_t), times beta of the numbers and the word it compares with
 */
export function choicesOf(
  { operations, columns, greater, lesser, match }: HardProgram,
  batch: TableBatch,
  { programCount: L, programs }: Pick<ProgramWeights, "programCount" | "programs">,
  b: number,
): Choice[] {
  const { questionNumbers: N, questionWords: Q, numericColumns, textColumns } = batch;
  const choices: Choice[] = [];
  for (const [step, operation] of operations.entries()) {
    const row = step * L + programs[b]!, column = columns[step]!;
    choices.push({ of: "operations", at: row * operationNames.length + operation });
    if (column < 0) continue;
    choices.push({ of: "columns", at: row * (numericColumns + textColumns) + column });
  }
  if (greater >= 0) choices.push({ of: "greater", at: b * N + greater });
  if (lesser >= 0) choices.push({ of: "lesser", at: b * N + lesser });
  if (match >= 0) choices.push({ of: "match", at: b * Q + match });
  return choices;
}

/** Weights, or gradients in them, by their names. */
export type WeightArrays = Readonly<Record<WeightName, Float32Array | null>>;

/**
 * -log sum_m p_m over programs of question b, and its gradients times a factor, which are added to:
 *
 *     d/d w_i = -1/w_i sum over the programs m that choose i of p_m / sum p
 *
 * @param gradients Null for the loss alone.
 */
export function negativeLogLikelihood(
  programs: readonly HardProgram[],
  batch: TableBatch,
  weights: ProgramWeights,
  b: number,
  factor: number,
  gradients: WeightArrays | null,
): number {
  const choices = programs.map((program) => choicesOf(program, batch, weights, b));
  const logs = choices.map((own) =>
    own.reduce((sum, { of, at }) => sum + Math.log(Math.max(LEAST_WEIGHT, weights[of]![at]!)), 0)
  );
  const most = Math.max(...logs), shares = logs.map((log) => Math.exp(log - most));
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (gradients !== null) {
    for (const [m, own] of choices.entries()) {
      for (const { of, at } of own) {
        const weight = weights[of]![at]!;
        if (weight < LEAST_WEIGHT) continue;
        gradients[of]![at]! -= factor * shares[m]! / total / weight;
      }
    }
  }
  return -(most + Math.log(total));
}
