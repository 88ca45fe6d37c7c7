import { markdownRow, markdownRule } from "../../base/mod.ts";
import { shownColumns } from "./_for_people.ts";
import { type ExportFormat, inGroups } from "./format.ts";

const encoder = new TextEncoder();

/** A table of GitHub's Markdown. Numbers are rounded. */
export const markdown: ExportFormat = {
  title: "a table in Markdown",
  binary: false,
  forPeople: true,
  *write({ columns, rows }) {
    const shown = shownColumns(columns);
    yield encoder.encode(
      markdownRow(shown.map(({ label }) => label)) +
        markdownRule(shown.map(({ right }) => right)),
    );
    for (const group of inGroups(rows, 256)) {
      const lines = group.map((row) => markdownRow(shown.map((column) => column.textOf(row))));
      yield encoder.encode(lines.join(""));
    }
  },
};
