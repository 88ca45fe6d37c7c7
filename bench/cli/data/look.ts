import { prepareScreen } from "../screen.ts";
import { collectionOf, findCollection, folderOf } from "./collections.ts";
import type { DataOptions, FileOptions, ShowOptions } from "./options.ts";

/**
 * Prints an example of a task.
 *
 * @throws {UsageError} If there is no such task or example.
 * @throws {DataError} If a file cannot be read.
 */
export async function showData(task: string, options: ShowOptions): Promise<void> {
  prepareScreen();
  const collection = collectionOf(task);
  await findCollection(collection).show(task, folderOf(collection, options), options);
}

/**
 * Prints what the examples of each task are made of, over both parts unless the legend says otherwise.
 *
 * @throws {UsageError} If a name is unknown.
 * @throws {DataError} If a file cannot be read.
 */
export async function printStatistics(collection: string, options: DataOptions): Promise<void> {
  prepareScreen();
  await findCollection(collection).printStatistics(folderOf(collection, options), options);
}

/**
 * Reads every file of a collection and checks it.
 *
 * @returns The exit code: 0, or 1 if a file is missing or cannot be used.
 * @throws {UsageError} If no folder was given, or a name is unknown.
 */
export async function verifyData(collection: string, options: FileOptions): Promise<number> {
  prepareScreen();
  const found = findCollection(collection);
  return await found.verify(folderOf(collection, options), options);
}
