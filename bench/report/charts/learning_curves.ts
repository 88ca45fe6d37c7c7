import type { Epochs, ResultFile, TrialResult } from "../../result_file.ts";
import { modelWords } from "../../model_words.ts";
import { counted, listed, short } from "../../format.ts";
import { type Column, epochNumbers, linearEpochs, longest, meanColumn } from "./_columns.ts";
import type { Chart, Series } from "./chart.ts";

type Kind = Pick<Chart, "title" | "note" | "valueTitle" | "scale" | "span"> & {
  readonly column: (epochs: Epochs) => Column;
};

/** Training loss by epoch: a thin line for each seed, a thick one for a variant's mean. */
export function lossChart(result: ResultFile, trials: readonly TrialResult[], id: string): Chart {
  return curves(result, trials, id, {
    title: "Training loss",
    note: "In training mode, mean over each epoch.",
    valueTitle: modelWords(trials[0]?.spec.model.name ?? "").loss,
    scale: "logarithmic",
    column: ({ trainLoss }) => trainLoss,
  });
}

/** Validation error by epoch, in percent, drawn as the loss is. */
export function errorChart(result: ResultFile, trials: readonly TrialResult[], id: string): Chart {
  return curves(result, trials, id, {
    title: "Validation error",
    note: "In evaluation mode, every five epochs and after the last.",
    valueTitle: "percent",
    scale: "linear",
    span: [0, 1],
    column: ({ validationError }) =>
      validationError.map((value) => value === null ? null : 100 * value),
  });
}

function curves(
  { variants }: ResultFile,
  trials: readonly TrialResult[],
  id: string,
  { column, ...kind }: Kind,
): Chart {
  const length = longest(trials);
  const series = variants.flatMap(({ name }, variant): Series[] => {
    const own = trials.filter((trial) => trial.variant === name);
    const columns = own.map(({ epochs }) => column(epochs));
    const seeds = own.map(({ seed }, i): Series => ({
      label: `${name}, seed ${seed}`,
      variant,
      style: "seed",
      values: columns[i]!.map(short),
    }));
    const values = meanColumn(columns, length).map(short);
    return [...seeds, { label: `${name}, mean`, variant, style: "mean", values }];
  });
  return {
    ...kind,
    id,
    description:
      `${trials[0]?.workload}, by epoch, for ${listed(variants.map(({ name }) => name))}; ` +
      `${counted(trials.length, "trial")}. The numbers are in the table below.`,
    labels: epochNumbers(length),
    categoryTitle: "epoch",
    shaded: linearEpochs(trials),
    series,
  };
}
