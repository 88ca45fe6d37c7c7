import { kindOf } from "./_kind_of.ts";

/**
 * Checks what a caller without types may have in the place of a transformation.
 *
 * @param action What is not done otherwise: "accumulate".
 * @throws {TypeError} If it is none; says so of text, and of what has not been awaited.
 */
export function checkIsTransformation(action: string, given: unknown): void {
  const { update, then } = Object(given) as { readonly update?: unknown; readonly then?: unknown };
  if (typeof update === "function") return;
  const got = typeof given === "string"
    ? `the text ${JSON.stringify(given)}: await buildOptimizer(text) makes one of it`
    : typeof then === "function"
    ? "a promise: await it"
    : kindOf(given);
  throw new TypeError(`Cannot ${action}: expected a transformation, got ${got}`);
}
