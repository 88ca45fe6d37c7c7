import { UsageError } from "./errors.ts";
import { fileFault } from "./file_fault.ts";

/** A file beside another, which becomes it. */
function draftOf(path: string): string {
  return `${path}.${crypto.randomUUID().slice(0, 8)}.tmp`;
}

function refusal(path: string, error: unknown): UsageError {
  return error instanceof UsageError
    ? error
    : new UsageError(`Cannot write ${path}: ${fileFault(error)}`);
}

/**
 * Makes sure that a file can be written, before the work that it is to hold.
 *
 * @throws {UsageError} If it cannot.
 */
export async function checkWritable(path: string): Promise<void> {
  const draft = draftOf(path);
  try {
    const there = await Deno.stat(path).catch(() => null);
    if (there?.isDirectory) throw new Deno.errors.IsADirectory();
    await Deno.writeTextFile(draft, "");
    await Deno.remove(draft);
  } catch (error) {
    throw refusal(path, error);
  }
}

/**
 * Writes a file in one step: whoever reads it finds the old one or the new one, never half.
 *
 * @param content Text, or bytes in pieces.
 * @throws {UsageError} If it cannot be written.
 */
export async function writeFile(
  path: string,
  content: string | Iterable<Uint8Array>,
): Promise<void> {
  const draft = draftOf(path);
  try {
    if (typeof content === "string") await Deno.writeTextFile(draft, content);
    else await Deno.writeFile(draft, ReadableStream.from(content));
    await Deno.rename(draft, path);
  } catch (error) {
    await Deno.remove(draft).catch(() => {});
    throw refusal(path, error);
  }
}
