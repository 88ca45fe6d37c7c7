import {
  countForms,
  seenShare,
  type TableSource,
  tableStatistics,
  templatesOf,
} from "../../../../tasks/mod.ts";
import { percent } from "../../../base/mod.ts";
import { columns } from "../../text.ts";
import type { DataOptions } from "../options.ts";
import { readOrGenerate } from "./questions.ts";
import { print } from "../../print.ts";

const HEADING = [
  "task",
  "part",
  "questions",
  "templates",
  "seen",
  "kinds",
  "longest",
  "columns",
  "rows",
  "cells",
  "numbers",
  "selections",
  "of nothing",
  "other",
];

const LEGEND = [
  "templates   different ones that were asked after, and how many there are of these columns;",
  "            each wording, and each word to match, makes one of its own",
  "seen        the share of the test's templates that training asks after, too",
  "kinds       of questions, whose errors are counted separately",
  "longest     words of the longest question",
  "columns     of numbers, and of words",
  "cells       lowest and highest number",
  "numbers     questions whose answer is a number; selections: whose answer is cells",
  "other       questions that no template asks",
];

/**
 * Prints what the questions and tables of each task are made of.
 *
 * @throws {UsageError} If a name is unknown.
 * @throws {DataError} If a file cannot be read.
 */
export async function printTableStatistics(
  sources: readonly TableSource[],
  folder: string | undefined,
  options: DataOptions,
): Promise<void> {
  const rows: string[][] = [];
  for (const source of sources) {
    const { questions } = await readOrGenerate(source, folder, options);
    const { columns: names, numericColumns } = questions;
    const textColumns = names.length - numericColumns;
    const all = templatesOf(textColumns > 0 ? 4 : 3, numericColumns, textColumns)
      .reduce(
        (forms, template) =>
          forms + countForms(template, source.style.variety, questions.textWords.length),
        0,
      );
    for (const part of ["train", "test"] as const) {
      const found = tableStatistics(questions[part], questions);
      rows.push([
        source.task,
        part,
        String(found.questions),
        `${found.templates} of ${all}`,
        part === "test" ? percent(seenShare(questions)) : "",
        String(found.kinds),
        String(found.longest),
        `${numericColumns} + ${textColumns}`,
        found.rows[0] === found.rows[1] ? `${found.rows[0]}` : found.rows.join("-"),
        found.cells.map((cell) => String(Number(cell.toPrecision(6)))).join(" to "),
        percent(found.scalars / found.questions),
        percent(found.selections / found.questions),
        percent(found.empty / found.questions),
        String(found.others),
      ]);
    }
  }
  const right = new Set(HEADING.keys().drop(2));
  print(...columns([HEADING, ...rows], right));
  print("", ...LEGEND);
}
