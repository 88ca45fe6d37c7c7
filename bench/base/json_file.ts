import type { z } from "zod";
import { issueWords } from "../../models/issue_words.ts";
import { UsageError } from "./errors.ts";
import { fileFault } from "./file_fault.ts";
import { plainLine } from "./plain_line.ts";

type Issue = z.core.$ZodIssue;

/** How a file of gradnoise identifies itself. */
export interface FileKind {
  /** Its field `format`. */
  readonly format: string;
  /** The value of its field `version` that this gradnoise reads. */
  readonly version: number;
  /** How to make a new one, as the end of a sentence: "run the suite again". */
  readonly remedy: string;
}

/** Deeper nesting could exhaust the stack of recursive code. */
const MOST_DEEP = 100;

/**
 * Reads a JSON file from the user; a leading byte order mark is ignored.
 *
 * @param action What fails with it: "Cannot use the suite mine.json".
 * @param kind The format and version that it must declare, checked before its fields.
 * @throws {UsageError} If it cannot be read, is not JSON, is of another kind or breaks the schema: one
 * line, with the place in the file.
 */
export async function readJsonFile<T>(
  path: string,
  schema: z.ZodType<T>,
  action: string,
  kind?: FileKind,
): Promise<T> {
  return parseText(await readJsonText(path, action, kind), schema, action, kind);
}

/**
 * What `readJsonFile` makes of a file with this text.
 *
 * @throws {UsageError} As `readJsonFile`.
 */
export function parseJson<T>(
  text: string,
  schema: z.ZodType<T>,
  action: string,
  kind?: FileKind,
): T {
  return parseText(checkText(text, action, kind), schema, action, kind);
}

function parseText<T>(text: string, schema: z.ZodType<T>, action: string, kind?: FileKind): T {
  // The reason quotes the file, which may hold anything.
  const refuse = (reason: string) => new UsageError(`${action}: ${plainLine(reason)}`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw refuse(`it is not JSON, or was cut short: ${(error as Error).message}`);
  }
  const fault = kind === undefined ? null : kindFault(json, kind);
  if (fault !== null) throw refuse(fault);
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw refuse(describeIssues(parsed.error.issues));
  return parsed.data;
}

/**
 * The text of a JSON file from the user, without a byte order mark.
 *
 * @throws {UsageError} If it cannot be read, or cannot be JSON.
 */
export async function readJsonText(
  path: string,
  action: string,
  kind?: FileKind,
): Promise<string> {
  const refuse = (reason: string) => new UsageError(`${action}: ${plainLine(reason)}`);
  const remedy = kind === undefined ? "" : `; ${kind.remedy}`;
  let text: string;
  try {
    // A pipe or a device may have no end.
    const { isFile, isDirectory } = await Deno.stat(path);
    if (!isFile && !isDirectory) throw refuse("it is not a regular file");
    text = await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const missing = error instanceof Deno.errors.NotFound;
    throw refuse(missing ? `there is no such file${remedy}` : fileFault(error));
  }
  return checkText(text, action, kind);
}

function checkText(whole: string, action: string, kind?: FileKind): string {
  const refuse = (reason: string) => new UsageError(`${action}: ${plainLine(reason)}`);
  const remedy = kind === undefined ? "" : `; ${kind.remedy}`;
  const text = whole.replace(/^\ufeff/, "");
  if (text.trim() === "") throw refuse(`it is empty${remedy}`);
  if (/^<{7}( |$)/m.test(text)) throw refuse(`it has a conflict of a merge in it${remedy}`);
  if (depthOf(text) > MOST_DEEP) throw refuse(`it is nested more than ${MOST_DEEP} deep`);
  return text;
}

/** How deep the brackets of a JSON text are nested, outside of its strings. */
function depthOf(text: string): number {
  let depth = 0, deepest = 0, inString = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (inString && sign === "\\") i++;
    else if (sign === '"') inString = !inString;
    else if (inString) continue;
    else if (sign === "[" || sign === "{") deepest = Math.max(deepest, ++depth);
    else if (sign === "]" || sign === "}") depth--;
  }
  return deepest;
}

function kindFault(json: unknown, { format, version, remedy }: FileKind): string | null {
  const given = json as { readonly format?: unknown; readonly version?: unknown } | null;
  if (given?.format !== format) return `it is not a ${format}`;
  if (given.version === version) return null;
  const other = JSON.stringify(given.version) ?? "none";
  return `it has version ${other}, this gradnoise reads ${version}: ${remedy}`;
}

/** The first fault: where it is, and what is wrong with it. */
function describeIssues(issues: readonly Issue[], above: readonly PropertyKey[] = []): string {
  const issue = issues[0]!;
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    // The alternative meant is the one whose fault lies deepest: the others refused the whole value.
    const depth = (faults: readonly Issue[]) =>
      Math.max(...faults.map((fault) => fault.path.length));
    const alternatives = [...issue.errors].sort((a, b) => depth(b) - depth(a));
    return describeIssues(alternatives[0]!, path);
  }
  const place = path.map((key) => typeof key === "number" ? `[${key}]` : `.${String(key)}`);
  const message = issueWords(issue);
  return place.length === 0 ? message : `${place.join("").replace(/^\./, "")}: ${message}`;
}
