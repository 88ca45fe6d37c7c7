/** Programs as people read them: "greater than 17.27 in A, and lesser than -19.21 in D, count". */

import type { Step } from "./interpreter.ts";
import { type Operands, type Operation, operations } from "./operations.ts";

/** What people call the words and columns that programs have numbers for. */
export interface ProgramNames {
  readonly vocabulary: readonly string[];
  readonly columns?: readonly string[];
}

/** Rows in words, as far as a program can be read without its table. */
type Rows =
  | { readonly kind: "all" }
  | { readonly kind: "none" }
  /** `joined`: made of two by "and" or "or". */
  | { readonly kind: "some"; readonly words: string; readonly joined: boolean };

type SomeRows = Extract<Rows, { kind: "some" }>;

const all: Rows = { kind: "all" }, none: Rows = { kind: "none" };

/** The names of what a step is given; an operand is null where the question has none. */
function given(
  { operation, column }: Step,
  operands: Operands,
  { vocabulary, columns }: ProgramNames,
) {
  const number = (value: number | null) =>
    value === null ? null : String(Number(value.toPrecision(6)));
  const operand = {
    greater: number(operands.greater),
    lesser: number(operands.lesser),
    match: operands.match === null ? null : vocabulary[operands.match]!,
  };
  return {
    column: column === null ? null : columns?.[column] ?? `column ${column + 1}`,
    operand: operation in operand ? operand[operation as keyof typeof operand] : null,
  };
}

/** Whether a step looks for something that it was not given: then it selects nothing. */
function looksInVain(step: Step, operands: Operands, names: ProgramNames): boolean {
  const { words, column: kind }: Operation = operations[step.operation];
  const { column, operand } = given(step, operands, names);
  return (words.includes("OPERAND") && operand === null) || (kind !== null && column === null);
}

function fill(template: string, step: Step, operands: Operands, names: ProgramNames): string {
  const { column, operand } = given(step, operands, names);
  return template.replace("COLUMN", () => column!).replace("OPERAND", () => operand!);
}

/** What a step does, by itself: "selects the rows where A is greater than 17.27". */
export function stepInWords(step: Step, operands: Operands, names: ProgramNames): string {
  if (looksInVain(step, operands, names)) {
    return step.column === null
      ? "selects no rows: the table has no such column"
      : "selects no rows: the question has nothing to look for";
  }
  return fill(operations[step.operation].effect, step, operands, names);
}

/**
 * A program as a phrase, made of the steps that the answer depends on: what is overwritten, and rows
 * that are all selected anyway, are not said.
 */
export function programInWords(
  steps: readonly Step[],
  operands: Operands,
  names: ProgramNames,
): string {
  return inWords(steps, operands, names, false);
}

/**
 * The same phrase whichever side of an "and" or an "or" was selected first: programs of one meaning answer
 * alike about every table.
 */
export function programMeaning(
  steps: readonly Step[],
  operands: Operands,
  names: ProgramNames,
): string {
  return inWords(steps, operands, names, true);
}

/** @param sorted Whether the sides of "and" and "or" stand in alphabetical order, and not in that of the steps. */
function inWords(
  steps: readonly Step[],
  operands: Operands,
  names: ProgramNames,
  sorted: boolean,
): string {
  /** The rows that step i left selected. */
  function rows(i: number): Rows {
    const step = steps[i];
    if (step === undefined) return all;
    switch (step.operation) {
      case "reset":
        return all;
      case "and":
      case "or":
        return join(step.operation, [rows(i - 2), rows(i - 1)], sorted);
      case "greater":
      case "lesser":
      case "match":
        return looksInVain(step, operands, names)
          ? none
          : { kind: "some", words: phrase(step), joined: false };
      case "sum":
      case "count":
      case "difference":
      case "print":
        return none;
    }
  }
  /** The number that step i gave. */
  function number(i: number): string {
    const step = steps[i];
    switch (step?.operation) {
      case "sum":
      case "count":
        return after(rows(i - 1), phrase(step));
      case "difference": {
        const [from, less] = [number(i - 3), number(i - 1)];
        return isZero(less) ? from : [from, phrase(step), less].map(enclose).join(" ");
      }
      case undefined:
      case "reset":
      case "greater":
      case "lesser":
      case "match":
      case "and":
      case "or":
      case "print":
        return "0";
    }
  }
  const phrase = (step: Step) => fill(operations[step.operation].words, step, operands, names);
  const last = steps.length - 1;
  switch (steps[last]?.operation) {
    case "sum":
    case "count":
    case "difference":
      return number(last);
    case "print":
      return after(rows(last - 1), phrase(steps[last]!));
    case undefined:
    case "reset":
    case "greater":
    case "lesser":
    case "match":
    case "and":
    case "or":
      return after(rows(last), "without an answer");
  }
}

const NO_ROWS = "no rows";

function after(rows: Rows, words: string): string {
  if (rows.kind === "all") return words;
  return `${rows.kind === "none" ? NO_ROWS : rows.words}, ${words}`;
}

/** Whether a number in words is 0 about every table. */
function isZero(words: string): boolean {
  return words === "0" || words.startsWith(`${NO_ROWS}, `);
}

/** Words of more than one part get brackets. */
function enclose(words: string): string {
  return /, | minus /.test(words) ? `(${words})` : words;
}

/** What "and" and "or" make of two selections of rows. */
function join(operation: "and" | "or", sides: readonly [Rows, Rows], sorted: boolean): Rows {
  const [first, second] = sides;
  const [neutral, decisive] = operation === "and" ? ["all", "none"] : ["none", "all"];
  for (const rows of sides) if (rows.kind === decisive) return rows;
  if (first.kind === neutral) return second;
  if (second.kind === neutral) return first;
  // Neither all nor none are left.
  const [one, other] = sides as readonly [SomeRows, SomeRows];
  if (one.words === other.words) return one;
  const words = [one, other].map(({ words, joined }) => joined ? `(${words})` : words);
  return {
    kind: "some",
    words: (sorted ? words.toSorted() : words).join(`, ${operations[operation].words} `),
    joined: true,
  };
}
