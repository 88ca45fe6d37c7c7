import { counted, type Html, markup } from "../base/mod.ts";
import type { DataColumn, DataTable, Filtered } from "./page/page_data.ts";

/** A column of texts, of which many are the same. */
export function nameColumn(
  title: string,
  texts: readonly string[],
  namesAre?: Filtered,
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
