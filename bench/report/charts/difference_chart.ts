import type { ResultFile } from "../../results/mod.ts";
import type { Comparison, PairsCompared } from "../../results/statistics/mod.ts";
import { listed, points, shortPercent } from "../../base/mod.ts";
import type { Chart, Series } from "./chart.ts";

/** Marks of more seeds would cover each other; the interval says what they say. */
const MOST_SEEDS = 12;

/** The row of all workloads together. */
const ALL = "all workloads";

/** Paired differences at a glance: the mean with its 95 % interval, and a small mark for each seed. */
export function differenceChart(
  { variants, workloads }: ResultFile,
  comparisons: readonly Comparison[],
): Chart {
  const compared = workloads.map(({ name }) => name)
    .filter((name) =>
      comparisons.some((one) => one.workloads.some((own) => own.workload === name))
    );
  const labels = compared.length > 1 ? [...compared, ALL] : compared;
  const series = comparisons.flatMap((comparison): Series[] => {
    const { variant: name } = comparison;
    const variant = variants.findIndex((one) => one.name === name);
    const own = new Map(comparison.workloads.map((one) => [one.workload, one]));
    const rows = labels.map((label): PairsCompared | undefined =>
      label === ALL ? comparison : own.get(label)
    );
    const seeds = [...new Set(comparison.pairs.map(({ seed }) => seed))];
    // With arms a seed is there several times.
    const once = comparison.workloads.every(({ pairs }) => pairs.length <= seeds.length);
    const marks = !once || seeds.length > MOST_SEEDS ? [] : seeds.map((seed): Series => ({
      label: `${name}, seed ${seed}`,
      variant,
      group: name,
      style: "seedDots",
      values: labels.map((label) =>
        label === ALL ? null : shortPercent(
          own.get(label)?.pairs.find((pair) => pair.seed === seed)?.difference ?? null,
        )
      ),
    }));
    const end = (of: "lowest" | "highest") =>
      rows.map((row) =>
        row === undefined || row.interval.tooFewSeeds ? null : shortPercent(row.interval[of])
      );
    return [...marks, {
      label: `${name}, mean`,
      variant,
      group: name,
      style: "interval",
      values: rows.map((row) => shortPercent(row?.mean ?? null)),
      lowest: end("lowest"),
      highest: end("highest"),
    }];
  });
  const references = [...new Set(comparisons.map(({ reference }) => reference))];
  return {
    id: "difference-chart",
    title: `Paired difference in test error against ${listed(references)}`,
    description: listed(
      comparisons.map(({ variant, mean }) => `${variant}: ${points(mean)} points on average`),
    ),
    note:
      "Left of zero is better. The bar is the 95 % interval; where there is none, seeds are too few." +
      (series.some(({ style }) => style === "seedDots") ? " A small mark for each seed." : ""),
    labels,
    labelsAre: "workload",
    categoryTitle: "workload",
    valueTitle: "percentage points",
    scale: "linear",
    span: [-1, 1],
    horizontal: true,
    series,
  };
}
