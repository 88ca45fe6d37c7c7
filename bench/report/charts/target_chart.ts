import type { ResultFile } from "../../results/mod.ts";
import { epochsToTarget, median, type TrialIndex } from "../../results/statistics/mod.ts";
import { fourDigits, listed, percent } from "../../base/mod.ts";
import { longest, shadedPhases } from "./_columns.ts";
import { together } from "../words.ts";
import type { Chart, Series } from "./chart.ts";

/**
 * The share of the seeds whose validation error has reached the target, by epoch; null where none has
 * ever. A seed that missed it counts as one of infinitely many epochs.
 */
export function targetChart(
  { variants, workloads }: ResultFile,
  index: TrialIndex,
  workload: string,
  id: string,
): Chart | null {
  const target = workloads.find(({ name }) => name === workload)?.targetError ?? 0;
  const shown = variants.map(({ name }, variant) => ({
    name,
    variant,
    epochs: index.of(workload, name).map((trial) => epochsToTarget(trial, target)),
  })).filter(({ epochs }) => epochs.length > 0);
  const all = variants.flatMap(({ name }) => index.of(workload, name)), last = longest(all);
  if (!shown.some(({ epochs }) => epochs.some(Number.isFinite))) return null;
  const medians = listed(shown.map(({ name, epochs }) => `${name} ${inWords(median(epochs))}`));
  return {
    id,
    workload,
    title: `Seeds that reached an error of ${together(percent(target))}, by epoch`,
    description: `${workload}. Median of the epochs to get there: ${medians}.`,
    note: `On the validation part. Half of the seeds got there within: ${medians}.`,
    labels: [1, last],
    categoryTitle: "epoch",
    valueTitle: "percent of the seeds",
    scale: "linear",
    span: [0, 100],
    ...shadedPhases(all),
    series: shown.map(({ name, variant, epochs }): Series => {
      const reached = [...new Set(epochs)].filter(Number.isFinite).sort((one, other) =>
        one - other
      );
      const x = [...new Set([1, ...reached, last])];
      const share = (epoch: number) => epochs.filter((one) => one <= epoch).length / epochs.length;
      const values = x.map((epoch) => fourDigits(100 * share(epoch)));
      return { label: name, variant, style: "steps", x, values };
    }),
  };
}

function inWords(epochs: number): string {
  return Number.isFinite(epochs) ? `${epochs} epochs` : "never";
}
