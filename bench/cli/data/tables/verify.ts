import { DataError, type TableSource, tableStatistics } from "../../../../tasks/mod.ts";
import { counted } from "../../../base/mod.ts";
import { showPath } from "../../paths.ts";
import { columns } from "../../text.ts";
import { print, printError } from "../../print.ts";

/**
 * Reads every file of the tasks about tables, counts, and works out the answers again of questions that
 * a template asks; the others are counted in the last line.
 *
 * @returns The exit code: 0, or 1 if a file is missing, cannot be used, or has an answer that is wrong.
 * @throws {UsageError} If a name is unknown.
 */
export async function verifyTables(
  sources: readonly TableSource[],
  folder: string,
): Promise<number> {
  const rows: string[][] = [], problems: string[] = [];
  let asked = 0, unchecked = 0;
  for (const source of sources) {
    try {
      const paths = await source.locate(folder), questions = await source.read(paths);
      for (const part of ["train", "test"] as const) {
        const found = tableStatistics(questions[part], questions), path = paths[part];
        rows.push([
          showPath(path),
          counted(found.questions, "question"),
          counted(questions.columns.length, "column"),
          `${counted(found.questions - found.others, "answer")} checked`,
        ]);
        asked += found.questions;
        unchecked += found.others;
        if (found.wrong === null) continue;
        const more = found.wrongAnswers - 1;
        problems.push(
          `${path}:${found.wrong + 1}: The answer is not what the question asks for` +
            (more === 0 ? "" : `; ${counted(more, "more question")} of this file have a wrong one`),
        );
      }
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      problems.push(error.message);
    }
  }
  print(...columns(rows, new Set([1, 2, 3])));
  for (const problem of new Set(problems)) printError(problem);
  const rest = unchecked === 0
    ? ""
    : `; ${unchecked} of ${counted(asked, "answer")} not checked, as no template asks the question`;
  print(
    `${counted(rows.length, "file")} read; ${counted(problems.length, "problem")}${rest}`,
  );
  return problems.length === 0 ? 0 : 1;
}
