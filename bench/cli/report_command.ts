import { readJsonFile } from "../json_file.ts";
import { writeReport } from "../report/mod.ts";
import { resultFileSchema } from "../result_file.ts";
import { makeFolders, outputPaths, resolveUserPath, showPath } from "./paths.ts";

/** What `report` takes. */
export interface ReportOptions {
  readonly json?: string | undefined;
  readonly out?: string | undefined;
}

/**
 * Writes the report of a result file again.
 *
 * @throws {UsageError} If the result file cannot be read or is none.
 */
export async function reportCommand(options: ReportOptions): Promise<void> {
  const paths = outputPaths(options.out);
  const source = options.json === undefined ? paths.json : resolveUserPath(options.json);
  const action = `Cannot read the result file ${showPath(source)}`;
  const result = await readJsonFile(source, resultFileSchema, action);
  await makeFolders([paths.folder]);
  await writeReport(result, paths.report);
  console.log(`Report: ${showPath(paths.report)}`);
}
