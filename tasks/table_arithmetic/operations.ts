/**
 * What a program can do to a table, one operation at a time. The interpreter, the templates, the
 * network's selector and the report share this list and its names.
 *
 * Source: Neelakantan, Le and Sutskever 2015, arXiv 1511.04834. Sum and the flow of the state are the
 * paper's. The definitions of the others are known from later work and from memory, so they are
 * choices of ours; each says so.
 */

/** A table: numbers by column, words by column. All columns have as many rows. */
export interface Table {
  readonly rows: number;
  /** `[C][M]` */
  readonly numbers: readonly ArrayLike<number>[];
  /** `[K][M]`: numbers of words. */
  readonly words: readonly ArrayLike<number>[];
}

/** What a question gives to its program: a number to compare with, a word to look for. */
export interface Operands {
  readonly greater: number | null;
  readonly lesser: number | null;
  readonly match: number | null;
}

/** What an operation sees: the table, the operands, and what earlier steps left. */
export interface Sight {
  readonly table: Table;
  /** Null where an operation takes no column. Text columns are counted apart from numeric ones. */
  readonly column: number | null;
  readonly operands: Operands;
  /** The rows that were selected so many steps ago, 1 for the last one; all before the first. */
  selected(ago: number): readonly boolean[];
  /** The scalar answer of so many steps ago; 0 before the first. */
  scalar(ago: number): number;
}

/** What an operation leaves: a number, rows for the next step, or cells as the answer. */
export type Effect =
  | { readonly kind: "scalar"; readonly value: number }
  | { readonly kind: "rows"; readonly selected: readonly boolean[] }
  | { readonly kind: "cells"; readonly selected: readonly boolean[] };

/** An operation. */
export interface Operation {
  /** The columns it takes; null for none. */
  readonly column: "number" | "text" | "any" | null;
  /** Its part of a program in words: `COLUMN` and `OPERAND` stand for what it is given. */
  readonly words: string;
  /** What it does by itself, for the report; a verb comes first. */
  readonly effect: string;
  apply(sight: Sight): Effect;
}

function rows({ table }: Sight, isSelected: (row: number) => boolean): Effect {
  return {
    kind: "rows",
    selected: Array.from({ length: table.rows }, (_, row) => isSelected(row)),
  };
}

function scalar(value: number): Effect {
  return { kind: "scalar", value };
}

/** Rows whose number compares so with the operand; none without an operand. */
function compare(
  sight: Sight,
  operand: number | null,
  holds: (cell: number, operand: number) => boolean,
): Effect {
  const cells = sight.table.numbers[sight.column!]!;
  return rows(sight, (row) => operand !== null && holds(cells[row]!, operand));
}

/** Every operation, by name, in the order of the network's selector. */
export const operations = {
  /** sum_t = sum_i rows_(t-1)[i] table[i][j] (the paper). */
  sum: {
    column: "number",
    words: "sum of COLUMN",
    effect: "adds up COLUMN over the selected rows",
    apply(sight) {
      const cells = sight.table.numbers[sight.column!]!, selected = sight.selected(1);
      return scalar(selected.reduce((sum, is, row) => is ? sum + cells[row]! : sum, 0));
    },
  },
  /** count_t = sum_i rows_(t-1)[i] (ours; the same in the authors' later code). */
  count: {
    column: null,
    words: "count",
    effect: "counts the selected rows",
    apply: (sight) => scalar(sight.selected(1).filter(Boolean).length),
  },
  /** difference_t = scalar_(t-3) - scalar_(t-1) (ours): what lies between them resets the rows. */
  difference: {
    column: null,
    words: "minus",
    effect: "subtracts the number one step back from that three steps back",
    apply: (sight) => scalar(sight.scalar(3) - sight.scalar(1)),
  },
  /** greater_t[i] = table[i][j] > operand (ours; the same form in the authors' later code). */
  greater: {
    column: "number",
    words: "greater than OPERAND in COLUMN",
    effect: "selects the rows where COLUMN is greater than OPERAND",
    apply: (sight) => compare(sight, sight.operands.greater, (cell, operand) => cell > operand),
  },
  /** lesser_t[i] = table[i][j] < operand (ours; the same form in the authors' later code). */
  lesser: {
    column: "number",
    words: "lesser than OPERAND in COLUMN",
    effect: "selects the rows where COLUMN is less than OPERAND",
    apply: (sight) => compare(sight, sight.operands.lesser, (cell, operand) => cell < operand),
  },
  /** and_t[i] = min(rows_(t-1)[i], rows_(t-2)[i]) (ours). */
  and: {
    column: null,
    words: "and",
    effect: "selects the rows that both steps before had selected",
    apply: (sight) => rows(sight, (row) => sight.selected(1)[row]! && sight.selected(2)[row]!),
  },
  /** or_t[i] = max(rows_(t-1)[i], rows_(t-2)[i]) (ours). */
  or: {
    column: null,
    words: "or",
    effect: "selects the rows that one of the two steps before had selected, or both",
    apply: (sight) => rows(sight, (row) => sight.selected(1)[row]! || sight.selected(2)[row]!),
  },
  /** print_t[i] = rows_(t-1)[i], "assign" in the paper (ours). */
  print: {
    column: "any",
    words: "print COLUMN",
    effect: "answers with COLUMN of the selected rows",
    apply: (sight) => ({ kind: "cells", selected: sight.selected(1) }),
  },
  /** reset_t[i] = 1 (ours; the same in the authors' later code). */
  reset: {
    column: null,
    words: "all rows",
    effect: "selects all rows",
    apply: (sight) => rows(sight, () => true),
  },
  /** match_t[i] = 1 where text[i][j] is the operand, else 0 (ours; the paper only names it). */
  match: {
    column: "text",
    words: "OPERAND in COLUMN",
    effect: "selects the rows where COLUMN is OPERAND",
    apply(sight) {
      const cells = sight.table.words[sight.column!]!, { match } = sight.operands;
      return rows(sight, (row) => match !== null && cells[row] === match);
    },
  },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof operations;

/** Their names, in the order of the network's selector. */
export const operationNames = Object.keys(operations) as readonly OperationName[];
