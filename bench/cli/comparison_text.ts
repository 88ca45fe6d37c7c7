import {
  comparisonBits,
  comparisonVerdict,
  type LoneTrials,
  ranges,
  type RunComparison,
} from "../results/compare/mod.ts";
import { counted, duration, listed, percent, points } from "../base/mod.ts";
import { intervalInWords } from "../report/mod.ts";
import { bold, type Line } from "./print.ts";
import { columns, wrapped } from "./text.ts";

const WIDTH = 100;

/**
 * Two runs beside each other, for a terminal.
 *
 * @param width What a terminal has room for.
 */
export function comparisonText(comparison: RunComparison, width: number): Line[] {
  const { names: { here, there }, facts, settings, cells, trials } = comparison;
  const differing = facts.filter((fact) => fact.here !== fact.there);
  return [
    bold(`${here} against ${there}: ${comparisonVerdict(comparison)}`),
    ...wrapped(comparisonBits(comparison), 0, Math.min(width, WIDTH)),
    ...table(
      ["made with", here, there],
      differing.map(({ name, here, there }) => [name, here, there]),
      [],
      width,
    ),
    ...table(
      ["setting", here, there, "trials"],
      settings.map((one) => [one.name, one.here, one.there, `${one.trials} of ${trials}`]),
      [3],
      width,
    ),
    ...table(
      ["workload", "variant", "same bits", here, there, "difference, points", "95 % interval"],
      cells.map(({ workload, variant, same, trials, errors }) => [
        ...[workload, variant, `${same} of ${trials}`],
        ...errors === null ? ["", "", "", ""] : [
          percent(errors.here),
          percent(errors.there),
          points(errors.difference.mean),
          intervalInWords(errors.difference),
        ],
      ]),
      [2, 3, 4, 5, 6],
      width,
    ),
    "",
    `Time: ${duration(sum(cells.map(({ time }) => time.here)))} in ${here}, ` +
    `${duration(sum(cells.map(({ time }) => time.there)))} in ${there}`,
    ...lone(here, comparison.onlyHere),
    ...lone(there, comparison.onlyThere),
  ];
}

/** Rows under a heading, a line before them; nothing for no rows. */
function table(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
  width: number,
): Line[] {
  if (rows.length === 0) return [];
  const first = heading.map((cell) => bold(cell));
  return ["", ...columns([first, ...rows], new Set(right), width)];
}

function lone(run: string, groups: readonly LoneTrials[]): string[] {
  return groups.map(({ workload, variant, seeds }) =>
    `${counted(seeds.length, "trial")} only in ${run}: ${workload}, ${variant}, ${
      seeds.length === 1 ? "seed" : "seeds"
    } ${listed(ranges(seeds))}`
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
