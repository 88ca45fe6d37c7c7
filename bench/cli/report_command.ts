import { dirname, relative } from "node:path";
import { UsageError } from "../errors.ts";
import { writeReport } from "../report/mod.ts";
import { checkPaths } from "./check_paths.ts";
import { findResult, latestResult, readResultFile, runTitle } from "./find_result.ts";
import { makeFolders, resolveUserPath, resultsFolder, runFiles, showPath } from "./paths.ts";
import { comparisonName } from "./run_name.ts";
import { print } from "./print.ts";

/** What `report` takes beside the result files. */
export interface ReportOptions {
  readonly json?: string | undefined;
  readonly out?: string | undefined;
}

/**
 * Writes the report of a result file again, beside it, or a report that compares two.
 *
 * @param files None, for the newest run; one; or two to compare.
 * @throws {UsageError} If a result file cannot be read or is none, if there are more than two, or if
 * two have no trial in common.
 */
export async function reportCommand(
  files: readonly string[],
  options: ReportOptions,
): Promise<void> {
  const { out } = options;
  const names = chooseFiles(files, options.json);
  const [path, otherPath] = names.length === 0
    ? [await latestResult(out)]
    : await Promise.all(names.map((name) => findResult(name, out))) as [string, string?];
  const result = await readResultFile(path);
  const other = otherPath === undefined ? null : await readResultFile(otherPath);
  const { folder, report } = runFiles(
    names.length > 0 && out !== undefined
      ? resolveUserPath(out)
      : otherPath === undefined
      ? dirname(path)
      : comparisonFolder(path, otherPath),
  );
  await checkPaths([
    ...[path, ...otherPath === undefined ? [] : [otherPath]]
      .map((path) => ({ what: "the result file", path })),
    { what: "the report", path: report, writes: "report" },
  ]);
  await makeFolders([folder]);
  await writeReport(result, report, other);
  print(`Report: ${showPath(report)}`);
}

function comparisonFolder(here: string, there: string): string {
  const { folder } = resultsFolder(undefined);
  const [one, two] = [here, there].map((path) => {
    const run = relative(folder, dirname(path));
    return run === "" || /[\\/]|^\.\./.test(run) ? runTitle(path) : run;
  }) as [string, string];
  return `${folder}/${comparisonName(one, two)}`;
}

function chooseFiles(files: readonly string[], json: string | undefined): readonly string[] {
  if (json !== undefined && files.length > 0) {
    throw new UsageError(
      `Cannot use --json ${json} beside ${files.join(" and ")}: name files once`,
    );
  }
  if (files.length > 2) {
    throw new UsageError(`Cannot compare ${files.length} result files: expected one or two`);
  }
  return json === undefined ? files : [json];
}
