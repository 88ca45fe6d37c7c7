import { unknownName } from "../select.ts";
import { type Suite, suites } from "../suites/mod.ts";
import { readSuiteFile } from "../suites/suite_file.ts";
import { resolveUserPath } from "./paths.ts";

/**
 * The suite of a name, or in a file of the user's.
 *
 * @throws {UsageError} If there is none, or the file is no suite.
 */
export async function findSuite(name: string): Promise<Suite> {
  if (Object.hasOwn(suites, name)) return suites[name]!;
  if (!/\.json$|[\\/]/.test(name)) throw unknownName("suite", name, Object.keys(suites));
  return await readSuiteFile(resolveUserPath(name));
}
