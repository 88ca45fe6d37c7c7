import {
  columnNames,
  publishedTemplates,
  type TableSource,
  type Template,
  templatesOf,
} from "../../../../tasks/mod.ts";
import { counted } from "../../../base/mod.ts";
import { columns } from "../../text.ts";
import type { DataOptions } from "../options.ts";
import { levelOf } from "./questions.ts";
import { bold, print } from "../../print.ts";

const EXPLANATION = `
What the paper lists is not known, only how many it has in its tests. With C columns, level 2 has
E + 2CE + 4C^2 E templates, of E = 2C + 1 aggregates after no, one or two comparisons; the 2C
differences of a sum and a count added, that is the paper's number to the last one, for up to five
columns. Level 3 here also has the C (C - 1) differences of two sums. For ten columns the paper's
number is smaller: a test need not show every template (an even draw of 20,000 questions would show
about 7,930 of 8,861), and how many it drew is not known.`;

/**
 * Prints every template of a task up to a level, and how many there are beside the paper's numbers.
 *
 * @throws {UsageError} If the task has no such level.
 */
export function showTemplates(source: TableSource, options: Pick<DataOptions, "level">): void {
  const { numericColumns, textColumns } = source.style, level = levelOf(source, options);
  const names = columnNames(numericColumns, textColumns);
  const templates = templatesOf(level, numericColumns, textColumns);
  print(bold(`${source.task}, level ${level}: ${counted(templates.length, "template")}`));
  const rows = templates.map((template) => [
    String(template.level),
    template.kind,
    questionOf(template, names),
    programOf(template, names),
  ]);
  print(...columns([["level", "kind", "question", "program"], ...rows]));
  print("");
  print(...columns([COUNTS_HEADING, ...counts()], new Set(COUNTS_HEADING.keys())));
  print(...EXPLANATION.split("\n"));
}

type Token = Template["tokens"][number];

/** What stands for the operand of an operation. */
const OPERANDS: Readonly<Record<Extract<Token, { kind: "operand" }>["operation"], string>> = {
  greater: "[number]",
  lesser: "[number]",
  match: "[word]",
};

/** "greater [number] A sum A" */
function questionOf({ tokens }: Template, names: readonly string[]): string {
  return tokens.map((token) => {
    switch (token.kind) {
      case "column":
        return names[token.column]!;
      case "operation":
        return token.operation;
      case "operand":
        return OPERANDS[token.operation];
    }
  }).join(" ");
}

/** "reset, reset, greater A, sum A" */
function programOf({ steps }: Template, names: readonly string[]): string {
  return steps.map(({ operation, column }) =>
    column === null ? operation : `${operation} ${names[column]}`
  ).join(", ");
}

const COUNTS_HEADING = [
  "columns",
  "level 1",
  "level 2",
  "level 3",
  "level 2 and sum minus count",
  "paper",
];

/** How many templates there are, by the number of columns, and how many the paper has. */
function counts(): string[][] {
  return publishedTemplates.map(({ columns, templates: published }) => {
    const all = templatesOf(3, columns, 0);
    const upTo = (level: number) => all.filter((template) => template.level <= level).length;
    const likePaper = all.filter(({ kind }) => kind !== "sum difference sum").length;
    return [columns, upTo(1), upTo(2), upTo(3), likePaper, published].map(String);
  });
}
