import { sha256 } from "../../engine/base/mod.ts";
import { locateFiles, readBytesFile, type WantedFile } from "../files/mod.ts";
import { DataError, type FilePaths } from "../task.ts";
import { SIDE } from "./draw_digit.ts";
import type { DigitImages } from "./generator.ts";
import { type IdxContent, readIdx } from "./idx.ts";

/** A file of a data set in MNIST's form. */
export interface DigitFile {
  /** As it is called, unpacked. */
  readonly name: string;
  readonly content: IdxContent;
  /** Images, or labels. */
  readonly count: number;
  /** SHA-256 of its bytes, unpacked. */
  readonly digest: string;
}

/** What the files of a data set in MNIST's form hold. */
export const digitFiles = ["trainImages", "trainLabels", "testImages", "testLabels"] as const;

/** The files of a data set, by what they hold. */
export type DigitFiles = Readonly<Record<typeof digitFiles[number], DigitFile>>;

/** The four files of MNIST, as LeCun, Cortes and Burges published them. */
export const mnistFiles: DigitFiles = {
  trainImages: {
    name: "train-images-idx3-ubyte",
    content: "images",
    count: 60_000,
    digest: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
  },
  trainLabels: {
    name: "train-labels-idx1-ubyte",
    content: "labels",
    count: 60_000,
    digest: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
  },
  testImages: {
    name: "t10k-images-idx3-ubyte",
    content: "images",
    count: 10_000,
    digest: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
  },
  testLabels: {
    name: "t10k-labels-idx1-ubyte",
    content: "labels",
    count: 10_000,
    digest: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
  },
};

/** In bytes: more than the largest of the four, which has 47 MB. */
const MOST = 64e6;

/** Images for training and for the test, from files. */
export interface DigitSet {
  readonly train: DigitImages;
  readonly test: DigitImages;
  /** SHA-256 over the four files' own, in their order. */
  readonly digest: string;
}

/**
 * Finds the four files of MNIST in a folder, each as it is or packed.
 *
 * @throws {MissingFileError} If one is not there.
 * @throws {DataError} If there is no such folder, or if a file is there twice.
 */
export function locateMnist(folder: string): Promise<FilePaths> {
  const wanted = digitFiles.map((file): [string, WantedFile] => {
    const { name } = mnistFiles[file];
    // Some copies have a dot before "idx".
    const pattern = new RegExp(`^${name.replace("-idx", "[-.]idx")}(\\.gz)?$`);
    return [file, { pattern, words: `${name} or ${name}.gz` }];
  });
  return locateFiles(folder, Object.fromEntries(wanted));
}

/**
 * Reads a data set in MNIST's form, of which every byte is known.
 *
 * @param files The data set: MNIST.
 * @throws {TypeError} If a path is missing.
 * @throws {DataError} If a file cannot be read, is damaged, or is another.
 */
export async function readDigitFiles(
  paths: FilePaths,
  files: DigitFiles = mnistFiles,
): Promise<DigitSet> {
  const read = async (file: typeof digitFiles[number]) => {
    const path = paths[file];
    if (path === undefined) throw new TypeError(`Cannot read ${files[file].name}: it has no path`);
    const bytes = await readBytesFile(path, MOST);
    const { sizes, values } = readIdx(bytes, files[file].content, path);
    return { file: files[file], path, sizes, values, digest: sha256(bytes) };
  };
  // One after another: unpacking takes most of the time, and only one core.
  const trainImages = await read("trainImages"), trainLabels = await read("trainLabels");
  const testImages = await read("testImages"), testLabels = await read("testLabels");
  const all = [trainImages, trainLabels, testImages, testLabels];
  const train = pair(trainImages, trainLabels), test = pair(testImages, testLabels);
  const others = all.filter(({ file, digest }) => digest !== file.digest);
  const [first] = others;
  if (first !== undefined) {
    const { file: { name, digest: expected }, path, digest } = first;
    throw new DataError(
      others.length === all.length
        ? `${path}: Neither this nor the other three files are MNIST's; other data sets in its ` +
          "format need a task of their own"
        : `${path}: The file is not MNIST's ${name}: its SHA-256 is ${short(digest)}, ` +
          `not ${short(expected)}`,
    );
  }
  return { train, test, digest: sha256(...all.map(({ digest }) => digest)) };
}

/** Enough of a digest to compare by eye. */
function short(digest: string): string {
  return `${digest.slice(0, 12)}...`;
}

/** A file that was read. */
interface ReadFile {
  readonly file: DigitFile;
  readonly path: string;
  readonly sizes: readonly number[];
  readonly values: Uint8Array;
}

/** Puts images and labels together. */
function pair(images: ReadFile, labels: ReadFile): DigitImages {
  const [count, height, width] = images.sizes;
  if (height !== SIDE || width !== SIDE) {
    throw new DataError(
      `${images.path}: Expected images of ${SIDE} x ${SIDE} pixels, found ${height} x ${width}`,
    );
  }
  if (count !== labels.sizes[0]) {
    throw new DataError(
      `${labels.path}: There are ${
        labels.sizes[0]
      } labels for the ${count} images of ${images.path}`,
    );
  }
  if (count !== images.file.count) {
    throw new DataError(`${images.path}: Expected ${images.file.count} images, found ${count}`);
  }
  const wrong = labels.values.findIndex((label) => label > 9);
  if (wrong !== -1) {
    throw new DataError(
      `${labels.path}: Label ${wrong + 1} is ${labels.values[wrong]}, expected a digit from 0 to 9`,
    );
  }
  return { pixels: images.values, labels: labels.values };
}
