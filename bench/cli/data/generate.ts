import { join } from "node:path";
import { checkGeneratedCounts, type StorySource } from "../../../tasks/mod.ts";
import { counted } from "../../format.ts";
import { writeFile } from "../../write_file.ts";
import { makeFolders, resolveUserPath, showPath } from "../paths.ts";
import { chooseTasks, type DataOptions, type FilesToWrite, isOfTables } from "./options.ts";
import { tableFiles } from "./tables/mod.ts";
import { print } from "../print.ts";

/**
 * Writes stories in the official format, questions about tables as JSON Lines: a file for each part of
 * each task.
 *
 * @throws {UsageError} If a name is unknown, or a file cannot be written.
 * @throws {DataError} If there are to be too many questions.
 */
export async function generateData(
  collection: string,
  options: DataOptions & { readonly out: string },
): Promise<void> {
  const { train, test } = options;
  // Before a folder is made.
  checkGeneratedCounts(collection, options);
  const tasks = isOfTables(collection)
    ? tableFiles(collection, options)
    : storyFiles(chooseTasks(collection, options), options);
  const folder = resolveUserPath(options.out);
  await makeFolders([folder]);
  for (const { fileNames, make } of tasks) {
    const texts = make();
    await writeFile(join(folder, fileNames.train), texts.train);
    await writeFile(join(folder, fileNames.test), texts.test);
  }
  print(
    `${counted(tasks.length, "task")} in ${showPath(folder)}, each with ` +
      `${counted(train, "training question")} and ${counted(test, "test question")}`,
  );
}

function storyFiles(
  sources: readonly StorySource[],
  { train, test, seed }: DataOptions,
): FilesToWrite[] {
  return sources.map(({ fileNames, generate }) => ({
    fileNames,
    make: () => generate({ train, test, seed }),
  }));
}
