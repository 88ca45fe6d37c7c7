import type { ResultFile } from "../../results/mod.ts";
import { quantile, type TrialIndex } from "../../results/statistics/mod.ts";
import { counted, fourDigits } from "../../base/mod.ts";
import type { Chart, Series } from "./chart.ts";

/** Variants that have a colour each; of more, all have the same. */
const COLOURS = 6;

/** The test errors of all seeds by variant, with the box of their middle half; null without any. */
export function distributionChart(
  { variants }: ResultFile,
  index: TrialIndex,
  workload: string,
  id: string,
): Chart | null {
  const shown = variants.map(({ name }, variant) => ({
    name,
    variant,
    errors: index.of(workload, name).flatMap(({ metrics }) =>
      metrics === null ? [] : [fourDigits(100 * metrics.testError.value)]
    ),
  })).filter(({ errors }) => errors.length > 0);
  if (shown.length === 0) return null;
  const quartiles = (errors: readonly number[]) =>
    [0.25, 0.5, 0.75].map((share) => fourDigits(quantile(errors, share))) as unknown as readonly [
      number,
      number,
      number,
    ];
  const coloured = variants.length <= COLOURS;
  return {
    id,
    workload,
    title: "Test error of every seed",
    description: `${workload}: ${
      shown.map(({ name, errors }) =>
        `${name}, median ${quartiles(errors)[1]} percent over ${counted(errors.length, "seed")}`
      ).join("; ")
    }.`,
    note: "A mark for each seed; the box holds the middle half, the line in it is the median.",
    labels: coloured ? [workload] : shown.map(({ name }) => name),
    labelsAre: coloured ? "workload" : "variant",
    categoryTitle: coloured ? "workload" : "variant",
    valueTitle: "percent",
    scale: "linear",
    span: [0, 1],
    horizontal: true,
    series: coloured
      ? shown.map(({ name, variant, errors }): Series => ({
        label: name,
        variant,
        style: "distribution",
        samples: [errors],
        quartiles: [quartiles(errors)],
      }))
      : [{
        label: "test error",
        variant: null,
        style: "distribution",
        samples: shown.map(({ errors }) => errors),
        quartiles: shown.map(({ errors }) => quartiles(errors)),
      }],
  };
}
