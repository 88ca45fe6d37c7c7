import { pointsRange } from "../../base/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { type Comparison, mean } from "../../results/statistics/mod.ts";
import { percent, points } from "../../base/mod.ts";
import { axisOf } from "./axis.ts";
import { barWords, lineOf } from "./difference_figure.ts";
import type { Figure, FigureLine } from "./figure.ts";

/**
 * A waterfall: each step begins at the test error of what it is compared with, and ends at its own. Null where
 * no variant is compared with one that is a step itself.
 */
export function waterfallFigure(
  { variants }: ResultFile,
  comparisons: readonly Comparison[],
): Figure | null {
  const steps = new Set(comparisons.map(({ variant }) => variant));
  if (comparisons.every(({ reference }) => !steps.has(reference))) return null;
  const titleOf = (wanted: string) => variants.find(({ name }) => name === wanted)?.title ?? "";
  const bases = new Set(comparisons.map(({ reference }) => reference));
  const lines = [
    ...[...bases].filter((name) => !steps.has(name)).map((name): FigureLine => {
      const level = levelOf(comparisons, name);
      return {
        ...{ name: { variant: name }, note: titleOf(name), value: level, interval: null },
        ...{ text: percent(level), intervalText: "", about: { variant: name } },
      };
    }),
    ...comparisons.map((one): FigureLine => stepOf(one, titleOf(one.variant))),
  ];
  return {
    title: "Mean test error, change by change",
    note: `A bar goes from the error of what a change is compared with to its own; the number is ` +
      `the difference in percentage points. ${barWords(lines)}`,
    linesAre: "Change",
    axis: axisOf(lines, "percent", { atLeast: [] }),
    lines,
  };
}

/** The mean test error of a reference, over the pairs of the first that is compared with it. */
function levelOf(comparisons: readonly Comparison[], name: string): number {
  const { pairs } = comparisons.find(({ reference }) => reference === name)!;
  return mean(pairs.map(({ reference }) => reference));
}

function stepOf(comparison: Comparison, title: string): FigureLine {
  const { variant, reference, pairs, mean: difference, interval } = comparison;
  const from = mean(pairs.map((pair) => pair.reference)), value = from + difference;
  return {
    ...lineOf(comparison),
    name: { variant },
    note: title === "" ? `against ${reference}` : title,
    value,
    from,
    seeds: [],
    text: points(difference),
    interval: interval.tooFewSeeds
      ? null
      : { lowest: from + interval.lowest, highest: from + interval.highest },
    intervalText: interval.tooFewSeeds ? "" : pointsRange(interval.lowest, interval.highest),
    about: { variant },
  };
}
