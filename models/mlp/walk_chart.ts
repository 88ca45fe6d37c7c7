import type { ChartDetail, Series } from "../details/mod.ts";
import type { InspectedTrial } from "../model_entry.ts";
import { learns, typical } from "./frame_words.ts";
import type { LayersInspection } from "./inspection_schema.ts";
import { fourDigits } from "./layers_seen.ts";
import { parseMlpOptions } from "./options.ts";
import { walkedBy, walkedTo, walkOf } from "./random_walk.ts";

/**
 * Where learning began in trainings of 20 layers of 50 units whose weights began at 0: the lowest and the
 * highest deviation of the weights over seeds, rates, batches and scales of the pixels up to standardised.
 */
const BEGINS = { lowest: 0.13, highest: 0.15 };

/** Points of the predicted curve. */
const POINTS = 60;

interface Watched {
  readonly trial: InspectedTrial;
  readonly inspection: LayersInspection;
}

/**
 * The deviation of the weights as noise alone would have it, beside the one measured; null where weights do
 * not begin at 0, or without annealed noise.
 */
export function walkChart(all: readonly Watched[]): ChartDetail | null {
  const charts = all.flatMap(({ trial, inspection: { classes, history } }) => {
    const options = parseMlpOptions(trial.options), last = history.at(-1)!.update;
    if (options.init !== "zero" || last === 0) return [];
    const prediction = predict(trial, history);
    if (prediction === null) return [];
    const { hiddenLayers, hiddenUnits, input } = options;
    const isKnown = hiddenLayers === 20 && hiddenUnits === 50 && input !== "raw";
    // Closer at first, where the curve is steep.
    const x = [
      ...new Set(
        Array.from({ length: POINTS + 1 }, (_, i) => Math.round(last * (i / POINTS) ** 2)),
      ),
    ];
    const measured = history.filter(({ weights }) => !weights.includes(null));
    const begun = history.find((seen) => learns(seen, classes));
    const series: Series[] = [
      {
        ...{ label: "predicted: noise alone", variant: null, style: "after" as const },
        ...{ x, values: x.map((update) => fourDigits(prediction.at(update))) },
      },
      {
        ...{ label: "measured", variant: null, style: "mean" as const },
        x: measured.map(({ update }) => update),
        values: measured.map(({ weights }) => fourDigits(typical(weights.map(Number)))),
      },
      ...isKnown
        ? [{
          ...{ label: "where learning begins, 0.13 to 0.15", variant: null },
          style: "band" as const,
          x: [0, last],
          lowest: [BEGINS.lowest, BEGINS.lowest],
          highest: [BEGINS.highest, BEGINS.highest],
        }]
        : [],
    ];
    return [{
      id: `walk-${trial.id}`,
      title: "How far the noise has carried the weights",
      note: `Predicted: ${prediction.formula}.` +
        (begun === undefined
          ? " This network never began to learn."
          : ` This network was learning at update ${begun.update.toLocaleString("en-US")}.`),
      description:
        "The standard deviation of the weights by update, as predicted for noise alone " +
        "and as measured. The numbers are in the table below.",
      labels: x,
      categoryTitle: "update",
      valueTitle: "standard deviation of the weights",
      scale: "linear" as const,
      series,
    }];
  });
  return charts.length === 0 ? null : { kind: "chart", charts };
}

/** How far noise alone carries the weights. */
interface Prediction {
  /** "0.1 · √t after t updates" */
  readonly formula: string;
  at(update: number): number;
}

function predict(
  { optimizer, length }: InspectedTrial,
  history: LayersInspection["history"],
): Prediction | null {
  const walk = walkOf(optimizer);
  if (walk !== null) {
    const { rate, eta, gamma } = walk, power = fourDigits(1 - gamma);
    return {
      formula: `${rate} · √(${eta} · ((1 + t)^${power} − 1) / ${power}) after t updates`,
      at: (update) => walkedTo(walk, update),
    };
  }
  // Most at the last update of an epoch.
  const perEpoch = Math.max(...history.map(({ update, epoch }) => (update + 1) / (epoch + 1)));
  const walked = walkedBy(optimizer, length, Math.round(perEpoch), history.at(-1)!.update);
  return walked && {
    formula: "the root of the summed squares of learning rate times noise",
    at: (update) => walked[update]!,
  };
}
