import type { Cell, Column, Row, Table } from "../../../models/mod.ts";
import { counted, type Html, markup } from "../../base/mod.ts";
import type { DataColumn, DataTable } from "../page/page_data.ts";
import { valueText } from "../../results/tables/mod.ts";

/** A table of many rows, as data: the page's script makes it when asked, some rows at a time. */
export function dataTable(id: string, { title, columns, rows }: Table): DataTable {
  return { id, title, columns: columns.map((column, i) => dataColumn(column, i, rows)) };
}

function dataColumn({ name, title }: Column, place: number, rows: readonly Row[]): DataColumn {
  const cells = rows.map(({ cells }) => cells[place]!);
  const heading = valueText({ kind: "text", words: title });
  const namesAre = name === "workload" || name === "variant" ? name : undefined;
  const values = cells.map(plainValue), texts = values.filter((one) => typeof one === "string");
  const names = [...new Set(texts)];
  const areRepeated = texts.length === values.length && names.length <= texts.length / 2;
  if (namesAre === undefined && !areRepeated) return { title: heading, values };
  // Texts of which many are the same stand there once.
  const positions = new Map(names.map((one, i) => [one, i]));
  return {
    title: heading,
    values: texts.map((text) => positions.get(text)!),
    names,
    ...namesAre === undefined ? {} : { namesAre },
  };
}

function plainValue({ value }: Cell): number | string | null {
  if (value === null) return null;
  return value.kind === "number" && value.unit === "plain" ? value.value : valueText(value);
}

/** The place of a table of data, closed; without a script it says where the rows are. */
export function dataTableDetails({ id, title, columns }: DataTable): Html {
  const rows = columns[0]?.values.length ?? 0;
  return markup`<details id="${id}" class="data" data-rows="${id}"><summary>${title}, ${
    counted(rows, "row")
  }</summary><p class="without-script">The rows are made by the page's script; the result file has them too.</p></details>
`;
}
