import { counted, type Html, markup } from "../base/mod.ts";

/** A column of a table of data, its values by row. */
export interface DataColumn {
  readonly title: string;
  /** With `names`, positions in it. */
  readonly values: readonly (number | string | null)[];
  /** The different texts of the column, each once. */
  readonly names?: readonly string[];
  /** What the names are of: rows that the reader filtered out are left out. */
  readonly namesAre?: "workload" | "variant";
}

/** A table of many rows, as data: the page's script makes it when asked, some rows at a time. */
export interface DataTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly DataColumn[];
}

/** A column of texts, of which many are the same. */
export function nameColumn(
  title: string,
  texts: readonly string[],
  namesAre?: "workload" | "variant",
): DataColumn {
  const names = [...new Set(texts)];
  const positions = new Map(names.map((name, i) => [name, i]));
  const values = texts.map((text) => positions.get(text)!);
  return { title, values, names, ...namesAre === undefined ? {} : { namesAre } };
}

/** The place of a table of data, closed; without a script it says where the rows are. */
export function dataTableDetails({ id, title, columns }: DataTable): Html {
  const rows = columns[0]?.values.length ?? 0;
  return markup`<details id="${id}" class="data" data-rows="${id}"><summary>${title}, ${
    counted(rows, "row")
  }</summary><p class="without-script">The rows are made by the page's script; the result file has them too.</p></details>
`;
}
