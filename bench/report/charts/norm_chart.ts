import type { Epochs, ResultFile, TrialResult } from "../../result_file.ts";
import { listed, short, shortPercent } from "../../format.ts";
import {
  type Column,
  epochNumbers,
  linearEpochs,
  longest,
  meanColumn,
  meanOf,
} from "./_columns.ts";
import type { Chart, Series } from "./chart.ts";

/** The gradient's global norm before and after the clip, by epoch, as means over seeds. */
export function normChart(
  { variants }: ResultFile,
  trials: readonly TrialResult[],
  id: string,
): Chart {
  const length = longest(trials);
  const mean = (name: string, column: (epochs: Epochs) => Column) =>
    meanColumn(
      trials.filter(({ variant }) => variant === name).map(({ epochs }) => column(epochs)),
      length,
    );
  const shares = variants.flatMap(({ name }) => {
    const share = meanOf(mean(name, ({ clippedShare }) => clippedShare));
    return share === null ? [] : [`${Math.round(100 * share)} % of ${name}`];
  });
  const note = `Clipped updates: ${shares.length === 0 ? "none seen" : listed(shares)}.`;
  return {
    id,
    title: "Norm of the gradient, before and after the clip",
    description: `${
      trials[0]?.workload
    }, by epoch, mean over seeds. ${note} The numbers are in the table below.`,
    note,
    labels: epochNumbers(length),
    categoryTitle: "epoch",
    valueTitle: "global norm",
    scale: "logarithmic",
    shaded: linearEpochs(trials),
    series: variants.flatMap(({ name }, variant): Series[] => [
      {
        label: `${name}, before`,
        variant,
        style: "mean",
        values: mean(name, ({ gradientNorm }) => gradientNorm).map(short),
      },
      {
        label: `${name}, after`,
        variant,
        style: "after",
        values: mean(name, ({ clippedGradientNorm }) => clippedGradientNorm).map(short),
      },
      {
        label: `${name}, share clipped in %`,
        variant,
        style: "table",
        values: mean(name, ({ clippedShare }) => clippedShare).map(shortPercent),
      },
    ]),
  };
}
