/* Makes the table behind a chart when it is opened. */

import { shownChart } from "./charts.js";
import { makeTable } from "./elements.js";
import { numbersOf } from "./series.js";
import { onView } from "./store.js";

function fill(details) {
  const { title, valueTitle } = shownChart(details.dataset.table);
  details.querySelector(".scroll")?.remove();
  details.append(
    makeTable(numbersOf(shownChart(details.dataset.table)), {
      label: `Numbers: ${title}`,
      caption: valueTitle,
    }),
  );
}

export function startTables() {
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
