import { readTextFile, type TextLimits, type TextPaths } from "../files/mod.ts";
import {
  questionsDigest,
  questionText,
  shortestNumber,
  type TableQuestion,
  type TableQuestions,
} from "../kinds/table/mod.ts";
import { DataError } from "../task.ts";
import { parseLine, type QuestionLine } from "./parse_line.ts";

/**
 * A table of a hundred thousand cells fits into a line, and fifty thousand questions about ten columns
 * into a file. Longer than 512 million characters no text can be.
 */
const LIMITS: TextLimits = { line: 16 * 1024 * 1024, file: 480e6 };

/**
 * A question as a line of a file: JSON with the question, the cells of each column, and the answer,
 * which is a number, or a column and rows that count from 1.
 */
export function writeQuestion(
  question: TableQuestion,
  { columns, numericColumns, textWords }: Omit<TableQuestions, "train" | "test">,
): string {
  const { part, level, table, answer } = question;
  const numbers = table.numbers.map((cells, i) => [columns[i]!, Array.from(cells, shortestNumber)]);
  const words = table.words.map((cells, i) => [
    columns[numericColumns + i]!,
    Array.from(cells, (word) => textWords[word]!),
  ]);
  const line = JSON.stringify({
    question: questionText(question),
    kind: part,
    level,
    numbers: Object.fromEntries(numbers),
    ...words.length === 0 ? {} : { words: Object.fromEntries(words) },
    answer: answer.kind === "scalar" ? answer.value : {
      column: columns[answer.column]!,
      rows: answer.selected.flatMap((is, row) => is ? row + 1 : []),
    },
  });
  return `${line}\n`;
}

/** The text of a file, and what errors call it. */
export interface QuestionText {
  readonly text: string;
  readonly path: string;
}

/**
 * Reads the questions of two texts, one on a line. All tables have the same columns, in the order of the
 * first line. Words of text columns are numbered in the order of the alphabet.
 *
 * @param task The part of questions that name no kind.
 * @throws {DataError} `PATH:LINE: what is wrong`, if a line breaks the format.
 */
export function readQuestions(
  train: QuestionText,
  test: QuestionText,
  task: string,
): TableQuestions {
  const numbers = new Map<string, number>();
  const numberOf = (word: string) => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  };
  const first: { line?: QuestionLine; place?: string } = {};
  const read = ({ text, path }: QuestionText): TableQuestion[] => {
    const questions: TableQuestion[] = [];
    for (let from = 0, number = 1; from < text.length; number++) {
      const end = text.indexOf("\n", from), to = end === -1 ? text.length : end;
      const place = `${path}:${number}`;
      let line: QuestionLine;
      try {
        line = parseLine(text.slice(from, to), task, numberOf);
      } catch (error) {
        if (error instanceof RangeError) throw new DataError(`${place}: ${error.message}`);
        if (error instanceof SyntaxError) throw new DataError(`${place}: The line is no JSON`);
        throw error;
      }
      first.line ??= line;
      first.place ??= place;
      questions.push(inOrder(line, first.line, place, first.place));
      from = to + 1;
    }
    if (questions.length === 0) throw new DataError(`${path}: The file is empty`);
    return questions;
  };
  const all = { train: read(train), test: read(test) };
  const textWords = sortWords(numbers, [...all.train, ...all.test]);
  const { numericColumns, textColumns } = first.line!;
  const questions = {
    ...all,
    columns: [...numericColumns, ...textColumns],
    numericColumns: numericColumns.length,
    textWords,
  };
  return { ...questions, digest: questionsDigest(questions) };
}

/** Brings the columns of a line into the order of the first one. */
function inOrder(
  { question, ...own }: QuestionLine,
  first: QuestionLine,
  place: string,
  firstPlace: string,
): TableQuestion {
  const { table, answer } = question;
  const names = [...own.numericColumns, ...own.textColumns];
  const wanted = [...first.numericColumns, ...first.textColumns];
  const orderOf = (some: readonly string[], expected: readonly string[]) => {
    const order = expected.map((name) => some.indexOf(name));
    if (some.length === expected.length && !order.includes(-1)) return order;
    throw new DataError(
      `${place}: The columns are ${describe(own)}, but ${describe(first)} in ${firstPlace}`,
    );
  };
  const numbers = orderOf(own.numericColumns, first.numericColumns);
  const words = orderOf(own.textColumns, first.textColumns);
  return {
    ...question,
    table: {
      ...table,
      numbers: numbers.map((i) => table.numbers[i]!),
      words: words.map((i) => table.words[i]!),
    },
    answer: answer.kind === "scalar"
      ? answer
      : { ...answer, column: wanted.indexOf(names[answer.column]!) },
  };
}

function describe({ numericColumns, textColumns }: Omit<QuestionLine, "question">): string {
  const words = textColumns.length === 0 ? "" : ` and, of words, ${textColumns.join(", ")}`;
  return `${numericColumns.join(", ")}${words}`;
}

/** Numbers words anew, so that their numbers do not depend on where they first appear. */
function sortWords(
  numbers: ReadonlyMap<string, number>,
  questions: readonly TableQuestion[],
): string[] {
  const sorted = [...numbers.keys()].sort();
  const renumbered = new Map(sorted.map((word, number) => [numbers.get(word)!, number]));
  for (const { table } of questions) {
    for (const cells of table.words as readonly Float32Array[]) {
      for (let row = 0; row < cells.length; row++) cells[row] = renumbered.get(cells[row]!)!;
    }
  }
  return sorted;
}

/**
 * Reads two files of questions.
 *
 * @throws {DataError} If one cannot be read, or breaks the format.
 */
export async function readQuestionFiles(
  { train, test }: TextPaths,
  task: string,
): Promise<TableQuestions> {
  const read = async (path: string) => ({ path, text: await readTextFile(path, LIMITS) });
  return readQuestions(await read(train), await read(test), task);
}
