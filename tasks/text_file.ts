import { DataError } from "./task.ts";

// The longest line of the official bAbI files has 71 bytes.
const LONGEST_LINE = 64 * 1024;

const LF = 10;

/**
 * Reads a text file, as it is or packed as `.gz`. It stops at the first line that cannot be text, so
 * that a file of another kind costs neither time nor memory.
 *
 * @param longestLine In bytes.
 * @throws {DataError} If it cannot be opened or unpacked, or holds a longer line or bytes that are not
 * UTF-8 text.
 */
export async function readTextFile(path: string, longestLine = LONGEST_LINE): Promise<string> {
  let file: Deno.FsFile;
  try {
    file = await Deno.open(path);
  } catch (error) {
    throw new DataError(`${path}: ${reasonOf(error)}`);
  }
  const chunks: Uint8Array[] = [];
  let line = 1, length = 0;
  try {
    const bytes = path.endsWith(".gz")
      ? file.readable.pipeThrough(new DecompressionStream("gzip"))
      : file.readable;
    for await (const chunk of bytes) {
      for (const byte of chunk) {
        length += 1;
        if (byte === LF) {
          line += 1;
          length = 0;
        } else if (byte === 0) {
          throw new DataError(`${path}:${line}: The file is binary, not text`);
        } else if (length > longestLine) {
          throw new DataError(`${path}:${line}: The line is longer than ${longestLine} bytes`);
        }
      }
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`${path}: ${reasonOf(error)}`);
  }
  const bytes = new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
  try {
    return decode(bytes);
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

function reasonOf(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "There is no such file";
  if (error instanceof Deno.errors.PermissionDenied) return "The file may not be read";
  if (error instanceof TypeError) return "The file cannot be unpacked, it is no whole gzip file";
  return `The file cannot be read: ${error instanceof Error ? error.message : error}`;
}
