/* Tables of many rows: made when opened, some rows at a time, filtered, searched and sorted. */

import { fileName } from "./csv.js";
import { suite, tables } from "./data.js";
import { saveCsv } from "./downloads.js";
import { make, makeButton, makeRow, makeTable } from "./elements.js";
import { currentView, onView } from "./store.js";
import { isShown } from "./view.js";

/** Rows shown at a time. */
const ROWS = 200;

const count = (number) => number.toLocaleString("en");

const valueOf = ({ names, values }, row) => names ? names[values[row]] : values[row] ?? null;

const compare = (one, other) =>
  typeof one === "number" && typeof other === "number"
    ? one - other
    : String(one).localeCompare(String(other), "en", { numeric: true });

/** The positions of the rows that a view and a search leave, in the order of a column. */
function rowsOf({ columns }, view, { find = "", sort = null, isDown = false } = {}) {
  const kinds = columns.filter(({ namesAre }) => namesAre !== undefined);
  const wanted = find.trim().toLowerCase();
  const rows = [...columns[0].values.keys()].filter((row) =>
    kinds.every((column) => isShown(view, column.namesAre, valueOf(column, row))) &&
    (wanted === "" ||
      columns.some((column) => String(valueOf(column, row) ?? "").toLowerCase().includes(wanted)))
  );
  if (sort === null) return rows;
  const column = columns[sort], sign = isDown ? -1 : 1;
  // What has no value is last, whichever way.
  const isNone = (row) => Number(valueOf(column, row) === null);
  return rows.sort((one, other) =>
    isNone(one) - isNone(other) || sign * compare(valueOf(column, one), valueOf(column, other))
  );
}

/** Fills the details of a table with its controls and its first rows. */
function build(details, table) {
  const { id, title, columns } = table;
  const choice = { find: "", sort: null, isDown: false };
  let page = 0, rows = [];
  const status = make("p", { role: "status" });
  const turn = (by) => {
    page += by;
    show();
  };
  const back = makeButton("Previous rows", () => back.ariaDisabled === "true" || turn(-1));
  const next = makeButton("Next rows", () => next.ariaDisabled === "true" || turn(1));
  const cells = (row) => columns.map((column) => valueOf(column, row));
  const keep = makeButton("CSV of these rows", () => {
    const heads = columns.map(({ title }) => title);
    saveCsv({ heads, rows: rows.map(cells) }, fileName([suite, title], "csv"));
  });
  const find = make("input", { type: "search", id: `${id}-find`, autocomplete: "off" });
  find.addEventListener("input", () => {
    choice.find = find.value;
    select();
  });
  const box = makeTable({ heads: columns.map(() => ""), rows: [] }, { label: title });
  const body = box.querySelector("tbody"), heads = [...box.querySelectorAll("thead th")];
  const sortBy = (i) => {
    choice.isDown = choice.sort === i && !choice.isDown;
    choice.sort = i;
    select();
  };
  for (const [i, head] of heads.entries()) {
    head.append(makeButton(columns[i].title, () => sortBy(i)));
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
  function select() {
    rows = rowsOf(table, currentView(), choice);
    page = 0;
    show();
  }
  const label = make("label", { htmlFor: find.id }, "Find in the rows");
  details.append(
    make("div", { className: "row-controls" }, label, find, back, next, keep),
    status,
    box,
  );
  onView(select);
  select();
}

export function startRows() {
  for (const details of document.querySelectorAll("details[data-rows]")) {
    details.querySelector(".without-script")?.remove();
    const open = () => {
      if (!details.open || details.querySelector("table")) return;
      build(details, tables.get(details.dataset.rows));
    };
    details.addEventListener("toggle", open);
  }
}
