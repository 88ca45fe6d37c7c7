import { z } from "zod";
import { resultFileKind } from "../results/mod.ts";

/** What a list shows of a result file, of earlier versions too. */
const headSchema = z.object({
  format: z.literal(resultFileKind.format),
  suite: z.object({ name: z.string() }),
  createdAt: z.string(),
  command: z.union([z.string(), z.array(z.string())]),
  trials: z.array(z.unknown()),
  plannedTrials: z.number(),
});

export type ResultHead = z.infer<typeof headSchema>;

/**
 * Reads what a list shows of a result file.
 *
 * @returns Null for a file that is damaged, undefined for none.
 */
export async function readResultHead(path: string): Promise<ResultHead | null | undefined> {
  let text: string;
  try {
    if (!(await Deno.stat(path)).isFile) return undefined;
    text = await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
  try {
    return headSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** How many trials a result file has; none if it cannot be read. */
export async function countTrials(path: string): Promise<number> {
  const head = await readResultHead(path).catch(() => null);
  return head?.trials.length ?? 0;
}
