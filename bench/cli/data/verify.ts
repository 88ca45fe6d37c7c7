import { sha256 } from "../../../engine/base/mod.ts";
import { DataError, readStories, releaseOf } from "../../../tasks/mod.ts";
import { UsageError } from "../../errors.ts";
import { counted } from "../../format.ts";
import { showPath } from "../paths.ts";
import { prepareScreen } from "../screen.ts";
import { columns } from "../text.ts";
import { chooseTasks, type FileOptions, folderOf, isOfTables } from "./options.ts";
import { verifyTables } from "./tables/mod.ts";
import { print, printError } from "../print.ts";

/**
 * Reads every file of a collection, counts, and says which of them are the released ones; of tables,
 * whether the answers are right.
 *
 * @returns The exit code: 0, or 1 if a file is missing or cannot be used.
 * @throws {UsageError} If no folder was given, or a name is unknown.
 */
export async function verifyData(collection: string, options: FileOptions): Promise<number> {
  prepareScreen();
  const tasks = isOfTables(collection) ? [] : chooseTasks(collection, options);
  const folder = folderOf(collection, options);
  if (folder === undefined) {
    throw new UsageError(
      `Cannot verify ${collection}: give its folder with --data ${collection}=DIR`,
    );
  }
  if (isOfTables(collection)) return await verifyTables(collection, folder, options);
  const rows: string[][] = [], problems: string[] = [];
  for (const task of tasks) {
    try {
      const files = await task.locate(folder), texts = await task.read(files);
      for (const part of ["train", "test"] as const) {
        const stories = readStories(texts[part], files[part]);
        const questions = stories.reduce((sum, story) => sum + story.questions.length, 0);
        const release = releaseOf(task.number, sha256(texts[part]));
        rows.push([
          showPath(files[part]),
          counted(stories.length, "story", "stories"),
          counted(questions, "question"),
          release ?? "not a released file",
        ]);
      }
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      problems.push(error.message);
    }
  }
  print(...columns(rows, new Set([1, 2])));
  for (const problem of new Set(problems)) printError(problem);
  const released = rows.filter((row) => !row[3]!.startsWith("not")).length;
  print(
    `${counted(rows.length, "file")} read, ${released} of them released ones; ` +
      `${counted(problems.length, "task")} with a problem`,
  );
  return problems.length === 0 ? 0 : 1;
}
