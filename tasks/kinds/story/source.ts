import { readTextFile, type TextPaths } from "../../files/mod.ts";
import type { GeneratedData } from "../../task.ts";

/** The text of each part of the data. */
export interface Texts {
  readonly train: string;
  readonly test: string;
  /** Missing where some of the training questions are to be held out. */
  readonly validation?: string;
}

/** Where the stories of a task come from. */
export interface StorySource {
  /** The task's name: "babi-qa1". */
  readonly task: string;
  /** Its number in the collection, from 1. */
  readonly number: number;
  /** What is asked, in a few words: "single supporting fact". */
  readonly title: string;
  /** What files are called, without the folder. */
  readonly fileNames: Readonly<Record<"train" | "test", string>>;
  /**
   * Makes stories in the official format. Test stories are others than the training stories, where the
   * task has enough of them.
   *
   * @throws {RangeError} If a count is not a positive integer.
   * @throws {DataError} If there are to be too many.
   */
  generate(data: GeneratedData): Texts;
  /**
   * Finds the files in a folder.
   *
   * @throws {MissingFileError} If there is no such file.
   * @throws {DataError} If there is no such folder, or if two files claim to be the same.
   */
  locate(folder: string): Promise<TextPaths>;
}

/**
 * Reads files of stories as they are.
 *
 * @throws {DataError} If one cannot be read.
 */
export async function readTexts({ train, test, validation }: TextPaths): Promise<Texts> {
  return {
    train: await readTextFile(train),
    test: await readTextFile(test),
    ...validation === undefined ? {} : { validation: await readTextFile(validation) },
  };
}
