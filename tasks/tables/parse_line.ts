import { absenceFault, type Answer, type TableQuestion } from "../kinds/table/mod.ts";
import { parseQuestion } from "./parse_question.ts";

/** A question as a file has it. */
export interface QuestionLine {
  readonly question: TableQuestion;
  readonly numericColumns: readonly string[];
  readonly textColumns: readonly string[];
}

const FIELDS = ["question", "numbers", "words", "answer", "kind", "level"];

/**
 * Reads a line of a file of questions.
 *
 * @param part Of a question that names no kind.
 * @param numberOf Gives words of text columns their numbers.
 * @throws {SyntaxError} If the line is no JSON.
 * @throws {RangeError} If it is no question, with what is wrong.
 */
export function parseLine(
  line: string,
  part: string,
  numberOf: (word: string) => number,
): QuestionLine {
  const object = objectOf(JSON.parse(line), "the line");
  for (const name of Object.keys(object)) {
    if (!FIELDS.includes(name)) throw new RangeError(`There is no field ${JSON.stringify(name)}`);
  }
  const { question, kind = part, level } = object;
  if (typeof question !== "string") throw new RangeError("There is no question");
  if (typeof kind !== "string") throw new RangeError("The kind is no text");
  if (level !== undefined && ![1, 2, 3, 4].includes(level as number)) {
    throw new RangeError(`Expected a level from 1 to 4: ${JSON.stringify(level)}`);
  }
  const numbers = columnsOf(object.numbers, "numbers", readNumber);
  const seen = new Set<string>();
  const words = columnsOf(object.words ?? {}, "words", (cell, place) => {
    if (typeof cell !== "string") throw new RangeError(`${place} is no text: ${quote(cell)}`);
    const word = composed(cell);
    seen.add(word);
    return numberOf(word);
  });
  const names = [...numbers.keys(), ...words.keys()],
    cells = [...numbers.values(), ...words.values()];
  if (numbers.size === 0) throw new RangeError("There is no column of numbers");
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new RangeError(`Two columns have the name ${twice}`);
  const wording = parseQuestion(
    composed(question),
    (token) => seen.has(token) || names.includes(token),
  );
  if (wording.words.length === 0) throw new RangeError("The question has no words");
  for (const { value } of wording.operands) {
    if (!Number.isFinite(value)) throw new RangeError("A number of the question is too large");
  }
  // A column without cells is one that the table lacks.
  const known = cells.findIndex(({ length }) => length > 0);
  if (known === -1) throw new RangeError("The table has no rows");
  const rows = cells[known]!.length;
  for (const [i, { length }] of cells.entries()) {
    if (length === rows || length === 0) continue;
    throw new RangeError(
      `Column ${names[i]} has ${length} rows, column ${names[known]} has ${rows}`,
    );
  }
  for (const [name, column] of numbers) {
    const total = column.reduce((sum, cell) => sum + Math.abs(cell), 0);
    if (Number.isFinite(Math.fround(total))) continue;
    throw new RangeError(`Column ${name} adds up to too large a number for 32 bits: ${total}`);
  }
  const asked = {
    part: composed(kind),
    ...level === undefined ? {} : { level: level as number },
    ...wording,
    table: { rows, numbers: [...numbers.values()], words: [...words.values()] },
    answer: readAnswer(object.answer, names, rows),
  };
  const fault = absenceFault(asked, names);
  if (fault !== null) throw new RangeError(`Cannot ask the question: ${fault}`);
  return {
    question: asked,
    numericColumns: [...numbers.keys()],
    textColumns: [...words.keys()],
  };
}

/** Letters with marks in one form, however they were typed: columns and words are compared. */
function composed(text: string): string {
  return text.normalize("NFC");
}

function quote(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}

function objectOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new RangeError(`Expected an object for ${what}: ${quote(value).slice(0, 40)}`);
}

function columnsOf(
  value: unknown,
  field: string,
  read: (cell: unknown, place: string) => number,
): Map<string, Float32Array> {
  const columns = new Map<string, Float32Array>();
  for (const [typed, cells] of Object.entries(objectOf(value, `"${field}"`))) {
    const name = composed(typed);
    if (columns.has(name)) throw new RangeError(`Two columns have the name ${name}`);
    if (!Array.isArray(cells)) throw new RangeError(`Column ${name} is no list`);
    const column = new Float32Array(cells.length);
    for (let row = 0; row < cells.length; row++) {
      column[row] = read(cells[row], `Row ${row + 1} of column ${name}`);
    }
    columns.set(name, column);
  }
  return columns;
}

function readNumber(cell: unknown, place: string): number {
  if (typeof cell !== "number") throw new RangeError(`${place} is no number: ${quote(cell)}`);
  // Nobody tells -0 from 0, but a digest would.
  if (Number.isFinite(Math.fround(cell))) return cell + 0;
  throw new RangeError(`${place} is too large a number for 32 bits: ${cell}`);
}

function readAnswer(value: unknown, names: readonly string[], rows: number): Answer {
  if (value === undefined) throw new RangeError("There is no answer");
  if (typeof value === "number") return { kind: "scalar", value: readNumber(value, "The answer") };
  const { column: name, rows: chosen } = objectOf(value, "an answer that is no number");
  const column = typeof name === "string" ? names.indexOf(composed(name)) : -1;
  if (column === -1) throw new RangeError(`The answer names no column: ${quote(name)}`);
  if (!Array.isArray(chosen)) throw new RangeError("The answer has no list of rows");
  const selected = Array<boolean>(rows).fill(false);
  for (const row of chosen) {
    if (!(Number.isInteger(row) && row >= 1 && row <= rows)) {
      throw new RangeError(`The answer names no row of 1 to ${rows}: ${quote(row)}`);
    }
    if (selected[row - 1]) throw new RangeError(`The answer names row ${row} twice`);
    selected[row - 1] = true;
  }
  return { kind: "cells", column, selected };
}
