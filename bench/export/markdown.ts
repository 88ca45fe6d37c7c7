import { shownColumns } from "./_for_people.ts";
import { type ExportFormat, inGroups } from "./format.ts";

/** Signs that Markdown would read as its own. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#]/g, "\\$&").replaceAll("&", "&amp;");
}

const encoder = new TextEncoder();

/** A table of GitHub's Markdown. Numbers are rounded. */
export const markdown: ExportFormat = {
  title: "a table in Markdown",
  binary: false,
  forPeople: true,
  *write({ columns, rows }) {
    const shown = shownColumns(columns);
    const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
    yield encoder.encode(
      line(shown.map(({ label }) => escape(label))) +
        line(shown.map(({ right }) => right ? "---:" : "---")),
    );
    for (const group of inGroups(rows, 256)) {
      const lines = group.map((row) => line(shown.map((column) => escape(column.textOf(row)))));
      yield encoder.encode(lines.join(""));
    }
  },
};
