import { UsageError } from "../../base/mod.ts";

/** Which of the user's files. */
export interface FileOptions {
  /** Folders by the name of a collection. */
  readonly data?: ReadonlyMap<string, string> | undefined;
  /** As typed: numbers, or names. */
  readonly tasks?: string | undefined;
}

/** Files, or how many questions to generate, and from which seed. */
export interface DataOptions extends FileOptions {
  readonly train: number;
  readonly test: number;
  readonly seed: number;
  /** Of tasks with levels. */
  readonly level?: number | undefined;
}

/** What to show. */
export interface ShowOptions extends DataOptions {
  readonly story: number;
  readonly part: "train" | "test";
  readonly templates?: true | undefined;
}

/** The files of a task, and what makes their texts. */
export interface FilesToWrite {
  readonly fileNames: Readonly<Record<"train" | "test", string>>;
  make(): Readonly<Record<"train" | "test", string>>;
}

/**
 * Makes sure that `--level` is not given where there are no levels.
 *
 * @param subject The collection or task that the command is about.
 * @throws {UsageError} If it is.
 */
export function refuseLevel(subject: string, { level }: Pick<DataOptions, "level">): void {
  if (level === undefined) return;
  throw new UsageError(`Cannot use --level ${level}: ${subject} has no levels`);
}

/**
 * The folder whose files are checked.
 *
 * @throws {UsageError} If the user names none.
 */
export function folderToVerify(collection: string, folder: string | undefined): string {
  if (folder !== undefined) return folder;
  throw new UsageError(
    `Cannot verify ${collection}: give its folder with --data ${collection}=DIR`,
  );
}
