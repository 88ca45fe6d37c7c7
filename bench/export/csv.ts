import { stringifyCsv } from "../../std.ts";
import type { Value } from "./column.ts";
import { type ExportFormat, inGroups } from "./format.ts";

/**
 * A word as a cell. Spreadsheets take one that begins with one of these signs for a formula, so an
 * apostrophe goes before it; numbers are left alone. Line breaks are `\n`.
 */
function safeWord(word: string): string {
  return (/^[=+\-@\t\r]/.test(word) ? `'${word}` : word).replace(/\r\n?/g, "\n");
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
