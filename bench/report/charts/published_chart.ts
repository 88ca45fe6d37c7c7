import type { ResultFile } from "../../result_file.ts";
import { shortPercent } from "../../format.ts";
import type { Chart, Series } from "./chart.ts";

/** A workload with its best trials, by variant, and the first of its published numbers. */
export interface ComparedWorkload {
  readonly name: string;
  readonly best: readonly (number | null)[];
  readonly published: number;
}

/** Test errors of the best trials beside what was published. */
export function publishedChart(
  { variants }: ResultFile,
  workloads: readonly ComparedWorkload[],
): Chart {
  return {
    id: "published-chart",
    title: "Test error: the best of n, and the published number",
    description: "A mark for each variant and one for the published number; all are in the table.",
    labels: workloads.map(({ name }) => name),
    categoryTitle: "workload",
    valueTitle: "percent",
    scale: "linear",
    span: [0, 1],
    horizontal: true,
    series: [
      ...variants.map(({ name }, variant): Series => ({
        label: name,
        variant,
        style: "dots",
        values: workloads.map(({ best }) => shortPercent(best[variant] ?? null)),
      })),
      {
        label: "published",
        variant: null,
        style: "dots",
        values: workloads.map(({ published }) => shortPercent(published)),
      },
    ],
  };
}
