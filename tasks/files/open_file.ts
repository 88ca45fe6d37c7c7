import { DataError } from "../task.ts";

/**
 * The bytes of a file, as it is or packed as `.gz`, in chunks. Whoever stops early closes the file.
 *
 * @throws {DataError} If it is no file, cannot be opened, or cannot be unpacked.
 */
export async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    const file = await openFile(path);
    yield* path.endsWith(".gz")
      ? file.readable.pipeThrough(new DecompressionStream("gzip"))
      : file.readable;
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`${path}: ${reasonOf(error)}`);
  }
}

/** Opens what is a file: to open a pipe would wait for whoever writes into it, a device never ends. */
async function openFile(path: string): Promise<Deno.FsFile> {
  const { isFile, isDirectory } = await Deno.stat(path);
  if (isFile) return await Deno.open(path);
  const kind = isDirectory ? "a folder" : "a pipe or a device";
  throw new DataError(`${path}: Expected a file, this is ${kind}`);
}

function reasonOf(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "There is no such file";
  if (error instanceof Deno.errors.PermissionDenied) return "The file may not be read";
  if (error instanceof TypeError) return "The file cannot be unpacked, it is not a whole gzip file";
  return `The file cannot be read: ${error instanceof Error ? error.message : error}`;
}
