import type { ResultFile } from "../../results/mod.ts";
import { type MeasureChoice, measures } from "../../results/tables/mod.ts";
import type { MeasuredPairs } from "../../results/statistics/mod.ts";
import { counted, listed, short, shortPercent } from "../../base/mod.ts";
import type { Chart, Series } from "./chart.ts";

/** The row of all workloads together. */
const ALL = "all workloads";

/** A measure of every variant against one reference: the mean difference with its 95 % interval. */
export function measureChart(
  { variants, workloads }: ResultFile,
  { measure, reference, compared }: MeasureChoice,
  id: string,
): Chart {
  const { title, unit, difference } = measures[measure];
  const number = unit === "percent" ? shortPercent : short;
  const known = workloads.map(({ name }) => name)
    .filter((name) => compared.some(({ workloads }) => workloads.some((o) => o.workload === name)));
  const labels = known.length > 1 ? [ALL, ...known] : known;
  return {
    id,
    title: `${title}: difference to ${reference}`,
    description: `${counted(compared.length, "variant")} against ${reference}, ${
      listed(known.length > 1 ? ["workload by workload", "all together"] : known)
    }. The numbers are in the table below.`,
    note:
      "Left of zero is better. The bar is the 95 % interval; where there is none, seeds are too few.",
    labels,
    labelsAre: "workload",
    categoryTitle: "workload",
    valueTitle: difference,
    scale: "linear",
    ...unit === "percent" ? { span: [-1, 1] as const } : {},
    horizontal: true,
    series: compared.map(({ names: { variant }, all, workloads }): Series => {
      const own = new Map(workloads.map((one) => [one.workload, one]));
      const rows = labels.map((label): MeasuredPairs | undefined =>
        label === ALL ? all : own.get(label)
      );
      const end = (of: "lowest" | "highest") =>
        rows.map((row) =>
          row === undefined || row.interval.tooFewSeeds ? null : number(row.interval[of])
        );
      return {
        label: variant,
        variant: variants.findIndex(({ name }) => name === variant),
        style: "interval",
        values: rows.map((row) => number(row?.difference ?? null)),
        lowest: end("lowest"),
        highest: end("highest"),
      };
    }),
  };
}
