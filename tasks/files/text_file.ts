import { DataError } from "../task.ts";
import { chunksOf } from "./open_file.ts";

/** How large a file of text may be, unpacked. */
export interface TextLimits {
  /** In bytes. */
  readonly line: number;
  readonly file: number;
}

/** Of stories. The longest line of the official bAbI files has 71 bytes, the largest file 5.4 MB. */
const STORIES: TextLimits = { line: 64 * 1024, file: 128e6 };

const LF = 10;

/**
 * Reads a text file, as it is or packed as `.gz`. It stops at the first line that cannot be text, and at
 * the size that no such file has, so that a file of another kind costs neither time nor memory.
 *
 * @throws {DataError} If it is no file, cannot be opened or unpacked, is too large, or holds a line that
 * is too long or bytes that are not UTF-8 text.
 */
export async function readTextFile(path: string, limits = STORIES): Promise<string> {
  const chunks: Uint8Array[] = [];
  let line = 1, length = 0, size = 0;
  for await (const chunk of chunksOf(path)) {
    const zero = chunk.indexOf(0), end = zero === -1 ? chunk.length : zero;
    for (let from = 0; from <= end; line++, length = 0) {
      const found = chunk.indexOf(LF, from), to = found === -1 ? end : Math.min(found, end);
      length += to - from;
      if (length > limits.line) {
        throw new DataError(`${path}:${line}: The line is longer than ${limits.line} bytes`);
      }
      if (to === end) break;
      from = to + 1;
    }
    if (zero !== -1) throw new DataError(`${path}:${line}: The file is binary, not text`);
    size += chunk.length;
    if (size > limits.file) {
      throw new DataError(`${path}: The text is larger than ${limits.file / 1e6} MB`);
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
  try {
    // The same text has the same digest, whichever system wrote its lines.
    return decode(bytes).replaceAll("\r\n", "\n");
  } catch {
    throw new DataError(`${path}:${firstBadLine(bytes)}: The line is not UTF-8 text`);
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const found = bytes.indexOf(LF, start);
    const end = found === -1 ? bytes.length : found;
    try {
      decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return line;
}
