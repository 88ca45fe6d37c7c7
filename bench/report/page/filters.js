/* Leaves out the workloads and variants that a reader does not want to see. */

import { refreshAll } from "./charts.js";
import { choiceInWords, leavesOut } from "./choice.js";
import { filtersVariants, variants, workloads } from "./data.js";
import { changeView, currentView, onView } from "./store.js";
import { isShown } from "./view.js";

/** What there is to choose from. */
const all = { workload: workloads, variant: filtersVariants ? variants : [] };

const kinds = Object.keys(all);

/** What is shown, of each kind that there is a choice of. */
const words = (view, chosen = kinds) =>
  chosen.map((kind) => choiceInWords(view[kind], all[kind], kind)).filter(Boolean).join(", ");

const filteredKinds = (view) => kinds.filter((kind) => leavesOut(view[kind], all[kind]));

/** Cells that span rows stand in the first row that is left, and span those that are left. */
function spanRows(table) {
  for (const cell of [...table.querySelectorAll("tbody [rowspan]")]) {
    cell.rows ??= rowsAt(cell);
    const shown = cell.rows.filter((row) => !row.classList.contains("filtered"));
    if (shown.length === 0) continue;
    cell.rowSpan = shown.length;
    if (cell.parentElement !== shown[0]) shown[0].prepend(cell);
    for (const row of cell.rows) row.classList.toggle("first", row === shown[0]);
  }
}

function rowsAt(cell) {
  const rows = [...cell.closest("tbody").rows], first = rows.indexOf(cell.parentElement);
  return rows.slice(first, first + cell.rowSpan);
}

function hide(view) {
  const marked = document.querySelectorAll("main [data-workload], main [data-variant]");
  for (const element of marked) {
    const { workload, variant } = element.dataset;
    const isOut = workload !== undefined && !isShown(view, "workload", workload) ||
      variant !== undefined && !isShown(view, "variant", variant);
    element.classList.toggle("filtered", isOut);
  }
  for (const table of document.querySelectorAll("main table:has([rowspan])")) spanRows(table);
}

/** Makes the form work, and keeps it and the page as the view has it. */
export function startFilters() {
  const form = document.getElementById("filters");
  if (!form) return;
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const summary = form.querySelector("summary"), status = form.querySelector("[role=status]");
  const note = document.getElementById("filtered");
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    const chosen = (kind) =>
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
    one.querySelector("button").addEventListener("click", () => {
      changeView({ workload: new Set(), variant: new Set(), seeds: true });
    });
  }
  form.addEventListener("keydown", (event) => {
    const details = form.querySelector("details");
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    summary.focus();
  });
  let before = "";
  function update(view) {
    const { workload, variant, seeds } = view;
    for (const box of boxes) {
      box.checked = box.name === "seeds" ? seeds : view[box.name].has(box.value);
    }
    const now = JSON.stringify([[...workload], [...variant], seeds]);
    if (now === before) return;
    const text = words(view), left = filteredKinds(view);
    summary.textContent = `Filter: ${text}`;
    note.hidden = left.length === 0;
    note.querySelector("span").textContent = words(view, left);
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
