import { DataError, tableStatistics } from "../../../../tasks/mod.ts";
import { counted } from "../../../format.ts";
import { showPath } from "../../paths.ts";
import { columns } from "../../text.ts";
import { chooseTables, type FileOptions } from "../options.ts";
import { print, printError } from "../../print.ts";

/**
 * Reads every file of the tasks about tables, counts, and works out the answers again of questions that
 * a template asks.
 *
 * @returns The exit code: 0, or 1 if a file is missing, cannot be used, or has an answer that is wrong.
 * @throws {UsageError} If a name is unknown.
 */
export async function verifyTables(
  collection: string,
  folder: string,
  options: FileOptions,
): Promise<number> {
  const rows: string[][] = [], problems: string[] = [];
  for (const source of chooseTables(collection, options)) {
    try {
      const paths = await source.locate(folder), questions = await source.read(paths);
      for (const part of ["train", "test"] as const) {
        const found = tableStatistics(questions[part], questions), path = paths[part];
        rows.push([
          showPath(path),
          counted(found.questions, "question"),
          `${questions.columns.length} columns`,
          `${found.questions - found.others} answers checked`,
        ]);
        if (found.wrong === null) continue;
        problems.push(`${path}:${found.wrong + 1}: The answer is not what the question asks for`);
      }
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      problems.push(error.message);
    }
  }
  print(...columns(rows, new Set([1, 2, 3])));
  for (const problem of new Set(problems)) printError(problem);
  print(
    `${counted(rows.length, "file")} read; ${counted(problems.length, "problem")}`,
  );
  return problems.length === 0 ? 0 : 1;
}
