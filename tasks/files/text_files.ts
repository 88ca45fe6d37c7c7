import type { FilePaths } from "../task.ts";
import { locateFiles, type WantedFile } from "./locate_files.ts";

/** Where the texts of a task lie. */
export type TextPaths = {
  readonly train: string;
  readonly test: string;
  /** Missing where some of the training questions are to be held out. */
  readonly validation?: string;
};

/** What files of text are called. */
export interface TextFileNames {
  /** In place of "txt". */
  readonly ending?: string;
  /** Whether there may be a file for validation: `STEM_valid.txt`. */
  readonly validation?: boolean;
}

/**
 * Finds `STEM_train.txt` and `STEM_test.txt`, or `.txt.gz`, in a folder.
 *
 * @param stem How names begin, `_*` for nothing, or for any text after an underscore: "qa1_*".
 * @throws {MissingFileError} If there is no such file.
 * @throws {DataError} If there is no such folder, or if two files claim to be the same.
 */
export async function locateTexts(
  folder: string,
  stem: string,
  { ending = "txt", validation = false }: TextFileNames = {},
): Promise<TextPaths> {
  const start = stem.replaceAll("_*", "(_.*)?");
  const wanted = (part: string, optional = false): WantedFile => ({
    pattern: new RegExp(`^${start}_${part}\\.${ending}(\\.gz)?$`),
    words: `${stem}_${part}.${ending} or .${ending}.gz`,
    optional,
  });
  return textPaths(
    await locateFiles(folder, {
      train: wanted("train"),
      test: wanted("test"),
      ...validation ? { validation: wanted("valid", true) } : {},
    }),
  );
}

/**
 * Paths as those of texts.
 *
 * @throws {TypeError} If one is missing.
 */
export function textPaths({ train, test, validation }: FilePaths = {}): TextPaths {
  if (train === undefined || test === undefined) {
    throw new TypeError("Cannot read texts: expected a file for training and one for the test");
  }
  return { train, test, ...validation === undefined ? {} : { validation } };
}
