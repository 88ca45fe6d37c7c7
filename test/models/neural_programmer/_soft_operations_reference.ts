/**
 * Programs of weighed operations once more: plain loops over float64, one table after another, written
 * from the equations without tensors. The tests' oracle for what a step leaves to the next.
 */

import { type OperationName, operationNames } from "../../../tasks/mod.ts";

type Column = ArrayLike<number>;

/** A table as its operations see it: what it holds, and how strongly its rows compare. */
export interface ReferenceTable {
  readonly rows: number;
  /** `[C][M]` */
  readonly numbers: readonly Column[];
  /** `[C][M]` */
  readonly greater: readonly Column[];
  readonly lesser: readonly Column[];
  /** `[K][M]` */
  readonly match: readonly Column[];
}

/** The weights of a step: of operations by `operationNames`, of columns, numeric ones first. */
export interface ReferenceStep {
  readonly operations: Column;
  readonly columns: Column;
}

/** What the last step answers: a number, and the weight of each cell, `[C + K][M]`. */
export interface ReferenceAnswer {
  readonly scalar: number;
  readonly cells: readonly (readonly number[])[];
}

/** Runs a program; before its first step all rows are selected and every scalar is 0. */
export function referenceAnswer(
  table: ReferenceTable,
  steps: readonly ReferenceStep[],
): ReferenceAnswer {
  const { rows: M, numbers, greater, lesser, match } = table;
  const C = numbers.length, columns = C + match.length;
  // Index t + 3 holds step t: three steps of nothing come before step 0.
  const scalars = [0, 0, 0];
  const selected: number[][] = [0, 0, 0].map(() => Array<number>(M).fill(1));
  let cells: number[][] = [];
  for (const step of steps) {
    const t = scalars.length;
    const weight = (name: OperationName) => step.operations[operationNames.indexOf(name)]!;
    const before = selected[t - 1]!, twoBefore = selected[t - 2]!;
    let sum = 0, count = 0;
    for (let i = 0; i < M; i++) {
      count += before[i]!;
      for (let j = 0; j < C; j++) sum += step.columns[j]! * before[i]! * numbers[j]![i]!;
    }
    scalars.push(
      weight("sum") * sum + weight("count") * count +
        weight("difference") * (scalars[t - 3]! - scalars[t - 1]!),
    );
    const next = Array<number>(M);
    for (let i = 0; i < M; i++) {
      let compared = 0;
      for (let j = 0; j < C; j++) {
        compared += step.columns[j]! *
          (weight("greater") * greater[j]![i]! + weight("lesser") * lesser[j]![i]!);
      }
      for (let k = 0; k < match.length; k++) {
        compared += step.columns[C + k]! * weight("match") * match[k]![i]!;
      }
      next[i] = compared + weight("reset") +
        weight("and") * Math.min(before[i]!, twoBefore[i]!) +
        weight("or") * Math.max(before[i]!, twoBefore[i]!);
    }
    selected.push(next);
    cells = Array.from(
      { length: columns },
      (_, j) => before.map((row) => weight("print") * step.columns[j]! * row),
    );
  }
  return { scalar: scalars.at(-1)!, cells };
}
