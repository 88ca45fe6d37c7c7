/* The view that the page shows now, and who wants to know when it changes. */

import { charts, filtersVariants, variants, workloads } from "./data.ts";
import {
  type ChartView,
  chartView,
  type KnownNames,
  parseView,
  type View,
  writeView,
} from "./view.ts";

const known: KnownNames = {
  workload: workloads,
  variant: filtersVariants ? variants : [],
  chart: [...charts.keys()],
};
const listeners: ((view: View) => void)[] = [];

let view = parseView(location.hash, known);

export const currentView = (): View => view;

/** How a chart is drawn, where it has no choice of its own as the page is. */
export function ownView(id: string): ChartView & { readonly seeds: boolean } {
  const own = chartView(view, id);
  return { ...own, seeds: own.seeds ?? view.seeds };
}

/** Calls a function with the new view whenever it has changed. */
export function onView(listener: (view: View) => void): void {
  listeners.push(listener);
}

/**
 * Shows another view and puts it into the address: as a new page to go back from, or, for what is no
 * decision of the reader's, such as an opened table, in place of the old address.
 */
export function changeView(change: Partial<View>, { replace = false } = {}): void {
  view = { ...view, ...change };
  const address = writeView(view) || location.pathname + location.search;
  if (address !== location.hash) history[replace ? "replaceState" : "pushState"](null, "", address);
  for (const listener of listeners) listener(view);
}

/** Changes how one chart is drawn. */
export function changeChart(id: string, change: Partial<ChartView>): void {
  const own = { ...chartView(view, id), ...change };
  changeView({ charts: new Map([...view.charts, [id, own]]) });
}

addEventListener("hashchange", () => {
  view = parseView(location.hash, known);
  for (const listener of listeners) listener(view);
});
