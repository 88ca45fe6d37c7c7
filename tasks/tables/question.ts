import type { RandomStream } from "../../engine/base/mod.ts";
import type { Table, TableQuestion } from "../kinds/table/mod.ts";
import { choicesOf, drawForm } from "./forms.ts";
import { interpret } from "./interpreter.ts";
import type { Operands } from "./operations.ts";
import { synonyms } from "./synonyms.ts";
import type { Template } from "./templates.ts";
import { textWords } from "./text_words.ts";

/** The range of rows and of cells. */
export interface TableSizes {
  readonly rows: readonly [fewest: number, most: number];
  /** Cells and operands are uniform hundredths from minus this to this, at most 327. */
  readonly largest: number;
  /** How many columns of numbers and of words there are, the first ones; all where nothing is said. */
  readonly columns?: readonly [numeric: number, text: number];
}

/** Of the paper: small tables to learn from, larger ones with larger numbers to be tested on. */
export const trainingSizes: TableSizes = { rows: [30, 100], largest: 100 };
export const testSizes: TableSizes = { rows: [120, 120], largest: 200 };

/** Numeric columns are "A", "B" and on; a text column is "T", several are "T1", "T2" and on. */
export function columnNames(numeric: number, text: number): string[] {
  const letters = Array.from({ length: numeric }, (_, i) => String.fromCharCode(65 + i));
  const others = Array.from({ length: text }, (_, i) => text === 1 ? "T" : `T${i + 1}`);
  return [...letters, ...others];
}

/** What questions are made of. */
export interface QuestionStyle {
  readonly numericColumns: number;
  readonly textColumns: number;
  /** Whether operations are called by their synonyms. */
  readonly variety: boolean;
}

function drawNumber(random: RandomStream, largest: number): number {
  return Math.fround((random.integer(200 * largest + 1) - 100 * largest) / 100);
}

/** Numbers, each as `drawNumber` draws it, but two of a random word: words are what drawing costs. */
function drawNumbers(count: number, random: RandomStream, largest: number): Float32Array {
  const cells = new Float32Array(count), bound = 200 * largest + 1;
  for (let i = 0; i < count; i += 2) {
    const both = random.integer(bound * bound), first = Math.floor(both / bound);
    cells[i] = (first - 100 * largest) / 100;
    // Past the end of an odd number of cells nothing is written.
    cells[i + 1] = (both - first * bound - 100 * largest) / 100;
  }
  return cells;
}

/** Columns in one buffer: there are tables by the ten thousand. Those past its end have no cells. */
function columnsOf(cells: Float32Array, rows: number, count: number): Float32Array[] {
  const columns: Float32Array[] = [];
  for (let column = 0; column < count; column++) {
    columns.push(cells.subarray(column * rows, (column + 1) * rows));
  }
  return columns;
}

/** A table of random cells. */
export function drawTable(style: QuestionStyle, sizes: TableSizes, random: RandomStream): Table {
  const [fewest, most] = sizes.rows, rows = fewest + random.integer(most - fewest + 1);
  const { numericColumns, textColumns } = style;
  const [numeric, text] = sizes.columns ?? [numericColumns, textColumns];
  const numbers = drawNumbers(numeric * rows, random, sizes.largest);
  const words = new Float32Array(text * rows).map(() => random.integer(textWords.length));
  return {
    rows,
    numbers: columnsOf(numbers, rows, numericColumns),
    words: columnsOf(words, rows, textColumns),
  };
}

/**
 * A question after a template about a random table, answered by its program.
 *
 * @param form Of the template; a random one where it is left out.
 */
export function drawQuestion(
  template: Template,
  style: QuestionStyle,
  sizes: TableSizes,
  random: RandomStream,
  form = drawForm(template, style.variety, random),
): TableQuestion {
  const { kind, level, tokens, steps } = template;
  const choices = choicesOf({ template, form }, style.variety);
  const table = drawTable(style, sizes, random);
  const names = columnNames(style.numericColumns, style.textColumns);
  const words: string[] = [], operands: { value: number; position: number }[] = [];
  const given = { greater: null, lesser: null, match: null } as Mutable<Operands>;
  for (const [i, token] of tokens.entries()) {
    switch (token.kind) {
      case "operation":
        words.push(...synonyms[token.operation]![choices[i]!]!.split(" "));
        break;
      case "column":
        words.push(names[token.column]!);
        break;
      case "operand":
        if (token.operation === "match") {
          given.match = choices[i]!;
          words.push(textWords[given.match]!);
        } else {
          const value = drawNumber(random, sizes.largest);
          given[token.operation] = value;
          operands.push({ value, position: words.length - 1 });
        }
    }
  }
  const { answer } = interpret(steps, given, table);
  return { part: kind, level, words, operands, table, answer: answer! };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
