import { absentColumns, type TableQuestion } from "./question.ts";

/** What the tables of a data set have to be like. */
export interface TableColumns {
  /** Names of the columns, numeric ones first. */
  readonly columns: readonly string[];
  readonly numericColumns: number;
  /** How many words there are for text columns. */
  readonly textWords: number;
}

/**
 * Checks that questions can be asked: networks count in float32, and one number that is not finite
 * would spoil all of a batch.
 *
 * @throws {TypeError} If a table is ragged, has no row or no column, or has other columns than it should,
 * or an answer has other rows than its table.
 * @throws {RangeError} If no column is numeric; if a number is not a finite float32, or a column's
 * numbers may add up to one that is not; if a word, a position or an answer's column does not exist; if
 * the answer is in a column that the table lacks, or the question names one.
 */
export function checkQuestions(
  parts: Readonly<Record<string, readonly TableQuestion[]>>,
  expected: TableColumns,
): void {
  const { columns, numericColumns } = expected;
  if (!Number.isSafeInteger(numericColumns) || numericColumns < 1) {
    throw new RangeError("Cannot ask about no numeric column");
  }
  if (numericColumns > columns.length) {
    throw new RangeError(`Cannot name ${numericColumns} numeric columns: ${columns.join(", ")}`);
  }
  for (const [part, questions] of Object.entries(parts)) {
    for (const [i, question] of questions.entries()) {
      const fault = shapeFault(question, expected);
      if (fault !== null) throw new TypeError(`Cannot ask ${part} question ${i}: ${fault}`);
      const other = valueFault(question, expected) ?? absenceFault(question, columns);
      if (other !== null) throw new RangeError(`Cannot ask ${part} question ${i}: ${other}`);
    }
  }
}

function shapeFault(
  { table, answer }: TableQuestion,
  { columns, numericColumns }: TableColumns,
): string | null {
  const { rows, numbers, words } = table;
  if (!Number.isSafeInteger(rows) || rows < 1) return `its table has ${rows} rows`;
  const text = columns.length - numericColumns;
  if (numbers.length !== numericColumns || words.length !== text) {
    return `its table has ${numbers.length} numeric and ${words.length} text columns, ` +
      `not ${numericColumns} and ${text}`;
  }
  const lengths = [...numbers, ...words].map(({ length }) => length);
  for (const [j, length] of lengths.entries()) {
    if (length === rows || length === 0) continue;
    return `its column ${columns[j]} has ${length} rows, its table ${rows}`;
  }
  if (!lengths.includes(rows)) return "its table has no column";
  if (answer.kind === "cells" && answer.selected.length !== rows) {
    return `its answer has ${answer.selected.length} rows, its table ${rows}`;
  }
  return null;
}

function valueFault(
  { table, words, operands, answer }: TableQuestion,
  { columns, numericColumns, textWords }: TableColumns,
): string | null {
  for (const [c, cells] of table.numbers.entries()) {
    let total = 0;
    for (let row = 0; row < cells.length; row++) {
      const cell = cells[row]!;
      if (!isFloat32(cell)) return `${cell} in row ${row} of column ${columns[c]} ${NOT_FLOAT32}`;
      total += Math.abs(cell);
    }
    // Soft selection adds all of them up, whatever is asked.
    if (!isFloat32(total)) return `the sum of column ${columns[c]} ${NOT_FLOAT32}`;
  }
  for (const [k, cells] of table.words.entries()) {
    const found = Array.from(cells).find((word) => !isIndex(word, textWords));
    if (found !== undefined) {
      return `${found} in column ${columns[numericColumns + k]} is none of ${textWords} words`;
    }
  }
  for (const { value, position } of operands) {
    if (!isFloat32(value)) return `its number ${value} ${NOT_FLOAT32}`;
    if (position !== -1 && !isIndex(position, words.length)) {
      return `its number ${value} stands after word ${position} of ${words.length}`;
    }
  }
  if (answer.kind === "scalar") {
    return isFloat32(answer.value) ? null : `its answer ${answer.value} ${NOT_FLOAT32}`;
  }
  return isIndex(answer.column, columns.length)
    ? null
    : `its answer is in column ${answer.column} of ${columns.length}`;
}

/**
 * What a question wants of a column that its table lacks, as it names it or has its answer there; null if
 * it wants nothing.
 */
export function absenceFault(
  { table, words, answer }: TableQuestion,
  columns: readonly string[],
): string | null {
  const lacks = absentColumns(table);
  if (lacks.length === 0) return null;
  const named = lacks.find((column) => words.includes(columns[column]!));
  if (named !== undefined) return `it names column ${columns[named]}, which its table lacks`;
  return answer.kind === "cells" && lacks.includes(answer.column)
    ? `its answer is in column ${columns[answer.column]}, which its table lacks`
    : null;
}

const NOT_FLOAT32 = "is not a finite float32";

function isFloat32(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}

function isIndex(value: number, length: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value < length;
}
