import { sha256 } from "../../engine/base/mod.ts";
import { readStories, type Texts } from "../kinds/story/mod.ts";
import type { Table, TableQuestion, TableQuestions } from "../kinds/table/mod.ts";
import {
  columnNames,
  sumDifferences,
  synonyms,
  type Template,
  templatesOf,
} from "../tables/mod.ts";
import { type ArithmeticName, arithmeticNames, arithmetics, type Problem } from "./problem.ts";
import { readProblems } from "./story.ts";

/** Texts of stories, and what errors call them. */
export interface NamedTexts extends Texts {
  readonly trainPath: string;
  readonly testPath: string;
}

/** Numeric columns of the tables of each. */
const columns: Readonly<Record<ArithmeticName, number>> = {
  add: 1,
  subtract: 2,
  sum: 1,
  compare: 1,
};

/** The columns' names. */
export function columnsOf(name: ArithmeticName): string[] {
  return columnNames(columns[name], 0);
}

/** The templates that have no other numbers than in column A, or a difference of A and B. */
const templates: readonly Template[] = [
  ...templatesOf(1, 1, 0),
  ...sumDifferences(2),
];

/** The question and the program that answer a problem: "sum A", "sum A difference sum B". */
export function templateOf(name: ArithmeticName, { comparison }: Problem): Template {
  const kind = {
    add: "sum",
    subtract: "sum difference sum",
    sum: "sum",
    compare: `${comparison?.operation} count`,
  }[name];
  return templates.find((template) => template.kind === kind)!;
}

/**
 * A problem as a question about a table: its numbers are the rows of column A; those of a difference
 * are a row of columns A and B. What numbers are compared with is the question's.
 */
export function tableQuestion(name: ArithmeticName, problem: Problem): TableQuestion {
  const { numbers, comparison, answer } = problem;
  const table: Table = name === "subtract"
    ? { rows: 1, numbers: numbers.map((number) => Float32Array.of(number)), words: [] }
    : { rows: numbers.length, numbers: [Float32Array.from(numbers)], words: [] };
  const words: string[] = [], operands: { value: number; position: number }[] = [];
  for (const token of templateOf(name, problem).tokens) {
    if (token.kind === "operand") {
      operands.push({ value: comparison!.operand, position: words.length - 1 });
    } else {
      words.push(
        token.kind === "operation"
          ? synonyms[token.operation]![0]!
          : columnsOf(name)[token.column]!,
      );
    }
  }
  const { task: part } = arithmetics[name];
  return { part, words, operands, table, answer: { kind: "scalar", value: answer } };
}

/**
 * The problems of stories as questions about tables, in their order.
 *
 * @throws {DataError} If a story is no such problem.
 */
export function tableQuestions(name: ArithmeticName, texts: NamedTexts): TableQuestions {
  const read = (text: string, path: string) =>
    readProblems(name, readStories(text, path), path)
      .map((problem) => tableQuestion(name, problem));
  const columns = columnsOf(name);
  return {
    train: read(texts.train, texts.trainPath),
    test: read(texts.test, texts.testPath),
    columns,
    numericColumns: columns.length,
    textWords: [],
    // Of the stories: data of the same questions have the same identity in both forms.
    digest: sha256([texts.train, texts.test].join("\0")),
  };
}

/** The same, by the task that the stories are of. */
export const arithmeticTables: Readonly<Record<string, (texts: NamedTexts) => TableQuestions>> =
  Object.fromEntries(
    arithmeticNames.map((
      name,
    ) => [arithmetics[name].task, (texts: NamedTexts) => tableQuestions(name, texts)]),
  );
