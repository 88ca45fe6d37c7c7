import { canonicalJson } from "../../engine/base/mod.ts";
import {
  addedNoise,
  limitOf,
  rateOf,
  scheduleWords,
  stageOf,
  type Step,
  stepsOf,
  stepWords,
} from "../../optim/spec/mod.ts";
import type { ImageBatch, ImageDataset } from "../../tasks/mod.ts";
import type { Details, LayersArm, LayersDetail, LayersFrame } from "../details/mod.ts";
import type { InspectedTrial, InspectionEntry, ShownTrial } from "../model_entry.ts";
import type { SeenUpdate } from "../model.ts";
import { frameWords } from "./frame_words.ts";
import { type LayersInspection, layersInspectionSchema } from "./inspection_schema.ts";
import type { LayersSeen } from "./layers_seen.ts";
import type { Mlp } from "./mlp.ts";
import { type MlpOptions, parseMlpOptions } from "./options.ts";
import { noiseBy } from "./random_walk.ts";
import { walkChart } from "./walk_chart.ts";

type Shown = Omit<ShownTrial<LayersInspection>, "arm">;

/** How the layers fared over the training, with and without noise side by side. */
export const layerByLayer: InspectionEntry<ImageBatch, ImageDataset, Mlp, LayersInspection> = {
  name: "layers",
  title: "Layer by layer",
  schema: layersInspectionSchema,
  alsoDiverged: true,
  legend: [
    {
      kind: "text",
      words:
        "A deep network learns only if two things arrive: in the last layer, what tells one image from " +
        "another, and in the first layer, the error, which comes back as the gradient. Both pass " +
        "through every layer, and every layer multiplies them by its weights. Where weights are too " +
        "small, next to nothing arrives at either end: the gradient is no help, and without noise the " +
        "network stays as it began. Noise needs no gradient. It moves all weights at random until " +
        "they are large enough for differences and gradients to come through; from there the gradient " +
        "leads.",
    },
    {
      kind: "text",
      words:
        "In each picture time runs from left to right, and the layers from the first, at the top, to " +
        "the output. The brighter the colour, the larger the quantity; hatched is exactly 0: nothing " +
        "is there. All numbers are root mean squares, over the units of a layer or over its weights. " +
        "The buttons go through the training, step by step.",
    },
  ],
  choose: (_, { shape: { classes } }, history) =>
    history.length === 0 ? [] : [{
      kind: "layers",
      classes,
      history: history.map(({ update, epoch, seen }: SeenUpdate) => ({
        update,
        epoch,
        ...seen as LayersSeen,
      })),
    }],
  details: (inspection, trial) => [
    { kind: "text", words: startWords(trial), role: "heading" },
    ...sideBySide([{ trial, inspections: [inspection] }]),
  ],
  together: (shown) =>
    [...Map.groupBy(shown, ({ trial }) => startOf(trial)).values()]
      .map(sameRate)
      .toSorted((one, other) => gain(other) - gain(one))
      .map((pair, i) => ({
        kind: "group",
        title: startWords(pair[0]!.trial),
        fold: i === 0 ? "open" : "closed",
        details: sideBySide(pair),
      })),
};

/**
 * The start of a training: trainings of one start differ by noise or dropout, the rate and the seed alone.
 */
function startOf({ options: { dropout: _, ...options }, optimizer }: InspectedTrial): string {
  const steps = optimizer.filter((step) => stageOf(step) !== "noise");
  return canonicalJson({ options, steps: steps.map(({ rate: _, ...step }) => step as Step) });
}

/** Of trainings at several rates those at one: that of the training that answers best. */
function sameRate(shown: readonly Shown[]): Shown[] {
  const best = shown.toSorted((one, other) => errorOf(one) - errorOf(other))[0]!;
  const rate = canonicalJson(rateOf(best.trial.optimizer));
  return shown.filter(({ trial }) => canonicalJson(rateOf(trial.optimizer)) === rate)
    .toSorted((one, other) => rankOf(one.trial) - rankOf(other.trial));
}

/** By how much noise lowers the error. */
function gain(shown: readonly Shown[]): number {
  const [plain, noisy] = [false, true].map((noise) =>
    Math.min(...shown.filter(({ trial }) => isNoisy(trial) === noise).map(errorOf))
  );
  return Number.isFinite(plain! - noisy!) ? plain! - noisy! : -Infinity;
}

function errorOf({ trial: { testError } }: Shown): number {
  return testError ?? 1;
}

/** Nothing first, then dropout, noise, and both. */
function rankOf(trial: InspectedTrial): number {
  return 2 * Number(isNoisy(trial)) + Number(hasDropout(trial));
}

function hasDropout({ options }: InspectedTrial): boolean {
  return parseMlpOptions(options).dropout > 0;
}

function isNoisy({ optimizer }: InspectedTrial): boolean {
  return addedNoise(optimizer).length > 0;
}

/** "All weights 0 at first, clip at 10" */
function startWords({ options, optimizer }: InspectedTrial): string {
  return [initWords(parseMlpOptions(options).init), clipWords(optimizer)].join(", ");
}

function clipWords(optimizer: InspectedTrial["optimizer"]): string {
  const clips = stepsOf(optimizer, "clip"), limit = limitOf(optimizer);
  if (clips.length === 0) return "no clip";
  return limit?.of === "all"
    ? `clip at ${limit.norm}`
    : clips.map((clip) => stepWords(clip)).join(", ");
}

/** "20 hidden layers of 50 units, learning rate 0.1" */
function sizeWords({ options, optimizer, length }: InspectedTrial): string {
  const { hiddenLayers, hiddenUnits } = parseMlpOptions(options), rate = rateOf(optimizer);
  return [
    `${hiddenLayers} hidden layers of ${hiddenUnits} units`,
    ...rate === null ? [] : [`learning rate ${scheduleWords(rate, length)}`],
  ].join(", ");
}

function initWords(init: MlpOptions["init"]): string {
  switch (init) {
    case "zero":
      return "All weights 0 at first";
    case "simple":
      return "First weights of deviation 0.1";
    case "he":
      return "First weights as He et al. scale them";
    case "random-walk":
      return "First weights as Sussillo and Abbott scale them";
    default:
      // A new name does not compile without a case.
      init satisfies number;
      return `First weights of deviation ${init}`;
  }
}

function sideBySide(shown: readonly Shown[]): Details {
  const all = shown.flatMap(({ trial, inspections }) =>
    inspections.map((inspection) => ({ trial, inspection }))
  );
  if (all.length === 0) return [];
  const places = new Map<number, LayersFrame>();
  for (const { inspection } of all) {
    for (const { update, epoch } of inspection.history) places.set(update, { update, epoch });
  }
  const frames = [...places.values()].toSorted((one, other) => one.update - other.update);
  const { length } = all[0]!.inspection.history[0]!.weights;
  const layers: LayersDetail = {
    kind: "layers",
    title: sizeWords(all[0]!.trial),
    layers: Array.from({ length }, (_, l) => l === length - 1 ? "output" : String(l + 1)),
    frames,
    quantities: [
      { name: "Activations", about: "how active the units are, if only by their biases" },
      {
        name: "Differences",
        about: "of the activations between images: what is left to tell them apart",
      },
      { name: "Gradients", about: "what is left of the error, for the weights" },
      { name: "Weights", about: "how far they are from 0" },
    ],
    arms: all.map((one) => armOf(one, frames)),
  };
  const chart = walkChart(all);
  return [layers, ...chart === null ? [] : [chart]];
}

function armOf(
  { trial, inspection }: { readonly trial: InspectedTrial; readonly inspection: LayersInspection },
  frames: readonly LayersFrame[],
): LayersArm {
  const { seed, testError, optimizer, length } = trial, { classes, history } = inspection;
  const noiseAt = noiseBy(optimizer, length);
  const seen = frames.map(({ update }) => history.find((one) => one.update === update) ?? null);
  const of = (quantity: "activations" | "differences" | "gradients" | "weights") =>
    seen.map((one) => one === null ? null : one[quantity]);
  const error = testError === null ? "diverged" : `test error ${(100 * testError).toFixed(1)} %`;
  return {
    title: [
      "without noise",
      "with dropout",
      "with noise",
      "with noise and dropout",
    ][rankOf(trial)]!,
    note: `seed ${seed}, ${error}`,
    words: seen.map((one) =>
      one && frameWords(one, { classes, isNoisy: isNoisy(trial), noise: noiseAt?.(one) ?? null })
    ),
    values: [of("activations"), of("differences"), of("gradients"), of("weights")],
  };
}
