/** The charts of the report, as data. */

export {
  type BandSeries,
  type Chart,
  type DistributionSeries,
  type IntervalSeries,
  type Series,
  type Values,
  type ValueSeries,
} from "./chart.ts";
export { at, decimate, drawnTrials } from "./decimation.ts";
export { differenceChart } from "./difference_chart.ts";
export { distributionChart } from "./distribution_chart.ts";
export { errorChart, lossChart } from "./learning_curves.ts";
export { measureChart } from "./measure_chart.ts";
export { clippedShareChart, normChart } from "./norm_chart.ts";
export { pairChart, type WorkloadPairs } from "./pair_chart.ts";
export { profileChart } from "./profile_chart.ts";
export { budgetChart, sensitivityChart } from "./search_charts.ts";
export { targetChart } from "./target_chart.ts";
