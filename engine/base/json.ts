/** A JSON value: what a specification, a configuration or an optimizer's state is made of. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * Writes a value as JSON in its canonical form: keys in ascending order of their UTF-16 code units,
 * no white space, properties that are `undefined` left out (RFC 8785 for the values used here).
 *
 * @throws {TypeError} If the value holds a number that is not finite, or no JSON value at all.
 *
 * @example
 * ```ts
 * import { canonicalJson } from "@gradnoise/gradnoise";
 * if (canonicalJson({ b: 1, a: [true] }) !== '{"a":[true],"b":1}') throw new Error("not canonical");
 * ```
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") {
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`Cannot write a number as JSON: ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    entries.sort(([left], [right]) => (left < right ? -1 : 1));
    const members = entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${members.join(",")}}`;
  }
  throw new TypeError(`Cannot write a value as JSON: ${typeof value}`);
}
