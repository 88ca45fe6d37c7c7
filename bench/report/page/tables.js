/* Makes the table behind a chart when it is opened. */

import { shownChart } from "./charts.js";
import { makeTable } from "./elements.js";
import { numbersOf } from "./series.js";
import { onView } from "./store.js";

/** A single row of many numbers, as a row for each of them. */
function upright({ heads, rows }) {
  if (rows.length !== 1 || heads.length < 4) return { heads, rows };
  const [[first, ...numbers]] = rows, names = heads.slice(1);
  return { heads: [heads[0], first], rows: numbers.map((number, i) => [names[i], number]) };
}

function fill(details) {
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

/** Names that would push the numbers out of sight are broken. */
function breakLongNames() {
  for (const cell of document.querySelectorAll("main .scroll :is(th, td)")) {
    if (/\S{40}/.test(cell.textContent)) cell.classList.add("long");
  }
}

export function startTables() {
  breakLongNames();
  const all = [...document.querySelectorAll("details[data-table]")];
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
