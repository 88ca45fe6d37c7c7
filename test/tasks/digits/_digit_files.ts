/** A data set in MNIST's form, small enough to be made in a test. */

import { sha256 } from "../../../engine/base/mod.ts";
import {
  type DigitFiles,
  digitFiles,
  type DigitImages,
  mnistFiles,
} from "../../../tasks/digits/mod.ts";
import { withFolder } from "../../bench/_folder.ts";

/** The bytes of the files, by what they hold. */
export type Bytes = Record<typeof digitFiles[number], Uint8Array>;

/** A header of big-endian words, and values. */
export function idx(header: readonly number[], values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(4 * header.length + values.length);
  const words = new DataView(bytes.buffer);
  header.forEach((word, i) => words.setUint32(4 * i, word));
  bytes.set(values, 4 * header.length);
  return bytes;
}

export function bytesOf(train: DigitImages, test: DigitImages): Bytes {
  const images = ({ pixels, labels }: DigitImages) => idx([2051, labels.length, 28, 28], pixels);
  const labels = ({ labels }: DigitImages) => idx([2049, labels.length], labels);
  return {
    trainImages: images(train),
    trainLabels: labels(train),
    testImages: images(test),
    testLabels: labels(test),
  };
}

/** Digits whose pixels say where they stand: of image n, 1 + n in the first row, the rest 0. */
function numbered(labels: readonly number[], first: number): DigitImages {
  const pixels = new Uint8Array(labels.length * 784);
  for (const n of labels.keys()) pixels.fill(first + n, n * 784, n * 784 + 28);
  return { pixels, labels: Uint8Array.from(labels) };
}

export const train = numbered([5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 5, 3, 6], 1);
export const test = numbered([7, 2, 1, 0], 101);
export const bytes: Readonly<Bytes> = bytesOf(train, test);

/** The four files as they ought to be. */
export const release = Object.fromEntries(
  digitFiles.map((file) => [file, {
    ...mnistFiles[file],
    count: file.startsWith("train") ? 14 : 4,
    digest: sha256(bytes[file]),
  }]),
) as unknown as DigitFiles;

export async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** Writes files under their official names, `.gz` after them where it is asked for. */
export async function withDigitFiles(
  files: Bytes,
  run: (folder: string) => Promise<void>,
  ending: "" | ".gz" = "",
): Promise<void> {
  await withFolder(async (folder) => {
    for (const file of digitFiles) {
      const content = ending === "" ? files[file] : await gzip(files[file]);
      await Deno.writeFile(`${folder}/${mnistFiles[file].name}${ending}`, content);
    }
    await run(folder);
  });
}
