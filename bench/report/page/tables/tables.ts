/* Makes the table behind a chart when it is opened. */

import { shownChart } from "../charts/charts.ts";
import { findAll, makeTable } from "../elements.ts";
import { numbersOf } from "../charts/series.ts";
import { onView } from "../store.ts";
import type { TableData } from "./table_data.ts";

/** A single row of many numbers, as a row for each of them. */
function upright({ heads, rows }: TableData): TableData {
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0 || heads.length < 4) return { heads, rows };
  const [first, ...numbers] = row, [corner = "", ...names] = heads;
  return { heads: [corner, String(first)], rows: numbers.map((number, i) => [names[i]!, number]) };
}

function fill(details: HTMLDetailsElement): void {
  const chart = shownChart(details.dataset.table);
  const { title, valueTitle } = chart;
  details.querySelector(".scroll")?.remove();
  details.append(
    makeTable(upright(numbersOf(chart)), {
      label: `Numbers: ${title}`,
      caption: valueTitle,
    }),
  );
}

/** Breaks names that would push the numbers out of sight. */
function breakLongNames(): void {
  for (const cell of findAll(document, "main .scroll :is(th, td)")) {
    if (/\S{40}/.test(cell.textContent)) cell.classList.add("long");
  }
}

export function startTables(): void {
  breakLongNames();
  const all = findAll<HTMLDetailsElement>(document, "details[data-table]");
  for (const details of all) {
    details.addEventListener("toggle", () => {
      if (details.open && !details.querySelector(".scroll")) fill(details);
    });
  }
  let before = "";
  onView(({ workload, variant }) => {
    const now = JSON.stringify([...workload, null, ...variant]);
    if (now === before) return;
    before = now;
    for (const details of all) {
      if (details.open) fill(details);
      else details.querySelector(".scroll")?.remove();
    }
  });
}
