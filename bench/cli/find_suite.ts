import { unknownName } from "../base/mod.ts";
import type { Suite } from "../suites/mod.ts";
import { suites } from "../suites/suites.ts";
import { resolveUserPath } from "./paths.ts";

/** Whether a name is that of a suite, or a path that may lead to one. */
export function isSuite(name: string): boolean {
  return Object.hasOwn(suites, name) || isSuiteFile(name);
}

/** Whether the name of a suite is that of a file. */
export function isSuiteFile(name: string): boolean {
  return !Object.hasOwn(suites, name) && /\.json$|[\\/]/.test(name);
}

/**
 * The suite with this name, or in this file.
 *
 * @throws {UsageError} If there is none, or the file is no suite.
 */
export async function findSuite(name: string): Promise<Suite> {
  if (Object.hasOwn(suites, name)) return suites[name]!;
  if (!isSuiteFile(name)) throw unknownName("suite", name, Object.keys(suites));
  // Help and errors of the command line need no schema.
  const { readSuiteFile } = await import("../suites/schema/mod.ts");
  return await readSuiteFile(resolveUserPath(name));
}
