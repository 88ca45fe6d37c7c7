import { shownColumns } from "./_for_people.ts";
import { plainLine, withoutCommands } from "../../base/mod.ts";
import { type ExportFormat, inGroups } from "./format.ts";

const signs: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  "−": "$-$",
  "–": "--",
  "`": "\\textasciigrave{}",
  "\ufffd": "?",
};

/** Text that LaTeX prints as it stands. */
function escape(text: string): string {
  return text.replace(/[\\~^<>|−–`\ufffd]|[#$%&_{}]/g, (sign) => signs[sign] ?? `\\${sign}`)
    .replace(/-(?=-)/g, "-{}").replace(/(\d) \\%/g, "$1\\,\\%");
}

/** After the end of a line a bracket or a star would be an option of it, also behind spaces. */
function first(text: string): string {
  return /^\s*[[*]/.test(text) ? `{}${text}` : text;
}

/** In a comment a line break would end it. */
function comment(text: string): string {
  return withoutCommands(plainLine(text).replace(/\s+/g, " "));
}

const encoder = new TextEncoder();

/** A `tabular` with the rules of the package booktabs, to be put into a `table`. Numbers are rounded. */
export const latex: ExportFormat = {
  title: "a table in LaTeX, for the package booktabs",
  binary: false,
  forPeople: true,
  *write({ columns, rows, about }) {
    const shown = shownColumns(columns);
    const line = (cells: readonly string[]) =>
      `${first(withoutCommands(cells.join(" & ")))} \\\\\n`;
    yield encoder.encode([
      "% \\usepackage{booktabs}\n",
      ...about.map(([name, value]) => comment(`% ${name}: ${value}`) + "\n"),
      `\\begin{tabular}{${shown.map(({ right }) => right ? "r" : "l").join("")}}\n\\toprule\n`,
      line(shown.map(({ label }) => escape(label))),
      "\\midrule\n",
    ].join(""));
    for (const group of inGroups(rows, 256)) {
      const lines = group.map((row) => line(shown.map((column) => escape(column.textOf(row)))));
      yield encoder.encode(lines.join(""));
    }
    yield encoder.encode("\\bottomrule\n\\end{tabular}\n");
  },
};
