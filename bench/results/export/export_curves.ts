import type { ResultFile } from "../result_file.ts";
import { checkTrials } from "./check_trials.ts";
import { dashboardFormats, type DashboardName, type ExportedFile } from "./dashboards/mod.ts";

/** The files of an export for a dashboard. */
interface ExportedCurves {
  /** The folder that belongs to this export alone, below the one that the user names; "" for that one. */
  readonly folder: string;
  /** Below that folder. */
  readonly files: Iterable<ExportedFile>;
}

/**
 * The curves of every trial as files that a dashboard reads.
 *
 * @throws {UsageError} If there is nothing to export.
 */
export function exportCurves(result: ResultFile, format: DashboardName): ExportedCurves {
  checkTrials(result);
  const { folderOf, files } = dashboardFormats[format];
  return { folder: folderOf(result), files: files(result) };
}
