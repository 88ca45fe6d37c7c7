import { dirname } from "node:path";
import { UsageError, writeFile } from "../base/mod.ts";
import {
  exportFormats,
  type ExportOptions,
  exportResult,
  type FormatName,
} from "../results/export/mod.ts";
import { checkPaths, type Replaceable } from "./check_paths.ts";
import { findResult, latestResult, readResultFile } from "./find_result.ts";
import { makeFolders, resolveUserPath, showPath } from "./paths.ts";
import { printBytes, printError } from "./print.ts";

/** What `export` takes. */
export interface ExportCommandOptions extends ExportOptions {
  readonly json?: string | undefined;
  /** A file, or "-" for standard output. */
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
 * Writes a result as a table.
 *
 * @throws {UsageError} If the result file cannot be read or is none, a column is unknown, or the table
 *   cannot be written where it should.
 */
export async function exportCommand(options: ExportCommandOptions): Promise<void> {
  const { format, json, out } = options;
  if (out === "-" && exportFormats[format].binary && Deno.stdout.isTerminal()) {
    throw new UsageError(
      `Cannot print ${format} on a terminal: name a file with --out, or send it into one`,
    );
  }
  const source = json === undefined
    ? await latestResult(undefined)
    : await findResult(json, undefined);
  const path = resolveUserPath(out);
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
