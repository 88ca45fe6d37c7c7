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
  const isUnknown = parsed.error.issues.some(({ code }) => code === "unrecognized_keys");
  const help = isUnknown ? knownWords(schema) : "";
  throw new TypeError(`Cannot use the model options of ${model}: ${faults}${help}`);
}

/** "; the options are hops, relu", of a schema of an object. */
function knownWords(schema: z.ZodType): string {
  const { shape } = schema as { readonly shape?: Readonly<Record<string, unknown>> };
  return shape === undefined ? "" : `; the options are ${Object.keys(shape).join(", ")}`;
}
