import type { z } from "zod";

/** The first thing that a schema found wrong: where, and what, as the middle of a sentence. */
export function firstIssue(
  error: z.ZodError,
): { readonly path: readonly PropertyKey[]; readonly problem: string } {
  const [{ message, path }] = error.issues as [z.core.$ZodIssue];
  return { path, problem: message.slice(0, 1).toLowerCase() + message.slice(1) };
}
