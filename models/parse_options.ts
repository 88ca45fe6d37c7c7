import type { z } from "zod";
import { optionWords } from "./issue_words.ts";

/**
 * Options by a model's schema, its defaults filled in.
 *
 * @param model The model's name, for messages.
 * @throws {TypeError} If an option is unknown or its value cannot be used.
 */
export function parseOptions<Options>(
  schema: z.ZodType<Options>,
  model: string,
  options: Readonly<Record<string, unknown>>,
): Options {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const faults = optionWords(parsed.error.issues);
  throw new TypeError(`Cannot use the model options of ${model}: ${faults}`);
}
