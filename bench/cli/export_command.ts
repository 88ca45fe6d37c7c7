import { dirname } from "node:path";
import { UsageError } from "../errors.ts";
import { exportFormats, type ExportOptions, exportResult } from "../export/mod.ts";
import { readJsonFile } from "../json_file.ts";
import { resultFileKind, resultFileSchema } from "../result_file.ts";
import { writeFile } from "../write_file.ts";
import { makeFolders, outputPaths, resolveUserPath, showPath } from "./paths.ts";
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
  const source = json === undefined ? outputPaths(undefined).json : resolveUserPath(json);
  const action = `Cannot read the result file ${showPath(source)}`;
  const table = exportResult(
    await readJsonFile(source, resultFileSchema, action, resultFileKind),
    options,
  );
  if (out === "-") return await printBytes(table);
  const path = resolveUserPath(out);
  await makeFolders([dirname(path)]);
  await writeFile(path, table);
  printError(`Written: ${showPath(path)}`);
}
