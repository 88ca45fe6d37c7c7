import { dirname, join } from "node:path";
import { UsageError, writeFile } from "../base/mod.ts";
import {
  dashboardFormats,
  type DashboardName,
  exportCurves,
  exportFormats,
  type ExportOptions,
  exportResult,
  type FormatName,
} from "../results/export/mod.ts";
import { checkPaths, type Replaceable } from "./check_paths.ts";
import { checkExportPlace, writeExportFolder } from "./export_folder.ts";
import { findResult, latestResult, readResultFile } from "./find_result.ts";
import { makeFolders, resolveUserPath, showPath } from "./paths.ts";
import { print, printBytes, printError } from "./print.ts";

/** What `export` takes. */
export interface ExportCommandOptions extends Omit<ExportOptions, "format"> {
  readonly format: FormatName | DashboardName;
  readonly json?: string | undefined;
  /** A file, or "-" for standard output; a folder for a dashboard. */
  readonly out: string;
}

/** Files that a table may overwrite, by their name or first bytes. */
const REPLACEABLE: Readonly<Record<FormatName, Replaceable>> = {
  csv: { noun: "a CSV file (.csv)", extension: ".csv" },
  parquet: { noun: "a Parquet file (.parquet)", extension: ".parquet", begins: /^PAR1/ },
  markdown: { noun: "a Markdown file (.md)", extension: ".md" },
  latex: {
    noun: "a LaTeX file (.tex)",
    extension: ".tex",
    begins: /^% \\usepackage\{booktabs\}\n/,
  },
};

/**
 * Writes a result as a table, or its curves for a dashboard.
 *
 * @throws {UsageError} If the result file cannot be read or is none, a column is unknown, or the export
 *   cannot be written where it should.
 */
export async function exportCommand(options: ExportCommandOptions): Promise<void> {
  const { format, json } = options;
  const find = () => json === undefined ? latestResult(undefined) : findResult(json, undefined);
  if (isDashboard(format)) await exportFolder(format, options, find);
  else await exportTable({ ...options, format }, find);
}

function isDashboard(format: FormatName | DashboardName): format is DashboardName {
  return Object.hasOwn(dashboardFormats, format);
}

async function exportTable(
  options: ExportOptions & { readonly out: string },
  find: () => Promise<string>,
): Promise<void> {
  const { format, out } = options;
  if (out === "-" && exportFormats[format].binary && Deno.stdout.isTerminal()) {
    throw new UsageError(
      `Cannot print ${format} on a terminal: name a file with --out, or send it into one`,
    );
  }
  const source = await find(), path = resolveUserPath(out);
  if (out !== "-") {
    await checkPaths([
      { what: "the result file", path: source },
      { what: "the table (--out)", path, writes: "other", replaces: REPLACEABLE[format] },
    ]);
  }
  const table = exportResult(await readResultFile(source), options);
  if (out === "-") return await printBytes(table);
  await makeFolders([dirname(path)]);
  await writeFile(path, table);
  printError(`Written: ${showPath(path)}`);
}

async function exportFolder(
  format: DashboardName,
  { out, rows, columns }: ExportCommandOptions,
  find: () => Promise<string>,
): Promise<void> {
  if (out === "-") {
    throw new UsageError(`Cannot print ${format}, which is a folder: name one with --out`);
  }
  if (rows !== undefined || columns !== undefined) {
    throw new UsageError(
      `Cannot use ${
        rows === undefined ? "--columns" : "--rows"
      } with ${format}: it has every curve`,
    );
  }
  const place = resolveUserPath(out);
  await checkExportPlace(place, format);
  const { folder, files } = exportCurves(await readResultFile(await find()), format);
  await writeExportFolder(join(place, folder), format, files);
  print(`Written: ${showPath(place)}`);
}
