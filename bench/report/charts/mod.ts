/** The charts of the report, as data. */

export { type Chart, chartFigure } from "./chart.ts";
export { differenceChart } from "./difference_chart.ts";
export { errorChart, lossChart } from "./learning_curves.ts";
export { normChart } from "./norm_chart.ts";
export { pairChart } from "./pair_chart.ts";
