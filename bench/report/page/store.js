/* The view that the page shows now, and who wants to know when it changes. */

import { charts, filtersVariants, variants, workloads } from "./data.js";
import { chartView, parseView, writeView } from "./view.js";

const known = {
  workload: workloads,
  variant: filtersVariants ? variants : [],
  chart: [...charts.keys()],
};
const listeners = [];

let view = parseView(location.hash, known);

export const currentView = () => view;

/** The words for a chart: which groups are hidden, whether seeds are shown, whether it is linear. */
export function ownView(id) {
  const own = chartView(view, id);
  return { ...own, seeds: own.seeds ?? view.seeds };
}

/** Calls a function with the new view whenever it has changed. */
export function onView(listener) {
  listeners.push(listener);
}

/**
 * Shows another view and puts it into the address: as a new page to go back from, or, for what is no
 * decision of the reader's, such as an opened table, in place of the old address.
 */
export function changeView(change, { replace = false } = {}) {
  view = { ...view, ...change };
  const address = writeView(view) || location.pathname + location.search;
  if (address !== location.hash) history[replace ? "replaceState" : "pushState"](null, "", address);
  for (const listener of listeners) listener(view);
}

/** Changes how one chart is drawn. */
export function changeChart(id, change) {
  const own = { ...chartView(view, id), ...change };
  changeView({ charts: new Map([...view.charts, [id, own]]) });
}

addEventListener("hashchange", () => {
  view = parseView(location.hash, known);
  for (const listener of listeners) listener(view);
});
