import {
  interpret,
  type Program,
  programFinder,
  programInWords,
  readableQuestion,
  type TableQuestion,
  type TableQuestions,
  type TableSource,
} from "../../../../tasks/mod.ts";
import { counted, UsageError } from "../../../base/mod.ts";
import { columns } from "../../text.ts";
import type { DataOptions } from "../options.ts";
import { readOrGenerate } from "./questions.ts";
import { bold, dim, print } from "../../print.ts";

/** More rows than this are not printed. */
const MOST_ROWS = 25;

/**
 * Prints a question, its program, its answer and its table: rows that the answer follows from are marked
 * with a star.
 *
 * @throws {UsageError} If there is no such question.
 * @throws {DataError} If a file cannot be read.
 */
export async function showTable(
  source: TableSource,
  folder: string | undefined,
  options: DataOptions & { readonly story: number; readonly part: "train" | "test" },
): Promise<void> {
  const { questions, paths } = await readOrGenerate(source, folder, options);
  const { story: number, part } = options, question = questions[part][number - 1];
  if (question === undefined) {
    throw new UsageError(
      `Cannot show question ${number} of ${source.task}: the last one is ${questions[part].length}`,
    );
  }
  print(bold(`${source.task}, ${source.title}, ${part}, question ${number}`));
  print(dim(paths[part]));
  printQuestion(question, questions);
}

/** Prints a question, its program, its answer and its table. */
export function printQuestion(question: TableQuestion, questions: TableQuestions): void {
  const program = programFinder(questions)(question);
  const { question: text, answer, rows, columns: names } = readableQuestion(question, questions);
  const marks = markedRows(question, program), marked = marks.filter(Boolean).length;
  const facts = [
    ["question", text],
    ["program", program === null ? "none that is known" : inWords(program, questions)],
    ["answer", answer],
    ["from", `${marked} of ${counted(rows.length, "row")}`],
  ];
  print(...columns(facts));
  print("");
  const cells = rows.slice(0, MOST_ROWS).map((row, i) => [marks[i] ? "*" : "", `${i + 1}`, ...row]);
  print(...columns([["", "row", ...names], ...cells], numericCells(questions)));
  const rest = marks.slice(MOST_ROWS);
  if (rest.length > 0) {
    print(
      dim(`and ${counted(rest.length, "row")}, ${rest.filter(Boolean).length} of them *`),
    );
  }
}

/** Row number and numeric columns, in a line of mark, row number and cells. */
function numericCells({ numericColumns }: TableQuestions): Set<number> {
  return new Set(Array.from({ length: numericColumns + 1 }, (_, i) => i + 1));
}

/** The rows that the last operation worked on; of a question without a program those it asks for. */
function markedRows({ table, answer }: TableQuestion, program: Program | null): readonly boolean[] {
  const all = (value: boolean) => Array<boolean>(table.rows).fill(value);
  if (program === null) return answer.kind === "cells" ? answer.selected : all(false);
  const { template: { steps }, operands } = program;
  // A difference is one of two numbers, each of all rows.
  if (steps.at(-1)!.operation === "difference") return all(true);
  return interpret(steps, operands, table).selected.at(-2)!;
}

function inWords({ template, operands }: Program, questions: TableQuestions): string {
  const { columns, textWords: vocabulary } = questions;
  return programInWords(template.steps, operands, { vocabulary, columns });
}
