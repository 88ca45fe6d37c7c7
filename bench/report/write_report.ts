import type { ResultFile } from "../result_file.ts";
import { writeFile } from "../write_file.ts";
import { loadReportAssets } from "./assets.ts";
import { renderReport } from "./render.ts";

/**
 * Writes the report of a result to a file.
 *
 * @throws {UsageError} If it cannot be written.
 */
export async function writeReport(result: ResultFile, path: string): Promise<void> {
  await writeFile(path, renderReport(result, await loadReportAssets()));
}
