import { checkGeneratedCounts } from "../generated_counts.ts";
import type { FilePaths, GeneratedData } from "../task.ts";
import { SIDE } from "./draw_digit.ts";
import { type DigitImages, drawDigits } from "./generator.ts";
import { locateMnist, readDigitFiles } from "./mnist.ts";

/** Images of both parts. */
export interface DigitParts {
  readonly train: DigitImages;
  readonly test: DigitImages;
}

/** Where the images of a task come from. */
export interface DigitSource {
  /** The task's name. */
  readonly task: string;
  readonly title: string;
  /** Pixels of an image, to the right and down. */
  readonly side: number;
  /**
   * Draws images.
   *
   * @throws {RangeError} If a count is not a positive integer.
   * @throws {DataError} If there are to be too many.
   */
  draw(data: GeneratedData): DigitParts;
  /**
   * Finds files in a folder.
   *
   * @throws {MissingFileError} If one is not there.
   * @throws {DataError} If there is no such folder, or if a file is there twice.
   */
  locate(folder: string): Promise<FilePaths>;
  /**
   * Reads files.
   *
   * @throws {DataError} If one cannot be read, is damaged, or is another.
   */
  read(paths: FilePaths): Promise<DigitParts & { readonly digest: string }>;
}

/** Drawn digits, or MNIST. */
export const digitSource: DigitSource = {
  task: "digits",
  title: "handwritten digits",
  side: SIDE,
  draw(data) {
    checkGeneratedCounts("digits", data, "images");
    const { seed, train, test } = data;
    return { train: drawDigits(seed, "train", train), test: drawDigits(seed, "test", test) };
  },
  locate: locateMnist,
  read: (paths) => readDigitFiles(paths),
};
