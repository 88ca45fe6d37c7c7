import { DataError, type FilePaths, MissingFileError } from "../task.ts";

/** A file to find in a folder. */
export interface WantedFile {
  /** All of its name. */
  readonly pattern: RegExp;
  /** The name as a person writes it: "qa1_*_train.txt or .txt.gz". */
  readonly words: string;
  /** Whether it need not be there. */
  readonly optional?: boolean;
}

/**
 * Finds files in a folder.
 *
 * @param wanted By what they hold: "train", "testLabels".
 * @returns Their paths, by the same names.
 * @throws {MissingFileError} If one is not there that has to be.
 * @throws {DataError} If there is no such folder, or if two files claim to be the same.
 */
export async function locateFiles(
  folder: string,
  wanted: Readonly<Record<string, WantedFile>>,
): Promise<FilePaths> {
  const names: string[] = [];
  try {
    for await (const entry of Deno.readDir(folder)) names.push(entry.name);
  } catch (error) {
    const reason = error instanceof Deno.errors.NotFound
      ? "There is no such folder"
      : error instanceof Deno.errors.NotADirectory
      ? "Expected a folder, this is a file"
      : "The folder cannot be read";
    throw new DataError(`${folder}: ${reason}`);
  }
  const paths: Record<string, string> = {};
  for (const [file, { pattern, words, optional = false }] of Object.entries(wanted)) {
    const [found, ...others] = names.filter((name) => pattern.test(name)).sort();
    if (others.length > 0) {
      const several = [found, ...others].join(" and ");
      throw new DataError(`${folder}: Found ${several}, expected only one of them`);
    }
    if (found !== undefined) paths[file] = `${folder.replace(/\/+$/, "")}/${found}`;
    else if (!optional) throw new MissingFileError(`${folder}: There is no file ${words}`);
  }
  return paths;
}
