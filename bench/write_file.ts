import { UsageError } from "./errors.ts";
import { fileFault } from "./file_fault.ts";

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
  const draft = `${path}.${crypto.randomUUID().slice(0, 8)}.tmp`;
  try {
    if (typeof content === "string") await Deno.writeTextFile(draft, content);
    else await Deno.writeFile(draft, ReadableStream.from(content));
    await Deno.rename(draft, path);
  } catch (error) {
    await Deno.remove(draft).catch(() => {});
    if (error instanceof UsageError) throw error;
    throw new UsageError(`Cannot write ${path}: ${fileFault(error)}`);
  }
}
