import { type Html, markup } from "../../../bench/base/mod.ts";
import type { EvidenceTable } from "../../../bench/results/evidence/mod.ts";
import { intervalText, MISSING, numberText } from "../../../bench/results/tables/mod.ts";

/** A table of numbers, each with the digits of its column; an interval stands in the cell that it is of. */
export function evidenceTable({ title, columns, rows }: EvidenceTable): Html {
  const ends = new Set(columns.flatMap(({ interval }) => interval ?? []));
  const shown = columns.map((column, at) => ({ ...column, at }))
    // A column without a value says nothing.
    .filter(({ name, at }) => !ends.has(name) && rows.some((row) => row[at] !== null));
  return markup`<div class="scroll" tabindex="0" role="group" aria-label="${title}"><table class="data">
<thead><tr>${shown.map(({ label }) => markup`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>
${
    rows.map((row) =>
      markup`<tr>${
        shown.map((column) =>
          markup`<td>${cellText(row[column.at], column.shown)}${
            intervalOf(column, columns, row)
          }</td>`
        )
      }</tr>\n`
    )
  }</tbody>
</table></div>
`;
}

type Unit = Parameters<typeof numberText>[1];
type Column = EvidenceTable["columns"][number];
type Cell = EvidenceTable["rows"][number][number] | undefined;

function intervalOf(
  { interval, shown }: Column,
  columns: readonly Column[],
  row: readonly Cell[],
): string {
  if (interval === undefined) return "";
  const [lowest, highest] = interval.map((name) =>
    row[columns.findIndex((one) => one.name === name)]
  );
  if (typeof lowest !== "number" || typeof highest !== "number") return "";
  return ` (${intervalText(lowest, highest, shown as Unit)})`;
}

function cellText(value: Cell, shown: string): string {
  if (value === null || value === undefined) return MISSING;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : numberText(value, shown as Unit);
}
