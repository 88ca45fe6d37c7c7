import { sha256 } from "../../../../engine/base/mod.ts";
import {
  DataError,
  readTaskStories,
  readTexts,
  releaseOf,
  type StorySource,
  unknownAnswers,
} from "../../../../tasks/mod.ts";
import { unknownAnswerNotes } from "../../../run/mod.ts";
import { counted } from "../../../base/mod.ts";
import { showPath } from "../../paths.ts";
import { columns } from "../../text.ts";
import { partsOf } from "./texts.ts";
import { print, printError } from "../../print.ts";

/**
 * Reads every file of some tasks, counts, and says which of them are the released ones.
 *
 * @returns The exit code: 0, or 1 if a file is missing or cannot be used.
 */
export async function verifyStories(
  tasks: readonly StorySource[],
  folder: string,
): Promise<number> {
  const rows: string[][] = [], notes: string[] = [], problems: string[] = [];
  for (const task of tasks) {
    try {
      const found = await verifyTask(task, folder);
      rows.push(...found.rows);
      notes.push(...found.notes);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      problems.push(error.message);
    }
  }
  print(...columns(rows, new Set([1, 2])));
  for (const note of notes) print(note);
  for (const problem of new Set(problems)) printError(problem);
  const released = rows.filter((row) => !row[3]!.startsWith("not")).length;
  print(
    `${counted(rows.length, "file")} read, ${released} of them released ones; ` +
      `${counted(problems.length, "task")} with a problem`,
  );
  return problems.length === 0 ? 0 : 1;
}

/** A row for each file of a task, and what else is to be known of them. */
async function verifyTask(
  task: StorySource,
  folder: string,
): Promise<{ readonly rows: string[][]; readonly notes: string[] }> {
  const files = await task.locate(folder), texts = await readTexts(files);
  const { train, validation, test } = partsOf(texts, files);
  const rows = [train, ...validation === undefined ? [] : [validation], test]
    .map(({ path, text, stories }) => [
      showPath(path),
      counted(stories.length, "story", "stories"),
      counted(stories.reduce((sum, { questions }) => sum + questions.length, 0), "question"),
      releaseOf(task.number, sha256(text)) ?? "not a released file",
    ]);
  const { train: trainPath, validation: validationPath, test: testPath } = files;
  const named = { task: task.task, ...texts, trainPath, validationPath, testPath };
  const unknown = unknownAnswers([readTaskStories(named)]);
  return { rows, notes: unknownAnswerNotes(unknown).map((note) => `${task.task}: ${note}`) };
}
