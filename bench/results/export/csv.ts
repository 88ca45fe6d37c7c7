import { stringifyCsv } from "../../../std.ts";
import { plainText, withoutCommands } from "../../base/mod.ts";
import type { Value } from "../tables/mod.ts";
import { type ExportFormat, inGroups } from "./format.ts";

/** What spreadsheets take for a formula, in their own signs or in wide ones, or skip before one. */
const FORMULA = /^(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/**
 * A word as a cell. One that a spreadsheet would take for a formula has an apostrophe before it; numbers
 * are left alone. Lines end with `\n`, and each can be printed.
 */
function safeWord(word: string): string {
  const lines = word.split(/\r\n|\r|\n/).map((line) => withoutCommands(plainText(line)));
  return `${FORMULA.test(word) ? "'" : ""}${lines.join("\n")}`;
}

function cell(value: Value): Value {
  return typeof value === "string" ? safeWord(value) : value;
}

const encoder = new TextEncoder();

/** RFC 4180: a line of names, commas, quotes where they are needed, UTF-8, lines ended by CRLF. */
export const csv: ExportFormat = {
  title: "comma-separated values",
  binary: false,
  forPeople: false,
  *write({ columns, rows }) {
    yield encoder.encode(stringifyCsv([columns.map(({ name }) => name)]));
    for (const group of inGroups(rows, 256)) {
      yield encoder.encode(stringifyCsv(group.map((row) => row.map(cell))));
    }
  },
};
