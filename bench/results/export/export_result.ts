import { commandText, unknownName } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { checkTrials } from "./check_trials.ts";
import { exportFormats, type FormatName } from "./formats.ts";
import { type DataTable, dataTables, type RowKind } from "../tables/mod.ts";

/** What to export, and how. */
export interface ExportOptions {
  readonly format: FormatName;
  /** What a row stands for: trials, and in tables for people workloads and variants. */
  readonly rows?: RowKind | undefined;
  /** Names of columns, in their order; by default all, and in tables for people a few. */
  readonly columns?: readonly string[] | undefined;
}

/**
 * A result as a table in some format, in pieces.
 *
 * @throws {UsageError} If there is no such column, or nothing to export.
 */
export function exportResult(
  result: ResultFile,
  { format: name, rows: kind, columns: names }: ExportOptions,
): Iterable<Uint8Array> {
  const format = exportFormats[name];
  const rows = kind ?? (format.forPeople ? "summary" : "trials");
  const table: DataTable = dataTables[rows];
  checkTrials(result);
  const chosen = chooseColumns(table, names, format.forPeople);
  return format.write({
    columns: chosen.map((column) => table.columns[column]!),
    rows: table.rows(result, chosen),
    about: [
      ["suite", `${result.suite.name}, version ${result.suite.version}`],
      ["command", commandText(result.command)],
      ["made at", result.createdAt],
      ["gradnoise", result.versions.gradnoise],
    ],
  });
}

/** Positions in the table. A column for people brings the ends of its interval along. */
function chooseColumns(
  { columns }: DataTable,
  names: readonly string[] | undefined,
  forPeople: boolean,
): number[] {
  const all = columns.map(({ name }) => name);
  const wanted = names ??
    columns.filter(({ brief }) => brief || !forPeople).map(({ name }) => name);
  const unknown = wanted.find((name) => !all.includes(name));
  if (unknown !== undefined) throw unknownName("column", unknown, all);
  const intervals = wanted.flatMap((name) => columns[all.indexOf(name)]!.interval ?? []);
  return [...new Set([...wanted, ...forPeople ? intervals : []])].map((name) => all.indexOf(name));
}
