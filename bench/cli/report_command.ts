import { UsageError } from "../errors.ts";
import { readJsonFile } from "../json_file.ts";
import { writeReport } from "../report/mod.ts";
import { type ResultFile, resultFileKind, resultFileSchema } from "../result_file.ts";
import { makeFolders, outputPaths, resolveUserPath, showPath } from "./paths.ts";
import { print } from "./print.ts";

/** What `report` takes beside the result files. */
export interface ReportOptions {
  readonly json?: string | undefined;
  readonly out?: string | undefined;
}

/**
 * Writes the report of a result file again, or the report of one held against another.
 *
 * @param files None, for the one in the folder of results; one; or two to compare.
 * @throws {UsageError} If a result file cannot be read or is none, if there are more than two, or if
 * two have no trial in common.
 */
export async function reportCommand(
  files: readonly string[],
  options: ReportOptions,
): Promise<void> {
  const paths = outputPaths(options.out);
  const [source, other] = chooseFiles(files, options.json);
  const result = await readResult(source === undefined ? paths.json : resolveUserPath(source));
  const against = other === undefined ? null : await readResult(resolveUserPath(other));
  await makeFolders([paths.folder]);
  await writeReport(result, paths.report, against);
  print(`Report: ${showPath(paths.report)}`);
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

async function readResult(path: string): Promise<ResultFile> {
  const action = `Cannot read the result file ${showPath(path)}`;
  return await readJsonFile(path, resultFileSchema, action, resultFileKind);
}
