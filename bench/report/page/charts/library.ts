/* Chart.js, which the page loads as a script of its own before this one. */

import type { Chart as ChartClass, ChartDataset } from "chart.js";
import type * as helpers from "chart.js/helpers";
import type { Series } from "../../../../models/details/mod.ts";

interface Library {
  readonly Chart: typeof ChartClass & { readonly helpers: typeof helpers };
}

export const { Chart } = globalThis as unknown as Library;

/** What Chart.js draws of a series. */
export type DrawnSet = ChartDataset<"line"> & {
  readonly series: Series;
  /** Of marks, the place beside those of other groups. */
  readonly slot: number | undefined;
};

export type Drawing = ChartClass<"line">;
