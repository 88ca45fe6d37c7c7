import { UsageError } from "../errors.ts";
import { readJsonFile } from "../json_file.ts";
import { checkSuite } from "../plan.ts";
import { type Suite, suiteSchema } from "./schema.ts";

/**
 * Reads a suite of the user's own.
 *
 * @throws {UsageError} If the file cannot be read, is no suite, or names what does not exist.
 */
export async function readSuiteFile(path: string): Promise<Suite> {
  const action = `Cannot use the suite ${path}`;
  const suite = await readJsonFile(path, suiteSchema, action);
  try {
    await checkSuite(suite);
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${action}: ${error.message}`) : error;
  }
  return suite;
}
