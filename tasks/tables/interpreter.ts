import type { Answer, Table } from "../kinds/table/mod.ts";
import {
  type Effect,
  type Operands,
  type Operation,
  type OperationName,
  operations,
} from "./operations.ts";

/** A step of a program. */
export interface Step {
  readonly operation: OperationName;
  /**
   * The column it works on, numeric columns first and text columns after them; null where the operation
   * takes none.
   */
  readonly column: number | null;
}

/** A program that has been run. */
export interface Run {
  /** Of the last step; null if that only selected rows. */
  readonly answer: Answer | null;
  /** The rows that each step left selected: none after a number or cells. */
  readonly selected: readonly (readonly boolean[])[];
}

/**
 * Runs a program on a table. Before the first step all rows are selected and the scalar is 0.
 *
 * @throws {RangeError} If a step names no column that its operation can take, or one that the table lacks.
 */
export function interpret(steps: readonly Step[], operands: Operands, table: Table): Run {
  const all = Array<boolean>(table.rows).fill(true), none = Array<boolean>(table.rows).fill(false);
  const effects: Effect[] = [];
  const selectedBy = (effect: Effect) => effect.kind === "rows" ? effect.selected : none;
  for (const step of steps) {
    const operation: Operation = operations[step.operation];
    effects.push(operation.apply({
      table,
      column: columnOf(step, operation, table),
      operands,
      selected(ago) {
        const effect = effects.at(-ago);
        return effect === undefined ? all : selectedBy(effect);
      },
      scalar(ago) {
        const effect = effects.at(-ago);
        return effect?.kind === "scalar" ? effect.value : 0;
      },
    }));
  }
  const last = effects.at(-1);
  return {
    answer: last === undefined || last.kind === "rows"
      ? null
      : last.kind === "scalar"
      ? last
      : { ...last, column: steps.at(-1)!.column! },
    selected: effects.map(selectedBy),
  };
}

/** The column as the operation counts it: numeric and text columns each from 0. */
function columnOf(
  { operation: name, column }: Step,
  { column: kind }: Operation,
  { rows, numbers, words }: Table,
): number | null {
  if (kind === null) return null;
  const first = kind === "text" ? numbers.length : 0;
  const last = kind === "number" ? numbers.length : numbers.length + words.length;
  if (column === null || column < first || column >= last) {
    throw new RangeError(`Cannot use column ${column} for ${name}`);
  }
  const cells = column < numbers.length ? numbers[column] : words[column - numbers.length];
  if (cells!.length === 0 && rows > 0) {
    throw new RangeError(`Cannot use column ${column} for ${name}: the table lacks it`);
  }
  return column - first;
}
