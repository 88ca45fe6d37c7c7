import { type DataTable, dataTables } from "../tables/mod.ts";
import type { ResultFile } from "../result_file.ts";
import type { EvidenceTable } from "./evidence_file.ts";

/** What of the summary is left out: it stands elsewhere in the file, or follows from the rest. */
const LEFT_OUT = new Set(["model", "task", "solved_share", "reference", "solved_at_first"]);

/** The tables of a result that are small enough to be kept. */
export function tablesOf(result: ResultFile): EvidenceTable[] {
  return [
    tableOf("summary", dataTables.summary, result),
    tableOf("successes", dataTables.successes, result),
  ].filter(({ rows }) => rows.length > 0);
}

function tableOf(name: string, table: DataTable, result: ResultFile): EvidenceTable {
  const positions = [...table.columns.keys()]
    .filter((position) => !LEFT_OUT.has(table.columns[position]!.name));
  return {
    name,
    title: table.title,
    columns: positions.map((position) => {
      const { name, label, shown, interval } = table.columns[position]!;
      return { name, label, shown, ...interval === undefined ? {} : { interval: [...interval] } };
    }),
    rows: Array.from(table.rows(result, positions), (row) => [...row]),
  };
}
