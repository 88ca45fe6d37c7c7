import { dirname, join } from "node:path";
import { UsageError } from "../../bench/base/mod.ts";
import type { SiteFiles } from "./frame/mod.ts";

/** What a folder has that this program wrote. */
const MARK = "assets/site.css";

/**
 * Writes a site into a folder, in place of an earlier one.
 *
 * @returns Bytes of all files.
 * @throws {UsageError} If the folder holds something else, or cannot be written.
 */
export async function writeSite(files: SiteFiles, folder: string): Promise<number> {
  await clear(folder);
  for (const place of new Set([...files.keys()].map((path) => dirname(join(folder, path))))) {
    await Deno.mkdir(place, { recursive: true });
  }
  let bytes = 0;
  for (const [path, content] of files) {
    const data = typeof content === "string" ? new TextEncoder().encode(content) : content;
    await Deno.writeFile(join(folder, path), data);
    bytes += data.length;
  }
  return bytes;
}

async function clear(folder: string): Promise<void> {
  const entries = await Array.fromAsync(Deno.readDir(folder)).catch(() => []);
  if (entries.length === 0) return;
  const isSite = await Deno.stat(join(folder, MARK)).then(() => true, () => false);
  if (!isSite) throw new UsageError(`Cannot write the site to ${folder}: it holds other files`);
  await Deno.remove(folder, { recursive: true });
}
