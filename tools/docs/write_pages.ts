import { fileURLToPath } from "node:url";
import { readEvidence } from "../../bench/results/evidence/mod.ts";
import { replaceBlock } from "./block.ts";
import { blocks } from "./pages.ts";

const ROOT = new URL("../../", import.meta.url);

/**
 * Writes every block of every page again, and formats the pages.
 *
 * @throws {UsageError} If an evidence file cannot be read.
 */
export async function writePages(): Promise<void> {
  const files = await readEvidence(fileURLToPath(new URL("docs/evidence/", ROOT)));
  for (const [page, own] of Map.groupBy(blocks, ({ page }) => page)) {
    const place = new URL(page, ROOT);
    const text = own.reduce(
      (text, { name, make }) => replaceBlock(text, name, make(files)),
      await Deno.readTextFile(place),
    );
    await Deno.writeTextFile(place, text);
  }
  const pages = [...new Set(blocks.map(({ page }) => fileURLToPath(new URL(page, ROOT))))];
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--quiet", ...pages],
    cwd: ROOT,
  }).output();
  if (!success) throw new Error(`Cannot format ${pages.join(", ")}`);
}
