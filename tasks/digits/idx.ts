import { DataError } from "../task.ts";

/** What a file of the IDX format holds: unsigned bytes, and the size of each dimension. */
export const idxContents = {
  images: { magic: 2051, dimensions: 3 },
  labels: { magic: 2049, dimensions: 1 },
} as const;

export type IdxContent = keyof typeof idxContents;

/** Bytes and how they are arranged. */
export interface IdxArray {
  /** `[images, rows, columns]`, or `[labels]`. */
  readonly sizes: readonly number[];
  readonly values: Uint8Array;
}

/**
 * Reads the IDX format: a magic number, a size for each dimension, both as big-endian words of 32 bits, and
 * the values row by row.
 *
 * @param path What errors name.
 * @throws {DataError} If the magic number is another, or there are fewer or more values than the sizes say.
 */
export function readIdx(bytes: Uint8Array, content: IdxContent, path: string): IdxArray {
  const { magic, dimensions } = idxContents[content], header = 4 * (dimensions + 1);
  if (bytes.length < header) {
    throw new DataError(`${path}: The file ends within its header, after ${bytes.length} bytes`);
  }
  const words = new DataView(bytes.buffer, bytes.byteOffset, header), found = words.getUint32(0);
  if (found !== magic) {
    const other = Object.entries(idxContents).find(([, { magic }]) => magic === found)?.[0];
    throw new DataError(
      `${path}: Expected ${content}, which begin with the magic number ${magic}; found ${found}` +
        (other === undefined ? "" : `, that of ${other}`),
    );
  }
  const sizes = Array.from({ length: dimensions }, (_, i) => words.getUint32(4 * (i + 1)));
  const expected = header + sizes.reduce((product, size) => product * size, 1);
  if (bytes.length !== expected) {
    const fault = bytes.length < expected ? "too short" : "too long";
    throw new DataError(
      `${path}: The file is ${fault}: ${sizes.join(" x ")} ${content} take ` +
        `${expected} bytes, it has ${bytes.length}`,
    );
  }
  return { sizes, values: bytes.subarray(header) };
}
