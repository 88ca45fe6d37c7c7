import { join } from "node:path";
import { compareRuns, runsDetails } from "../results/compare/mod.ts";
import { UsageError } from "../base/mod.ts";
import { writeReport } from "../report/mod.ts";
import { checkPaths } from "./check_paths.ts";
import { detailsText } from "./details_text.ts";
import { findResult, readResultFile, runTitle } from "./find_result.ts";
import { makeFolders, resolveUserPath, resultsFolder, runFiles, showPath } from "./paths.ts";
import { unknownNote } from "./unknown_note.ts";
import { comparisonName } from "./run_name.ts";
import { print } from "./print.ts";
import { prepareScreen, screenWidth } from "./screen.ts";

/** What `compare` takes beside the runs. */
export interface CompareCommandOptions {
  readonly out?: string | undefined;
}

/**
 * Prints several runs beside each other, and writes the report of the first with the comparison in it.
 *
 * @throws {UsageError} If there are fewer than two runs, one is named twice, a result file cannot be read or is
 * none, or they have no trial in common.
 */
export async function compareCommand(
  files: readonly string[],
  { out }: CompareCommandOptions,
): Promise<void> {
  prepareScreen();
  if (files.length < 2) {
    const given = files.length === 0 ? "no run" : `${files[0]} alone`;
    throw new UsageError(`Cannot compare ${given}: expected two or more runs`);
  }
  const paths = await Promise.all(files.map((name) => findResult(name, out)));
  const twice = paths.find((path, i) => paths.indexOf(path) !== i);
  if (twice !== undefined) {
    throw new UsageError(`Cannot compare ${showPath(twice)} with itself: name each run once`);
  }
  const results = await Promise.all(paths.map(readResultFile));
  const titles = paths.map(runTitle);
  // Compared before anything is written.
  const compared = compareRuns(results, namesOf(paths, titles));
  const { folder, report } = runFiles(
    out === undefined
      ? join(resultsFolder(out).folder, comparisonName(...titles))
      : resolveUserPath(out),
  );
  await checkPaths([
    ...paths.map((path) => ({ what: "the result file", path })),
    { what: "the report", path: report, writes: "report" },
  ]);
  await makeFolders([folder]);
  await writeReport(results[0]!, report, compared);
  print(
    ...detailsText(runsDetails(compared), screenWidth()),
    "",
    ...unknownNote(results.flatMap(({ trials }) => trials)),
    `Report: ${showPath(report)}`,
  );
}

/** How a person refers to runs; by their files, if the folders of two have the same name. */
function namesOf(paths: readonly string[], titles: readonly string[]): readonly string[] {
  return new Set(titles).size === titles.length ? titles : paths.map(showPath);
}
