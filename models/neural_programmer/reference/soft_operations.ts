/**
 * The operations of table arithmetic with weights in place of choices, and a program of them. With
 * weights that are 0 and 1 they do what the interpreter does.
 *
 * Axis letters: B questions, M rows, C numeric and K text columns.
 */

import * as tf from "@tensorflow/tfjs";
import { type OperationName, operationNames, type TableBatch } from "../../../tasks/mod.ts";

/** How strongly rows compare with what a question asks for; rows past the table's are 0. */
export interface Comparisons {
  /** `[B, C, M]` */
  readonly greater: tf.Tensor3D;
  readonly lesser: tf.Tensor3D;
  /** `[B, K, M]`; null without text columns. */
  readonly match: tf.Tensor3D | null;
}

/** What an operation sees of a step: weights where the interpreter has choices. */
interface SoftSight extends Comparisons {
  /** `[B, C, M]` */
  readonly numbers: tf.Tensor3D;
  /** `[B, M]`: 1 for a row of the table, 0 past the last one. */
  readonly rows: tf.Tensor2D;
  /** `[B, 1, C]` and `[B, 1, K]`: the weights of the columns. */
  readonly numericColumns: tf.Tensor3D;
  readonly textColumns: tf.Tensor3D | null;
  /** The row selection of so many steps ago, `[B, M]`; all rows before the first step. */
  selected(ago: number): tf.Tensor2D;
  /** The scalar of so many steps ago, `[B, 1]`; 0 before the first step. */
  scalar(ago: number): tf.Tensor2D;
}

/**
 * A weighed sum of rows, `[B, 1, X]` and `[B, X, Y]`, as `[B, Y]`. Not by a product of matrices: on wasm
 * that gave rubbish here when B was 1.
 */
export function mix(weights: tf.Tensor3D, values: tf.Tensor3D): tf.Tensor2D {
  const [B, , X] = weights.shape;
  return tf.sum(tf.mul(tf.reshape(weights, [B, X, 1]), values), 1);
}

type Soft = (sight: SoftSight) => tf.Tensor2D;

/** Operations that answer with a number, `[B, 1]`. */
const scalars: Partial<Record<OperationName, Soft>> = {
  /** sum_t = sum_j column_j sum_i rows_(t-1)[i] table[i][j] */
  sum({ numbers, numericColumns, selected }) {
    const sums = tf.sum<tf.Tensor2D>(tf.mul(numbers, tf.expandDims(selected(1), 1)), 2);
    return tf.sum(tf.mul(tf.squeeze(numericColumns, [1]), sums), 1, true);
  },
  /** count_t = sum_i rows_(t-1)[i] */
  count: ({ selected }) => tf.sum(selected(1), 1, true),
  /** difference_t = scalar_(t-3) - scalar_(t-1) */
  difference: ({ scalar }) => tf.sub(scalar(3), scalar(1)),
};

/** Operations that select rows, `[B, M]`. */
const selections: Partial<Record<OperationName, Soft>> = {
  /** greater_t[i] = sum_j column_j [table[i][j] > operand] */
  greater: ({ greater, numericColumns }) => mix(numericColumns, greater),
  /** lesser_t[i] = sum_j column_j [table[i][j] < operand] */
  lesser: ({ lesser, numericColumns }) => mix(numericColumns, lesser),
  /** match_t[i] = sum_j column_j [text[i][j] = operand] */
  match: ({ match, textColumns, rows }) =>
    match === null ? tf.zerosLike(rows) : mix(textColumns!, match),
  /** and_t[i] = min(rows_(t-1)[i], rows_(t-2)[i]) */
  and: ({ selected }) => tf.minimum(selected(1), selected(2)),
  /** or_t[i] = max(rows_(t-1)[i], rows_(t-2)[i]) */
  or: ({ selected }) => tf.maximum(selected(1), selected(2)),
  /** reset_t[i] = 1 */
  reset: ({ rows }) => rows,
};

/** The weights that a network gives to operations and columns in a step. */
export interface SoftStep {
  /** `[B, operations]`, in the order of `operationNames`. */
  readonly operations: tf.Tensor2D;
  /** `[B, C + K]` */
  readonly columns: tf.Tensor2D;
}

/** What a program leaves after its last step. */
export interface SoftAnswer {
  /** `[B, 1]` */
  readonly scalar: tf.Tensor2D;
  /** `[B, C + K, M]`: the weight of each cell as a part of the answer. */
  readonly cells: tf.Tensor3D;
}

/**
 * Runs a program of weights on the tables of a batch:
 *
 *     scalar_t = sum over the operations that answer with a number of weight x value
 *     rows_t   = sum over the operations that select rows of weight x selection
 *     cells_t[i][j] = weight(print) column_j rows_(t-1)[i]
 *
 * Source: Neelakantan, Le and Sutskever 2015, arXiv 1511.04834, the model's outputs and row selector.
 */
export function runSoftly(
  batch: TableBatch,
  comparisons: Comparisons,
  steps: readonly SoftStep[],
): SoftAnswer {
  const { size: B, rows: M, numericColumns: C, textColumns: K } = batch;
  const rows = rowMask(batch);
  const numbers = tf.tensor3d(batch.numbers, [B, C, M]);
  const selected: tf.Tensor2D[] = [], scalar: tf.Tensor2D[] = [];
  const zero = tf.zeros<tf.Rank.R2>([B, 1]);
  let cells = tf.zeros<tf.Rank.R3>([B, C + K, M]);
  for (const { operations, columns } of steps) {
    const sight: SoftSight = {
      ...comparisons,
      numbers,
      rows,
      numericColumns: tf.reshape(tf.slice(columns, [0, 0], [B, C]), [B, 1, C]),
      textColumns: K === 0 ? null : tf.reshape(tf.slice(columns, [0, C], [B, K]), [B, 1, K]),
      selected: (ago) => selected.at(-ago) ?? rows,
      scalar: (ago) => scalar.at(-ago) ?? zero,
    };
    const weight = (name: OperationName) =>
      tf.slice(operations, [0, operationNames.indexOf(name)], [B, 1]);
    const weighted = (table: Partial<Record<OperationName, Soft>>) =>
      tf.addN(
        Object.entries(table).map(([name, value]) =>
          tf.mul<tf.Tensor2D>(weight(name as OperationName), value(sight))
        ),
      );
    const nextScalar = weighted(scalars);
    const nextSelected = tf.mul<tf.Tensor2D>(weighted(selections), rows);
    const printed = tf.mul<tf.Tensor2D>(weight("print"), columns);
    cells = tf.mul(
      tf.reshape(printed, [B, C + K, 1]),
      tf.reshape(sight.selected(1), [B, 1, M]),
    );
    scalar.push(nextScalar);
    selected.push(nextSelected);
  }
  return { scalar: scalar.at(-1) ?? zero, cells };
}

/** `[B, M]`: 1 for a row of the table, 0 past the last one. */
export function rowMask({ size: B, rows: M, rowCounts }: TableBatch): tf.Tensor2D {
  const mask = new Float32Array(B * M);
  for (let b = 0; b < B; b++) mask.fill(1, b * M, b * M + rowCounts[b]!);
  return tf.tensor2d(mask, [B, M]);
}
