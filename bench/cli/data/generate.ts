import { join } from "node:path";
import { checkGeneratedCounts } from "../../../tasks/mod.ts";
import { counted, fileFault, UsageError, writeFile } from "../../base/mod.ts";
import { makeFolders, resolveUserPath, showPath } from "../paths.ts";
import { findCollection } from "./collections.ts";
import type { DataOptions } from "./options.ts";
import { print } from "../print.ts";

const PARTS = ["train", "test"] as const;

/**
 * Writes stories in the official format, questions about tables as JSON Lines: a file for each part of
 * each task.
 *
 * @throws {UsageError} If a name is unknown, a file cannot be written, or one is there that says
 * something else: it may be of the released data, whose files have the same names.
 * @throws {DataError} If there are to be too many questions.
 */
export async function generateData(
  collection: string,
  options: DataOptions & { readonly out: string },
): Promise<void> {
  const { train, test } = options;
  // Before a folder is made.
  checkGeneratedCounts(collection, options);
  const tasks = findCollection(collection).files(options);
  const folder = resolveUserPath(options.out);
  const there = new Set<string>();
  for (const { fileNames, make } of tasks) {
    let texts: ReturnType<typeof make> | null = null;
    for (const part of PARTS) {
      const path = join(folder, fileNames[part]), old = await readIfThere(path);
      if (old === null) continue;
      texts ??= make();
      if (old !== texts[part]) throw refusal(path, "there is a file that says something else");
      there.add(path);
    }
  }
  await makeFolders([folder]);
  for (const { fileNames, make } of tasks) {
    const missing = PARTS.filter((part) => !there.has(join(folder, fileNames[part])));
    if (missing.length === 0) continue;
    const texts = make();
    for (const part of missing) await writeFile(join(folder, fileNames[part]), texts[part]);
  }
  print(
    `${counted(tasks.length, "task")} in ${showPath(folder)}, each with ` +
      `${counted(train, "training question")} and ${counted(test, "test question")}`,
  );
}

function refusal(path: string, reason: string): UsageError {
  return new UsageError(
    `Cannot write ${showPath(path)}: ${reason}; name another folder with --out`,
  );
}

/** A text that is there already; null for none. */
async function readIfThere(path: string): Promise<string | null> {
  try {
    // A pipe would never come to its end.
    if (!(await Deno.stat(path)).isFile) throw refusal(path, "it is not a regular file");
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof Deno.errors.NotFound) return null;
    throw refusal(path, fileFault(error));
  }
}
