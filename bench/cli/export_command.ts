import { dirname } from "node:path";
import { UsageError } from "../errors.ts";
import { exportFormats, type ExportOptions, exportResult } from "../export/mod.ts";
import { writeFile } from "../write_file.ts";
import { checkPaths } from "./check_paths.ts";
import { findResult, latestResult, readResultFile } from "./find_result.ts";
import { makeFolders, resolveUserPath, showPath } from "./paths.ts";
import { printBytes, printError } from "./print.ts";

/** What `export` takes. */
export interface ExportCommandOptions extends ExportOptions {
  readonly json?: string | undefined;
  /** A file, or "-" for standard output. */
  readonly out: string;
}

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
      { what: "the table (--out)", path, writes: "other" },
    ]);
  }
  const table = exportResult(await readResultFile(source), options);
  if (out === "-") return await printBytes(table);
  await makeFolders([dirname(path)]);
  await writeFile(path, table);
  printError(`Written: ${showPath(path)}`);
}
