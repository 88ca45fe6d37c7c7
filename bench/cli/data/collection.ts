import type { DataOptions, FileOptions, FilesToWrite, ShowOptions } from "./options.ts";

/** What the commands about data can do with the tasks of a collection. */
export interface Collection {
  /** The names of its tasks. */
  readonly tasks: readonly string[];
  /**
   * The files of the tasks that were chosen.
   *
   * @throws {UsageError} If there is no such task or level.
   */
  files(options: DataOptions): FilesToWrite[];
  /**
   * Prints an example of a task.
   *
   * @param folder Where its files are; undefined for generated ones.
   * @throws {UsageError} If there is no such example.
   * @throws {DataError} If a file cannot be read.
   */
  show(task: string, folder: string | undefined, options: ShowOptions): Promise<void>;
  /**
   * Prints what the examples of each chosen task are made of.
   *
   * @throws {UsageError} If there is no such task.
   * @throws {DataError} If a file cannot be read.
   */
  printStatistics(folder: string | undefined, options: DataOptions): Promise<void>;
  /**
   * Checks the files of the chosen tasks.
   *
   * @param folder Where they are; undefined where the user names none.
   * @returns The exit code: 0, or 1 if a file is missing or cannot be used.
   * @throws {UsageError} If there is no such task, or no folder.
   */
  verify(folder: string | undefined, options: FileOptions): Promise<number>;
}
