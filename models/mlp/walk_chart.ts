import type { ChartDetail, Series } from "../details/mod.ts";
import type { InspectedTrial } from "../model_entry.ts";
import { learns, typical } from "./frame_words.ts";
import type { LayersInspection } from "./inspection_schema.ts";
import { fourDigits } from "./layers_seen.ts";
import { parseMlpOptions } from "./options.ts";
import { walkedTo, walkOf } from "./random_walk.ts";

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
    const walk = walkOf(trial.optimizer), options = parseMlpOptions(trial.options);
    const last = history.at(-1)!.update;
    if (walk === null || options.init !== "zero" || last === 0) return [];
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
        ...{ x, values: x.map((update) => fourDigits(walkedTo(walk, update))) },
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
    const { rate, eta, gamma } = walk;
    return [{
      id: `walk-${trial.id}`,
      title: "How far the noise has carried the weights",
      note: `Predicted: ${rate} · √(${eta} · ((1 + t)^${fourDigits(1 - gamma)} − 1) / ` +
        `${fourDigits(1 - gamma)}) after t updates.` +
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
