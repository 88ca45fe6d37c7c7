import { nearest } from "../../engine/base/mod.ts";
import { UsageError } from "./errors.ts";
import { listed } from "./format.ts";

/** The command that lists the names of a kind. */
const LISTS: Readonly<Record<string, string>> = {
  suite: "list suites",
  workload: "list workloads",
  column: "list columns",
};

/** Names that a sentence has room for. */
const MOST_NAMES = 12;

/** What to do when no known name is close. */
function whereListed(kind: string, known: readonly string[]): string {
  if (Object.hasOwn(LISTS, kind)) return `; \`${LISTS[kind]}\` lists them`;
  if (kind === "part" && known.length > MOST_NAMES) return "; the report names them";
  if (known.length === 0 || kind !== "data set" && kind !== "part") return "";
  // Names of parts have commas.
  const names = kind === "part" ? known.map((name) => `"${name}"`) : known;
  return `; there ${names.length === 1 ? "is" : "are"} ${listed(names)}`;
}

/**
 * The error for an unknown name. It suggests a close one or, failing that, the command that lists them.
 */
export function unknownName(kind: string, name: string, known: readonly string[]): UsageError {
  const near = nearest(name, known);
  const hint = near === null ? whereListed(kind, known) : `; did you mean "${near}"?`;
  return new UsageError(`Unknown ${kind} "${name}"${hint}`);
}

/** Looks up a name that the user gave. */
export function lookUp<T>(kind: string, table: Readonly<Record<string, T>>, name: string): T {
  if (!Object.hasOwn(table, name)) throw unknownName(kind, name, Object.keys(table));
  return table[name]!;
}

/**
 * Whether a name matches a pattern in which `*` stands for any characters. It backtracks to the last star
 * alone, so the number of steps is at most the product of both lengths, however many stars there are.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  let at = 0, star = -1, resume = 0;
  for (let i = 0; i < name.length;) {
    if (pattern[at] === "*") {
      star = at++;
      resume = i;
    } else if (pattern[at] === name[i]) {
      at += 1;
      i += 1;
    } else if (star !== -1) {
      at = star + 1;
      i = ++resume;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

/**
 * The names that patterns select, each once, in the order of the tables. A pattern with `*` selects from
 * `names` alone; a plain name may also be one of `others`.
 *
 * @throws {UsageError} If a pattern selects nothing.
 */
export function selectNames(
  kind: string,
  patterns: readonly string[],
  names: readonly string[],
  others: readonly string[] = [],
): string[] {
  const chosen = new Set<string>(), all = [...new Set([...names, ...others])];
  for (const pattern of new Set(patterns)) {
    const matched = pattern.includes("*")
      ? names.filter((name) => matchesPattern(pattern, name))
      : all.includes(pattern)
      ? [pattern]
      : [];
    if (matched.length === 0) throw unknownName(kind, pattern, all);
    for (const name of matched) chosen.add(name);
  }
  return all.filter((name) => chosen.has(name));
}
