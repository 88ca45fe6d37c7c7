import type { ResultFile } from "../../result_file.ts";
import type { PairedDifference } from "../../statistics/mod.ts";
import { points, shortPercent } from "../../format.ts";
import type { Chart } from "./chart.ts";

/** Test errors of a variant and the reference, joined by a line for each seed. */
export function pairChart(
  { variants }: ResultFile,
  { workload, reference, variant, pairs, spread }: PairedDifference,
  id: string,
): Chart {
  const position = (wanted: string) => variants.findIndex(({ name }) => name === wanted);
  return {
    id,
    title: `Test error, pair by pair: ${reference} and ${variant}`,
    description:
      `${workload}: a line for each seed. The difference is ${
        points(spread.mean)
      } points on average, ` +
      `from ${points(spread.lowest)} to ${points(spread.highest)}.`,
    note: `Mean difference: ${points(spread.mean)} points.`,
    labels: [reference, variant],
    categoryTitle: "variant",
    valueTitle: "percent",
    scale: "linear",
    span: [0, 1],
    pair: [position(reference), position(variant)],
    series: pairs.map(({ seed, reference, variant }) => ({
      label: `seed ${seed}`,
      variant: null,
      style: "pair",
      values: [reference, variant].map(shortPercent),
    })),
  };
}
