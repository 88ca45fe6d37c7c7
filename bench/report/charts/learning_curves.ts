import type { Epochs, TrialResult } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { findModel } from "../../../models/registry.ts";
import type { TrialIndex } from "../../results/statistics/mod.ts";
import { counted, listed, short } from "../../base/mod.ts";
import { canDraw } from "../can_draw.ts";
import { columnsOf, drawnEpochs, epochLabels, quantileColumns, shadedPhases } from "./_columns.ts";
import type { Chart, Series, Values } from "./chart.ts";
import { drawnTrials } from "./decimation.ts";

type Kind = Pick<Chart, "title" | "note" | "valueTitle" | "scale" | "span"> & {
  readonly column: (epochs: Epochs) => Values;
};

/** Epochs between two measurements where a budget names no other number: VALIDATE_EVERY, which comes with tfjs. */
const USUAL_INTERVAL = 5;

/** Training loss by epoch: the median with the middle half of the seeds, and a thin line for each seed. */
export function lossChart(
  result: ResultFile,
  index: TrialIndex,
  workload: string,
  id: string,
): Chart {
  const model = result.workloads.find(({ name }) => name === workload)?.model ?? "";
  return curves(result, index, workload, id, {
    title: "Training loss",
    note: "In training mode, mean over each epoch.",
    valueTitle: findModel(model)?.loss ?? "loss per question",
    scale: "logarithmic",
    column: ({ trainLoss }) => trainLoss,
  });
}

/** Validation error by epoch, in percent, drawn as the loss is. */
export function errorChart(
  result: ResultFile,
  index: TrialIndex,
  workload: string,
  id: string,
): Chart {
  const trials = result.variants.flatMap(({ name }) => index.of(workload, name));
  return curves(result, index, workload, id, {
    title: "Validation error",
    note: `In evaluation mode, ${whenMeasured(trials)}.`,
    valueTitle: "percent",
    scale: "linear",
    span: [0, 1],
    column: ({ validationError }) =>
      validationError.map((value) => value === null ? null : 100 * value),
  });
}

/** After which epochs trials measure their validation error. */
function whenMeasured(trials: readonly TrialResult[]): string {
  const intervals = trials.map(({ spec: { budget } }) => budget.validateEvery ?? USUAL_INTERVAL);
  const [every = USUAL_INTERVAL, ...others] = new Set(intervals);
  if (others.length > 0) return "as often as each variant says, and after the last epoch";
  return every === 1 ? "after each epoch" : `every ${counted(every, "epoch")} and after the last`;
}

function curves(
  result: ResultFile,
  index: TrialIndex,
  workload: string,
  id: string,
  { column, ...kind }: Kind,
): Chart {
  const { variants } = result, many = !canDraw(result);
  const all = variants.flatMap(({ name }) => index.of(workload, name));
  const positions = drawnEpochs(all);
  const series = variants.flatMap(({ name }, variant): Series[] => {
    const own = index.of(workload, name);
    if (own.length === 0) return [];
    const [low, middle, high] = quantileColumns(
      columnsOf(own, positions, column),
      [0.25, 0.5, 0.75],
    ) as [Values, Values, Values];
    const base = { variant, group: name };
    return [
      ...own.length < 4 ? [] : [{
        ...base,
        label: `${name}, middle half`,
        style: "band" as const,
        lowest: low,
        highest: high,
      }],
      ...many ? [] : drawnTrials(own).map((trial): Series => ({
        ...base,
        label: `${name}, seed ${trial.seed}`,
        style: "seed",
        values: columnsOf([trial], positions, column)[0]!.map(short),
      })),
      { ...base, label: `${name}, median`, style: "median", values: middle },
    ];
  });
  return {
    ...kind,
    id,
    workload,
    description:
      `${workload}, by epoch, for ${
        many ? counted(variants.length, "variant") : listed(variants.map(({ name }) => name))
      }; ` +
      `${counted(all.length, "trial")}. The numbers are in the table below.`,
    labels: epochLabels(positions),
    categoryTitle: "epoch",
    ...shadedPhases(all),
    series,
  };
}
