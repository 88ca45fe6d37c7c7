import { basename, dirname, join } from "node:path";
import { compareResults, comparisonDetails, type RunNames } from "../results/compare/mod.ts";
import { UsageError } from "../base/mod.ts";
import { writeReport } from "../report/mod.ts";
import { checkPaths } from "./check_paths.ts";
import { detailsText } from "./details_text.ts";
import { findResult, latestResult, readResultFile, runTitle } from "./find_result.ts";
import { makeFolders, resolveUserPath, resultsFolder, runFiles, showPath } from "./paths.ts";
import { unknownNote } from "./unknown_note.ts";
import { reportSuite, type SuiteReportOptions } from "./report_suite.ts";
import { comparisonName, reportName } from "./run_name.ts";
import { print } from "./print.ts";
import { prepareScreen, screenWidth } from "./screen.ts";

/** What `report` takes beside the result files. */
export interface ReportOptions extends SuiteReportOptions {
  readonly json?: string | undefined;
  readonly suite?: string | undefined;
}

/** Options that do not apply to result files. */
const SUITE_OPTIONS = [
  "seeds",
  "workload",
  "variant",
  "level",
  "epochs",
  "fraction",
  "shard",
  "data",
  "backend",
  "storage",
] as const;

/**
 * Writes the report of a result file again, or one that compares two.
 *
 * @param files None, for the newest run; one; or two to compare.
 * @throws {UsageError} If a result file cannot be read or is none, if there are more than two, or if
 * two have no trial in common.
 */
export async function reportCommand(
  files: readonly string[],
  options: ReportOptions,
): Promise<void> {
  prepareScreen();
  const { out, suite } = options;
  if (suite !== undefined) {
    if (files.length > 0) {
      throw new UsageError(`Cannot use --suite ${suite} beside ${files.join(" and ")}`);
    }
    return await reportSuite(suite, options);
  }
  for (const option of SUITE_OPTIONS) {
    if (options[option] !== undefined) {
      throw new UsageError(`Cannot use --${option} without --suite`);
    }
  }
  const names = chooseFiles(files, options.json);
  const [path, otherPath] = names.length === 0
    ? [await latestResult(out)]
    : await Promise.all(names.map((name) => findResult(name, out))) as [string, string?];
  const result = await readResultFile(path);
  const other = otherPath === undefined ? null : await readResultFile(otherPath);
  const { folder, report } = runFiles(
    names.length > 0 && out !== undefined ? resolveUserPath(out) : folderFor(path, otherPath, out),
  );
  await checkPaths([
    { what: "the result file", path },
    ...otherPath === undefined ? [] : [{ what: "the result file", path: otherPath }],
    { what: "the report", path: report, writes: "report" },
  ]);
  if (other === null) {
    await makeFolders([folder]);
    await writeReport(result, report);
  } else {
    const names = namesOf(path, otherPath!);
    // Compared before anything is written.
    const comparison = compareResults(result, other, names);
    await makeFolders([folder]);
    await writeReport(result, report, other, names);
    print(...detailsText(comparisonDetails(comparison), screenWidth()), "");
  }
  print(...unknownNote(result.trials), `Report: ${showPath(report)}`);
}

/** How a person refers to two runs; by their files, if their folders have the same name. */
function namesOf(path: string, other: string): RunNames {
  const [here, there] = [path, other].map(runTitle) as [string, string];
  return here === there ? { here: showPath(path), there: showPath(other) } : { here, there };
}

/** Next to a result in the folder of results; a new folder there for any other result, and for two. */
function folderFor(path: string, other: string | undefined, out: string | undefined): string {
  const { folder } = resultsFolder(out);
  if (other !== undefined) return join(folder, comparisonName(runTitle(path), runTitle(other)));
  const isRun = basename(path) === "result.json" &&
    // A gate leaves its result in the folder itself.
    [dirname(path), dirname(dirname(path))].includes(folder);
  return isRun ? dirname(path) : join(folder, reportName(runTitle(path)));
}

function chooseFiles(files: readonly string[], json: string | undefined): readonly string[] {
  if (json !== undefined && files.length > 0) {
    throw new UsageError(
      `Cannot use --json ${json} beside ${files.join(" and ")}: name files once`,
    );
  }
  if (files.length > 2) {
    throw new UsageError(
      `Cannot compare ${files.length} result files here: expected one or two; \`compare\` takes more`,
    );
  }
  return json === undefined ? files : [json];
}
