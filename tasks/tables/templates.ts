import type { OperationName } from "./operations.ts";
import type { Step } from "./interpreter.ts";

/**
 * How much of the language questions use: 1, an aggregate after no comparison or one; 2, two comparisons
 * too, joined by "and" or "or"; 3, differences too; 4, text columns too.
 */
export type Level = 1 | 2 | 3 | 4;

/** A word of a question before it is written: an operation, a column, or a place for an operand. */
export type Token =
  | { readonly kind: "operation"; readonly operation: OperationName }
  | { readonly kind: "column"; readonly column: number }
  | { readonly kind: "operand"; readonly operation: OperandName };

/** The operations that compare with something out of the question. */
export type OperandName = "greater" | "lesser" | "match";

/**
 * The paper's categories: an aggregate of all rows, of the rows of one comparison, of the rows of two, or
 * a difference.
 */
export type Category = "aggregation" | "comparison" | "logic" | "arithmetic";

/** A kind of question, up to its operands, with the program that answers it. */
export interface Template {
  /** Without columns: "greater and lesser sum". */
  readonly kind: string;
  readonly category: Category;
  /** The lowest that has it. */
  readonly level: Level;
  readonly tokens: readonly Token[];
  /** As many as the network takes: in front, rows are reset. */
  readonly steps: readonly Step[];
}

/** The steps of every program. */
export const STEPS = 4;

/** A piece of a question. */
interface Phrase {
  readonly tokens: readonly Token[];
  readonly step: Step;
}

function phrase(operation: OperationName, column: number | null = null): Phrase {
  return {
    tokens: [
      { kind: "operation", operation },
      ...column === null ? [] : [{ kind: "column", column } as const],
    ],
    step: { operation, column },
  };
}

/** "greater [n] A" */
function comparison(operation: OperandName, column: number): Phrase {
  const [word, ...rest] = phrase(operation, column).tokens;
  return { tokens: [word!, { kind: "operand", operation }, ...rest], step: { operation, column } };
}

function template(
  level: Level,
  category: Category,
  phrases: readonly Phrase[],
  steps: readonly Step[] = phrases.map(({ step }) => step),
): Template {
  const tokens = phrases.flatMap(({ tokens }) => tokens);
  const reset: Step = { operation: "reset", column: null };
  return {
    kind: tokens.flatMap((token) => token.kind === "operation" ? token.operation : []).join(" "),
    category,
    level,
    tokens,
    steps: [...Array<Step>(STEPS - steps.length).fill(reset), ...steps],
  };
}

/**
 * All templates of a level over these numbers of columns: the paper's grammar. Two comparisons are one greater and
 * one lesser (with text columns, of any two kinds: ours), and differences are between a sum and a count.
 *
 * With C numeric columns and E = 2C + 1 aggregates (the sum and the print of a column, the count) there
 * are E + 2CE + 4C^2 E of them on level 2, and 2C differences. These are the paper's 23, 307 and 1,231 for
 * 1, 3 and 5 columns. For 10 columns they make 8,861; the paper prints 7,900, those of its test.
 *
 * @throws {RangeError} If there is no numeric column, or no text column on level 4.
 */
export function templatesOf(level: Level, numericColumns: number, textColumns: number): Template[] {
  if (numericColumns < 1) throw new RangeError("Cannot ask about no numeric column");
  if (level === 4 && textColumns < 1) {
    throw new RangeError("Cannot ask level 4 without text columns");
  }
  const numeric = [...Array(numericColumns).keys()];
  const text = level < 4 ? [] : [...Array(textColumns).keys()].map((i) => numericColumns + i);
  const sums = numeric.map((column) => phrase("sum", column)), count = phrase("count");
  const aggregates = [
    ...sums,
    count,
    ...[...numeric, ...text].map((column) => phrase("print", column)),
  ];
  const comparisons = [
    ...numeric.flatMap((column) => [comparison("greater", column), comparison("lesser", column)]),
    ...text.map((column) => comparison("match", column)),
  ];
  /** Of what has no more than one comparison. */
  const levelOf = (...phrases: readonly Phrase[]): Level =>
    phrases.some(({ step: { column } }) => column !== null && column >= numericColumns) ? 4 : 1;
  const templates = aggregates.flatMap((last) => [
    template(levelOf(last), "aggregation", [last]),
    ...comparisons.map((only) => template(levelOf(only, last), "comparison", [only, last])),
  ]);
  if (level >= 2) {
    for (const first of comparisons) {
      for (const second of comparisons) {
        // A question has one operand for each of them.
        if (first.step.operation === second.step.operation) continue;
        for (const joined of [phrase("and"), phrase("or")]) {
          for (const last of aggregates) {
            const steps = [first.step, second.step, joined.step, last.step];
            const own = Math.max(2, levelOf(first, second, last)) as Level;
            templates.push(template(own, "logic", [first, joined, second, last], steps));
          }
        }
      }
    }
  }
  if (level >= 3) {
    for (const sum of sums) templates.push(difference(sum, count), difference(count, sum));
  }
  return templates;
}

/**
 * "sum A difference sum B", of every two different columns. The paper asks no such thing; plain
 * arithmetic does.
 */
export function sumDifferences(numericColumns: number): Template[] {
  const sums = [...Array(numericColumns).keys()].map((column) => phrase("sum", column));
  return sums.flatMap((first) =>
    sums.filter((second) => second !== first).map((second) => difference(first, second))
  );
}

function difference(first: Phrase, second: Phrase): Template {
  const minus = phrase("difference"), reset: Step = { operation: "reset", column: null };
  return template(3, "arithmetic", [first, minus, second], [
    first.step,
    reset,
    second.step,
    minus.step,
  ]);
}
