import { operationNames, operations, type TableBatch } from "../../../tasks/mod.ts";

/**
 * A program of choices, in numbers: the operation of each step, as `operationNames` counts them, its column,
 * and the places of the number or word that comparisons look at; -1 for what is not chosen.
 */
export interface HardProgram {
  readonly operations: readonly number[];
  readonly columns: readonly number[];
  /** Of the question's numbers. */
  readonly greater: number;
  readonly lesser: number;
  /** Of the question's words. */
  readonly match: number;
}

/** A program that is being drawn. */
export type Draft = {
  -readonly [Key in keyof HardProgram]: HardProgram[Key] extends number ? number : number[];
};

/** Operations by their numbers. */
export const OPERATION = Object.fromEntries(operationNames.map((name, i) => [name, i])) as Readonly<
  Record<typeof operationNames[number], number>
>;

/** What columns each operation takes, by its number; null for none. */
export const COLUMN_KINDS = operationNames.map((name) => operations[name].column);

/** Whether an operation answers with a number, or else with cells. */
export function answersWith(operation: number, isScalar: boolean): boolean {
  const { sum, count, difference, print } = OPERATION;
  return isScalar
    ? operation === sum || operation === count || operation === difference
    : operation === print;
}

/**
 * The same program without the choices that nothing depends on: columns of operations that take none, and
 * numbers and words that no step compares with.
 */
export function canonical({ operations, columns, greater, lesser, match }: Draft): HardProgram {
  const used = (name: keyof typeof OPERATION, place: number) =>
    operations.includes(OPERATION[name]) ? place : -1;
  return {
    operations: [...operations],
    columns: columns.map((column, step) => COLUMN_KINDS[operations[step]!] === null ? -1 : column),
    greater: used("greater", greater),
    lesser: used("lesser", lesser),
    match: used("match", match),
  };
}

/** Tells programs apart. */
export function codeOf({ operations, columns, greater, lesser, match }: HardProgram): string {
  return [...operations, ...columns, greater, lesser, match].join();
}

/** How many numbers question b of a batch has. */
export function numbersOf({ questionNumbers: N, operandPositions }: TableBatch, b: number): number {
  let count = 0;
  while (count < N && operandPositions[b * N + count] !== -2) count += 1;
  return count;
}
