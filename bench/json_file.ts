import type { z } from "zod";
import { UsageError } from "./errors.ts";

type Issue = z.core.$ZodIssue;

/**
 * Reads a JSON file of the user's.
 *
 * @param action What could not be done with it: "Cannot use the suite mine.json".
 * @throws {UsageError} If it cannot be read, is no JSON or breaks the schema: in one line, with the
 * place inside the file.
 */
export async function readJsonFile<T>(
  path: string,
  schema: z.ZodType<T>,
  action: string,
): Promise<T> {
  let json: unknown;
  try {
    json = JSON.parse(await Deno.readTextFile(path));
  } catch (error) {
    const missing = error instanceof Deno.errors.NotFound;
    throw new UsageError(
      `${action}: ${missing ? "there is no such file" : (error as Error).message}`,
    );
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new UsageError(`${action}: ${describeIssues(parsed.error.issues)}`);
  return parsed.data;
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
  const message = issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  return place.length === 0 ? message : `${place.join("").replace(/^\./, "")}: ${message}`;
}
