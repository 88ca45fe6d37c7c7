import { addedNoise, limitOf } from "../../../optim/spec/mod.ts";
import type { Epochs } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import type { TrialIndex } from "../../results/statistics/mod.ts";
import { fourDigits, shortPercent } from "../../base/mod.ts";
import { noiseNorm } from "../gradient.ts";
import {
  columnsOf,
  drawnEpochs,
  epochLabels,
  meanColumn,
  quantileColumns,
  shadedPhases,
} from "./_columns.ts";
import type { Chart, Series, Values } from "./chart.ts";

/**
 * The gradient's norm before and after the clip by epoch, medians over seeds with the middle half of them,
 * the clip's threshold, and the expected norm of the noise.
 */
export function normChart(
  { variants }: ResultFile,
  index: TrialIndex,
  workload: string,
  id: string,
): Chart {
  const all = variants.flatMap(({ name }) => index.of(workload, name));
  const positions = drawnEpochs(all);
  const thresholds = new Set<number>();
  const series = variants.flatMap(({ name }, variant): Series[] => {
    const own = index.of(workload, name), first = own[0];
    if (first === undefined) return [];
    const { optimizer } = first.spec, limit = limitOf(optimizer);
    if (limit !== null) thresholds.add(limit.norm);
    const of = (column: (epochs: Epochs) => Values) =>
      quantileColumns(columnsOf(own, positions, column), [0.25, 0.5, 0.75]) as [
        Values,
        Values,
        Values,
      ];
    const [low, before, high] = of(({ gradientNorm }) => gradientNorm);
    const [, after] = of(({ clippedGradientNorm }) => clippedGradientNorm);
    const [, deviation] = of(({ noiseStandardDeviation }) => noiseStandardDeviation);
    const base = { variant, group: name };
    return [
      ...own.length < 4 ? [] : [{
        ...base,
        label: `${name}, before the clip, middle half`,
        style: "band" as const,
        lowest: low,
        highest: high,
      }],
      { ...base, label: `${name}, before the clip`, style: "median", values: before },
      { ...base, label: `${name}, after the clip`, style: "after", values: after },
      ...addedNoise(optimizer).length === 0 ? [] : [{
        ...base,
        label: `${name}, the noise`,
        group: `${name}: the noise`,
        style: "noise" as const,
        values: deviation.map((value) =>
          value === null ? null : fourDigits(noiseNorm(value, first.parameterCount))
        ),
      }],
    ];
  });
  return {
    id,
    workload,
    title: "Length of the gradient and of the noise",
    description: `${workload}, by epoch, medians over seeds. The numbers are in the table below.`,
    note:
      "Before the clip with the middle half of the seeds, dotted after it; dots and dashes: the noise.",
    labels: epochLabels(positions),
    categoryTitle: "epoch",
    valueTitle: "norm",
    scale: "logarithmic",
    ...shadedPhases(all),
    series: [
      ...series,
      ...[...thresholds].map((threshold): Series => ({
        label: `threshold of the clip, ${threshold}`,
        variant: null,
        style: "after",
        values: positions.map(() => threshold),
      })),
    ],
  };
}

/** The share of updates that the clip shortened, by epoch: of all updates of all seeds. */
export function clippedShareChart(
  { variants }: ResultFile,
  index: TrialIndex,
  workload: string,
  id: string,
): Chart {
  const all = variants.flatMap(({ name }) => index.of(workload, name));
  const positions = drawnEpochs(all);
  return {
    id,
    workload,
    title: "Updates that the clip shortened",
    description: `${workload}, by epoch, over all seeds. The numbers are in the table below.`,
    labels: epochLabels(positions),
    categoryTitle: "epoch",
    valueTitle: "percent",
    scale: "linear",
    span: [0, 1],
    ...shadedPhases(all),
    series: variants.flatMap(({ name }, variant): Series[] => {
      const own = index.of(workload, name);
      if (own.length === 0) return [];
      const columns = columnsOf(own, positions, ({ clippedShare }) => clippedShare);
      const values = meanColumn(columns).map(shortPercent);
      return [{ label: name, variant, style: "mean", values }];
    }),
  };
}
