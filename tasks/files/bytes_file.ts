import { DataError } from "../task.ts";
import { chunksOf } from "./open_file.ts";

/**
 * Reads a file of bytes, as it is or packed as `.gz`.
 *
 * @param most More bytes, unpacked, are not read: so a file of another kind costs neither time nor memory.
 * @throws {DataError} If it is no file, cannot be opened or unpacked, or is larger.
 */
export async function readBytesFile(path: string, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(path)) {
    size += chunk.length;
    if (size > most) throw new DataError(`${path}: The file is larger than ${most / 1e6} MB`);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let end = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, end);
    end += chunk.length;
  }
  return bytes;
}
