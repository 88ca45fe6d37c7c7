import {
  type Column,
  dataTables,
  publishedColumns,
  publishedRows,
  type Value,
} from "../tables/mod.ts";
import type { ResultFile } from "../result_file.ts";
import type { EvidenceTable } from "./evidence_file.ts";

/** What of the summary is left out: it stands elsewhere in the file, or follows from the rest. */
const LEFT_OUT = new Set(["model", "task", "solved_share", "reference", "solved_at_first"]);

/** The tables of a result that are small enough to be kept. */
export function tablesOf(result: ResultFile): EvidenceTable[] {
  return [
    publishedTable(result),
    dataTable("summary", "Test error by workload and variant", result),
    dataTable("successes", "Runs under an error by workload and variant", result),
  ].filter(({ rows }) => rows.length > 0);
}

function publishedTable(result: ResultFile): EvidenceTable {
  const rows = publishedRows(result)
    .map((row) => publishedColumns.map((column) => column.valueOf(row)));
  return made("published", "Published numbers and ours", publishedColumns, rows);
}

function dataTable(
  name: "summary" | "successes",
  title: string,
  result: ResultFile,
): EvidenceTable {
  const table = dataTables[name];
  const positions = [...table.columns.keys()]
    .filter((position) => !LEFT_OUT.has(table.columns[position]!.name));
  const columns = positions.map((position) => table.columns[position]!);
  return made(name, title, columns, Array.from(table.rows(result, positions)));
}

function made(
  name: string,
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly Value[])[],
): EvidenceTable {
  return {
    name,
    title,
    columns: columns.map(({ name, label, shown, interval }) => ({
      ...{ name, label, shown },
      ...interval === undefined ? {} : { interval: [...interval] },
    })),
    rows: rows.map((row) => [...row]),
  };
}
