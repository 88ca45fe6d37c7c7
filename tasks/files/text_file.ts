import { DataError } from "../task.ts";

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
  const file = await openFile(path), chunks: Uint8Array[] = [];
  let line = 1, length = 0, size = 0;
  try {
    const bytes = path.endsWith(".gz")
      ? file.readable.pipeThrough(new DecompressionStream("gzip"))
      : file.readable;
    for await (const chunk of bytes) {
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
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`${path}: ${reasonOf(error)}`);
  }
  const bytes = new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
  try {
    // The same text has the same digest, whichever system wrote its lines.
    return decode(bytes).replaceAll("\r\n", "\n");
  } catch {
    throw new DataError(`${path}:${firstBadLine(bytes)}: The line is not UTF-8 text`);
  }
}

/** Opens what is a file: to open a pipe would wait for whoever writes into it, a device never ends. */
async function openFile(path: string): Promise<Deno.FsFile> {
  try {
    const { isFile, isDirectory } = await Deno.stat(path);
    if (isFile) return await Deno.open(path);
    const kind = isDirectory ? "a folder" : "a pipe or a device";
    throw new DataError(`${path}: Expected a file, this is ${kind}`);
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`${path}: ${reasonOf(error)}`);
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
  if (error instanceof TypeError) return "The file cannot be unpacked, it is not a whole gzip file";
  return `The file cannot be read: ${error instanceof Error ? error.message : error}`;
}
