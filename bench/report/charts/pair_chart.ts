import type { ResultFile } from "../../results/mod.ts";
import type { ComparedPair } from "../../results/statistics/mod.ts";
import { points, shortPercent } from "../../base/mod.ts";
import type { Chart } from "./chart.ts";

/** More lines hide each other. */
const MOST_PAIRS = 40;

/** The pairs of a variant and its reference on a workload. */
export interface WorkloadPairs {
  readonly workload: string;
  readonly variant: string;
  readonly reference: string;
  readonly pairs: readonly ComparedPair[];
  readonly mean: number;
}

/** Test errors of a variant and the reference, joined by a line for each seed. */
export function pairChart(
  { variants }: ResultFile,
  { workload, reference, variant, pairs, mean }: WorkloadPairs,
  id: string,
): Chart {
  const position = (wanted: string) => variants.findIndex(({ name }) => name === wanted);
  const drawn = pairs.toSorted((one, other) => one.seed - other.seed).slice(0, MOST_PAIRS);
  const first = drawn.length < pairs.length ? `; the first ${drawn.length} seeds are drawn` : "";
  return {
    id,
    workload,
    title: `Test error, pair by pair: ${reference} and ${variant}`,
    description: `${workload}: a line for each seed. The difference is ${
      points(mean)
    } points on average, over ${pairs.length} pairs.`,
    note: `Mean difference: ${points(mean)} points over ${pairs.length} pairs${first}.`,
    labels: [reference, variant],
    labelsAre: "variant",
    categoryTitle: "variant",
    valueTitle: "percent",
    scale: "linear",
    span: [0, 1],
    pair: [position(reference), position(variant)],
    series: drawn.map(({ seed, reference, variant }) => ({
      label: `seed ${seed}`,
      variant: null,
      style: "pair",
      values: [reference, variant].map(shortPercent),
    })),
  };
}
