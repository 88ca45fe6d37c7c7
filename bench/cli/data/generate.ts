import { join } from "node:path";
import { counted } from "../../format.ts";
import { writeFile } from "../../write_file.ts";
import { makeFolders, resolveUserPath, showPath } from "../paths.ts";
import { chooseTasks, type DataOptions } from "./options.ts";

/**
 * Writes stories in the official format, a file for each part of each task.
 *
 * @throws {UsageError} If a name is unknown, or a file cannot be written.
 */
export async function generateData(
  collection: string,
  options: DataOptions & { readonly out: string },
): Promise<void> {
  const { train, test, seed } = options;
  const tasks = chooseTasks(collection, options);
  const folder = resolveUserPath(options.out);
  await makeFolders([folder]);
  for (const { generate, fileNames } of tasks) {
    const texts = generate({ train, test, seed });
    await writeFile(join(folder, fileNames.train), texts.train);
    await writeFile(join(folder, fileNames.test), texts.test);
  }
  console.log(
    `${counted(tasks.length, "task")} in ${showPath(folder)}, each with ` +
      `${counted(train, "training question")} and ${counted(test, "test question")}`,
  );
}
