/* Tables of many rows: made when opened, some rows at a time, filtered, searched and sorted. */

import { entry, suite, tables } from "../data.ts";
import { saveCsv } from "../charts/downloads.ts";
import { find, findAll, make, makeButton, makeRow, makeTable } from "../elements.ts";
import type { DataColumn, DataTable } from "../page_data.ts";
import { currentView, onView } from "../store.ts";
import { isShown, type View } from "../view.ts";
import { fileName } from "./csv.ts";
import type { Cell } from "./table_data.ts";

/** Rows shown at a time. */
const ROWS = 200;

/** What a reader wants to see of a table. */
interface Choice {
  readonly wanted: string;
  /** The position of the column that the rows are in the order of; null for the order of the data. */
  readonly sort: number | null;
  readonly isDown: boolean;
}

const count = (number: number) => number.toLocaleString("en");

function valueOf({ names, values }: DataColumn, row: number): Cell {
  const value = values[row] ?? null;
  return names === undefined ? value : names[Number(value)] ?? null;
}

const compare = (one: Cell, other: Cell) =>
  typeof one === "number" && typeof other === "number"
    ? one - other
    : String(one).localeCompare(String(other), "en", { numeric: true });

/** The positions of the rows that a view and a search leave, in the order of a column. */
function rowsOf({ columns }: DataTable, view: View, choice: Choice): number[] {
  const wanted = choice.wanted.trim().toLowerCase();
  const rows = [...columns[0]?.values.keys() ?? []].filter((row) =>
    columns.every((column) =>
      column.namesAre === undefined || isShown(view, column.namesAre, String(valueOf(column, row)))
    ) &&
    (wanted === "" ||
      columns.some((column) => String(valueOf(column, row) ?? "").toLowerCase().includes(wanted)))
  );
  const column = choice.sort === null ? undefined : columns[choice.sort];
  if (column === undefined) return rows;
  const sign = choice.isDown ? -1 : 1;
  // What has no value is last, whichever way.
  const isNone = (row: number) => Number(valueOf(column, row) === null);
  return rows.sort((one, other) =>
    isNone(one) - isNone(other) || sign * compare(valueOf(column, one), valueOf(column, other))
  );
}

/** Fills the details of a table with its controls and its first rows. */
function build(details: HTMLDetailsElement, table: DataTable): void {
  const { id, title, columns } = table;
  let choice: Choice = { wanted: "", sort: null, isDown: false };
  let page = 0, rows: readonly number[] = [];
  const status = make("p", { role: "status" });
  const turn = (by: number) => {
    page += by;
    show();
  };
  const back = makeButton("Previous rows", () => back.ariaDisabled === "true" || turn(-1));
  const next = makeButton("Next rows", () => next.ariaDisabled === "true" || turn(1));
  const cells = (row: number) => columns.map((column) => valueOf(column, row));
  const keep = makeButton("CSV of these rows", () => {
    const heads = columns.map(({ title }) => title);
    saveCsv({ heads, rows: rows.map(cells) }, fileName([suite, title], "csv"));
  });
  const search = make("input", { type: "search", id: `${id}-find`, autocomplete: "off" });
  search.addEventListener("input", () => select({ ...choice, wanted: search.value }));
  const box = makeTable({ heads: columns.map(() => ""), rows: [] }, { label: title });
  const body = find(box, "tbody"), heads = findAll(box, "thead th");
  for (const [i, head] of heads.entries()) {
    head.append(makeButton(columns[i]!.title, () => {
      select({ ...choice, sort: i, isDown: choice.sort === i && !choice.isDown });
    }));
  }
  function show() {
    const first = page * ROWS, shown = rows.slice(first, first + ROWS);
    body.replaceChildren(...shown.map((row) => makeRow(cells(row))));
    box.scrollTop = 0;
    status.textContent = rows.length === 0
      ? "No row is like this."
      : `Rows ${count(first + 1)} to ${count(first + shown.length)} of ${count(rows.length)}`;
    // Not `disabled`, which would take the focus away.
    back.ariaDisabled = String(page === 0);
    next.ariaDisabled = String(first + ROWS >= rows.length);
    for (const [i, head] of heads.entries()) {
      if (choice.sort === i) head.ariaSort = choice.isDown ? "descending" : "ascending";
      else head.removeAttribute("aria-sort");
    }
  }
  function select(change: Choice) {
    choice = change;
    rows = rowsOf(table, currentView(), choice);
    page = 0;
    show();
  }
  const label = make("label", { htmlFor: search.id }, "Find in the rows");
  details.append(
    make("div", { className: "row-controls" }, label, search, back, next, keep),
    status,
    box,
  );
  onView(() => select(choice));
  select(choice);
}

export function startRows(): void {
  for (const details of findAll<HTMLDetailsElement>(document, "details[data-rows]")) {
    details.querySelector(".without-script")?.remove();
    details.addEventListener("toggle", () => {
      if (!details.open || details.querySelector("table")) return;
      build(details, entry(tables, details.dataset.rows));
    });
  }
}
