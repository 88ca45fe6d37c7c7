import type { z } from "zod";
import { UsageError } from "../errors.ts";
import { readJsonFile } from "../json_file.ts";
import { type ResultFile, resultFileSchema } from "../result_file.ts";
import { type Baseline, baselineSchema } from "./baseline.ts";
import { CannotDecideError } from "./cannot_decide.ts";

/** What each of our files says of itself. */
interface Kind {
  readonly format: string;
  readonly version: number;
  /** What makes a new one. */
  readonly remedy: string;
}

const BASELINE: Kind = {
  format: "gradnoise-baseline",
  version: 1,
  remedy: "gate --update writes a new one",
};
const RESULT: Kind = { format: "gradnoise-result", version: 3, remedy: "run the suite again" };

/**
 * Reads a baseline.
 *
 * @param shown The path as the user would write it.
 * @throws {CannotDecideError} If there is none, or it is empty, cut short, of another version or another
 * program.
 */
export function readBaseline(path: string, shown: string): Promise<Baseline> {
  return read(path, baselineSchema, `Cannot use the baseline ${shown}`, BASELINE);
}

/**
 * Reads a result file.
 *
 * @throws {CannotDecideError} As `readBaseline`.
 */
export function readResult(path: string, shown: string): Promise<ResultFile> {
  return read(path, resultFileSchema, `Cannot use the result file ${shown}`, RESULT);
}

async function read<T>(
  path: string,
  schema: z.ZodType<T>,
  action: string,
  kind: Kind,
): Promise<T> {
  const refuse = (reason: string) => new CannotDecideError(`${action}: ${reason}`);
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    const missing = error instanceof Deno.errors.NotFound;
    throw refuse(missing ? `there is no such file: ${kind.remedy}` : (error as Error).message);
  }
  if (text.trim() === "") throw refuse("it is empty");
  const fault = kindFault(text, kind);
  if (fault !== null) throw refuse(fault);
  try {
    return await readJsonFile(path, schema, action);
  } catch (error) {
    throw error instanceof UsageError ? new CannotDecideError(error.message) : error;
  }
}

/** What is wrong before its fields are looked at; null if nothing is. */
function kindFault(text: string, { format, version, remedy }: Kind): string | null {
  let json: { readonly format?: unknown; readonly version?: unknown } | null;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return `it is no JSON, or was cut short: ${(error as Error).message}`;
  }
  if (json?.format !== format) return `it is no ${format}`;
  if (json.version === version) return null;
  return `it has version ${json.version}, this gradnoise reads ${version}: ${remedy}`;
}
