import {
  columnNames,
  countForms,
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
The paper's grammar: with C columns, level 2 has E + 2CE + 4C^2 E templates, of E = 2C + 1
aggregates after no, one or two comparisons; level 3 adds the 2C differences of a sum and a count.
That is the paper's number for up to five columns. For ten, its test has 7,900 of the 8,861.`;

/**
 * Prints every template of a task up to a level, and how many there are beside the paper's numbers.
 *
 * @throws {UsageError} If the task has no such level.
 */
export function showTemplates(source: TableSource, options: Pick<DataOptions, "level">): void {
  const { numericColumns, textColumns } = source.style, level = levelOf(source, options);
  const names = columnNames(numericColumns, textColumns);
  const templates = templatesOf(level, numericColumns, textColumns);
  const forms = templates.reduce(
    (sum, template) => sum + countForms(template, source.style.variety),
    0,
  );
  const more = forms === templates.length
    ? ""
    : `; ${forms} with every wording and every word to match`;
  print(bold(`${source.task}, level ${level}: ${counted(templates.length, "template")}${more}`));
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
  "paper",
];

/** How many templates there are, by the number of columns, and how many the paper has. */
function counts(): string[][] {
  return publishedTemplates.map(({ columns, templates: published }) => {
    const all = templatesOf(3, columns, 0);
    const upTo = (level: number) => all.filter((template) => template.level <= level).length;
    return [columns, upTo(1), upTo(2), upTo(3), published].map(String);
  });
}
