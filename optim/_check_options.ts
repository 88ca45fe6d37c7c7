/** What a caller without types may pass in the place of options. */

import { kindOf } from "./_kind_of.ts";

/**
 * Checks that options are an object, have names that are known (a misspelled one would be as if it were not
 * there), and those that have no default.
 *
 * @param action What is not done otherwise: "mask".
 * @throws {TypeError} If they are no object, one has another name, or one is missing.
 */
export function checkOptions(
  action: string,
  options: object,
  known: readonly string[],
  required: readonly string[] = [],
): void {
  const words = kindOf(options);
  if (words !== "an object") {
    throw new TypeError(
      `Cannot ${action}: expected an object of ${known.join(", ")}, got ${words}`,
    );
  }
  const other = Object.keys(options).find((name) => !known.includes(name));
  if (other !== undefined) {
    throw new TypeError(`Cannot ${action}: expected ${known.join(", ")}, got ${other}`);
  }
  const given = options as Readonly<Record<string, unknown>>;
  const missing = required.find((name) => given[name] === undefined);
  if (missing !== undefined) {
    throw new TypeError(`Cannot ${action} without ${missing}: expected ${known.join(", ")}`);
  }
}
