import { UsageError } from "./errors.ts";

/**
 * Writes a text file in one step: whoever reads it finds the old text or the new one, never half.
 *
 * @throws {UsageError} If it cannot be written.
 */
export async function writeFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${crypto.randomUUID().slice(0, 8)}.tmp`;
  try {
    await Deno.writeTextFile(draft, text);
    await Deno.rename(draft, path);
  } catch (error) {
    await Deno.remove(draft).catch(() => {});
    throw new UsageError(`Cannot write ${path}: ${(error as Error).message}`);
  }
}
