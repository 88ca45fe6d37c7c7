import { points, pointsRange } from "../../base/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import type { Comparison, PairsCompared } from "../../results/statistics/mod.ts";
import { verdictOf } from "../verdict.ts";
import { axisOf } from "./axis.ts";
import type { Figure, FigureLine } from "./figure.ts";

/** Marks of more seeds would cover each other. */
const MOST_SEEDS = 12;

const NOTE = "percentage points; left of zero is better";

/** A forest plot: the paired difference on each workload, and on all together. */
export function forestFigure(result: ResultFile, comparison: Comparison): Figure {
  const { variant, reference, workloads } = comparison;
  const lines = workloads.map((own): FigureLine => ({
    ...lineOf(own),
    name: shortName(own.workload, result),
    about: { workload: own.workload },
  }));
  const whole = { ...lineOf(comparison), name: `All ${workloads.length}`, isWhole: true };
  const all = workloads.length < 2 ? lines : [...lines, whole];
  return {
    title: `Test error with ${variant} minus ${reference}`,
    note: `${NOTE}. ${barWords(all)}`,
    linesAre: "Workload",
    axis: axisOf(all, "points"),
    lines: all,
  };
}

/** The same with a line for each variant, all workloads together. */
export function variantsFigure(
  { variants }: ResultFile,
  comparisons: readonly Comparison[],
): Figure {
  const references = new Set(comparisons.map(({ reference }) => reference));
  const [only] = references;
  const lines = comparisons.map((one): FigureLine => ({
    ...lineOf(one),
    // Of several workloads seeds differ because the workloads do.
    ...one.workloads.length > 1 ? { seeds: [] } : {},
    name: { variant: one.variant },
    note: references.size === 1
      ? variants.find(({ name }) => name === one.variant)?.title ?? ""
      : `against ${one.reference}`,
    about: { variant: one.variant },
  }));
  return {
    title: references.size === 1
      ? `Test error minus that with ${only}`
      : "Test error minus that of the reference",
    note: `${NOTE}. ${barWords(lines)}`,
    linesAre: "Variant",
    axis: axisOf(lines, "points"),
    lines,
  };
}

/** What a comparison shows on its line. */
export function lineOf(compared: PairsCompared): Omit<FigureLine, "name"> {
  const { mean, interval, pairs } = compared, verdict = verdictOf(compared);
  const text = points(mean);
  if (interval.tooFewSeeds) {
    const seeds = pairs.length > MOST_SEEDS ? [] : pairs.map(({ difference }) => difference);
    return { value: mean, interval: null, seeds, text, intervalText: "" };
  }
  const { lowest, highest } = interval;
  return {
    value: mean,
    interval: { lowest, highest },
    text,
    intervalText: pointsRange(lowest, highest),
    ...verdict === "better" || verdict === "worse" ? { tone: verdict } : {},
  };
}

/** What is drawn beside the means. */
export function barWords(lines: readonly FigureLine[]): string {
  const some = lines.some(({ interval }) => interval !== null);
  const marked = lines.some(({ seeds = [] }) => seeds.length > 0);
  return [
    some
      ? "Bars are 95\u00a0% intervals."
      : "There are no intervals: seeds are too few, or pairs that differ.",
    ...marked ? ["Faint marks are seeds, where there is no interval."] : [],
  ].join(" ");
}

/** A workload's name without the model's, where all have the same. */
function shortName(name: string, { workloads }: ResultFile): string {
  const models = new Set(workloads.map(({ model }) => model));
  const prefix = `${[...models].join()}/`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
