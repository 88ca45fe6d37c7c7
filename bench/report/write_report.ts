import type { RunNames, RunsCompared } from "../results/compare/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import { writeFile } from "../base/mod.ts";
import { loadReportAssets } from "./assets.ts";
import { renderReport } from "./render/mod.ts";

/**
 * Writes the report of a result to a file.
 *
 * @param other Another run to compare it with, or a comparison of several with it.
 * @param names What a person calls the two.
 * @throws {UsageError} If it cannot be written, or has no trial in common with the other.
 */
export async function writeReport(
  result: ResultFile,
  path: string,
  other: ResultFile | RunsCompared | null = null,
  names?: RunNames,
): Promise<void> {
  await writeFile(path, renderReport(result, await loadReportAssets(), other, names));
}
