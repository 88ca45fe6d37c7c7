import { type FileKind, parseJson, readJsonFile, UsageError } from "../../base/mod.ts";
import { type ResultFile, resultFileKind, resultFileSchema } from "../result_file.ts";
import { type Baseline, baselineSchema } from "./baseline.ts";
import { CannotDecideError } from "./cannot_decide.ts";

const BASELINE: FileKind = {
  format: "gradnoise-baseline",
  version: 2,
  remedy: "gate --update writes a new one",
};

/**
 * Reads a baseline.
 *
 * @param shown The path as the user would write it.
 * @throws {CannotDecideError} If there is none, or it is empty, cut short, of another version or another
 * program.
 */
export function readBaseline(path: string, shown: string): Promise<Baseline> {
  return orUndecided(async () => await readJsonFile(path, ...baselineOf(shown)));
}

/**
 * What `readBaseline` makes of a file with this text.
 *
 * @throws {CannotDecideError} As `readBaseline`.
 */
export function parseBaseline(text: string, shown: string): Promise<Baseline> {
  return orUndecided(() => parseJson(text, ...baselineOf(shown)));
}

/** Whether a baseline may be written over this text: over nothing, or over a baseline in any state. */
export async function isReplaceable(path: string): Promise<boolean> {
  try {
    const text = await Deno.readTextFile(path);
    return text.trim() === "" || text.includes(BASELINE.format);
  } catch (error) {
    return error instanceof Deno.errors.NotFound;
  }
}

/**
 * Reads a result file.
 *
 * @throws {CannotDecideError} As `readBaseline`.
 */
export function readResult(path: string, shown: string): Promise<ResultFile> {
  return orUndecided(async () => await readJsonFile(path, ...resultOf(shown)));
}

/**
 * What `readResult` makes of a file with this text.
 *
 * @throws {CannotDecideError} As `readBaseline`.
 */
export function parseResult(text: string, shown: string): Promise<ResultFile> {
  return orUndecided(() => parseJson(text, ...resultOf(shown)));
}

function baselineOf(shown: string) {
  return [baselineSchema, `Cannot use the baseline ${shown}`, BASELINE] as const;
}

function resultOf(shown: string) {
  return [resultFileSchema, `Cannot use the result file ${shown}`, resultFileKind] as const;
}

async function orUndecided<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof UsageError ? new CannotDecideError(error.message) : error;
  }
}
