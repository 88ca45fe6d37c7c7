/* Leaves out the workloads and variants that a reader does not want to see. */

import { refreshAll } from "./charts/charts.ts";
import { choiceInWords, leavesOut } from "./choice.ts";
import { filtersVariants, variants, workloads } from "./data.ts";
import { find, findAll } from "./elements.ts";
import type { Filtered } from "./page_data.ts";
import { changeView, currentView, onView } from "./store.ts";
import { isShown, type View } from "./view.ts";

/** What there is to choose from. */
const all: Readonly<Record<Filtered, readonly string[]>> = {
  workload: workloads,
  variant: filtersVariants ? variants : [],
};

const kinds: readonly Filtered[] = ["workload", "variant"];

/** What is shown, of each kind that there is a choice of. */
const words = (view: View, chosen = kinds) =>
  chosen.map((kind) => choiceInWords(view[kind], all[kind], kind)).filter(Boolean).join(", ");

const filteredKinds = (view: View) => kinds.filter((kind) => leavesOut(view[kind], all[kind]));

/** The rows that a cell spans before anything is filtered out. */
const rowsOfCells = new Map<HTMLTableCellElement, readonly HTMLTableRowElement[]>();

function rowsAt(cell: HTMLTableCellElement): readonly HTMLTableRowElement[] {
  const rows = findAll(cell.closest("tbody")!, "tr");
  const first = rows.findIndex((row) => row === cell.parentElement);
  return rows.slice(first, first + cell.rowSpan);
}

/** Moves cells that span rows to the first row that is left, and makes them span those that are left. */
function spanRows(table: HTMLTableElement): void {
  for (const cell of findAll<HTMLTableCellElement>(table, "tbody [rowspan]")) {
    const rows = rowsOfCells.get(cell) ?? rowsAt(cell);
    rowsOfCells.set(cell, rows);
    const shown = rows.filter((row) => !row.classList.contains("filtered"));
    const [first] = shown;
    if (first === undefined) continue;
    cell.rowSpan = shown.length;
    if (cell.parentElement !== first) first.prepend(cell);
    for (const row of rows) row.classList.toggle("first", row === first);
  }
}

function hide(view: View): void {
  for (const element of findAll(document, "main [data-workload], main [data-variant]")) {
    const { workload, variant } = element.dataset;
    const isOut = workload !== undefined && !isShown(view, "workload", workload) ||
      variant !== undefined && !isShown(view, "variant", variant);
    element.classList.toggle("filtered", isOut);
  }
  for (const table of findAll<HTMLTableElement>(document, "main table:has([rowspan])")) {
    spanRows(table);
  }
}

/** Makes the form work, and keeps it and the page as the view has it. */
export function startFilters(): void {
  const form = document.getElementById("filters");
  if (form === null) return;
  const boxes = findAll<HTMLInputElement>(form, "input[type=checkbox]");
  const summary = find(form, "summary"), status = find(form, "[role=status]");
  const note = find(document, "#filtered");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    const chosen = (kind: Filtered) =>
      new Set(
        boxes.filter(({ name, checked }) => name === kind && checked).map((box) => box.value),
      );
    changeView({
      workload: chosen("workload"),
      variant: chosen("variant"),
      seeds: boxes.find(({ name }) => name === "seeds")?.checked ?? true,
    });
  });
  for (const one of [form, note]) {
    find(one, "button").addEventListener("click", () => {
      changeView({ workload: new Set(), variant: new Set(), seeds: true });
    });
  }
  form.addEventListener("keydown", (event) => {
    const details = find(form, "details");
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    summary.focus();
  });
  let before = "";
  function update(view: View) {
    const { workload, variant, seeds } = view;
    for (const box of boxes) {
      const kind = kinds.find((one) => one === box.name);
      box.checked = kind === undefined ? seeds : view[kind].has(box.value);
    }
    const now = JSON.stringify([[...workload], [...variant], seeds]);
    if (now === before) return;
    const text = words(view), left = filteredKinds(view);
    summary.textContent = text === "" ? "Filter" : `Filter: ${text}`;
    note.hidden = left.length === 0;
    find(note, "span").textContent = words(view, left);
    // Nobody asked yet when the page opens.
    if (before !== "") {
      status.textContent = `Showing ${text}${seeds ? "" : ", without single seeds"}`;
    }
    before = now;
    hide(view);
    refreshAll();
  }
  onView(update);
  update(currentView());
}
