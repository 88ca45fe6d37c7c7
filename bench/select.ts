import { closestString } from "../std.ts";
import { UsageError } from "./errors.ts";

/** The error for a name that is in no table, with the known name that is most like it. */
export function unknownName(kind: string, name: string, known: readonly string[]): UsageError {
  const suggestion = known.length === 0 ? "" : `; did you mean "${closestString(name, known)}"?`;
  return new UsageError(`Unknown ${kind} "${name}"${suggestion}`);
}

/** The item of a table under a name of the user's. */
export function lookUp<T>(kind: string, table: Readonly<Record<string, T>>, name: string): T {
  if (!Object.hasOwn(table, name)) throw unknownName(kind, name, Object.keys(table));
  return table[name]!;
}

function matcher(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w/-]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}

/**
 * The names that patterns choose, each once, in the order of the tables. A pattern with `*` chooses
 * among the first names; a name without may also be one of the others.
 *
 * @throws {UsageError} If a pattern chooses nothing.
 */
export function selectNames(
  kind: string,
  patterns: readonly string[],
  names: readonly string[],
  others: readonly string[] = [],
): string[] {
  const chosen = new Set<string>();
  for (const pattern of patterns) {
    const from = pattern.includes("*") ? names : [...names, ...others];
    const matched = from.filter((name) => matcher(pattern).test(name));
    if (matched.length === 0) throw unknownName(kind, pattern, [...names, ...others]);
    for (const name of matched) chosen.add(name);
  }
  return [...new Set([...names, ...others])].filter((name) => chosen.has(name));
}
