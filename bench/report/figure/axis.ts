import type { Axis, FigureLine } from "./figure.ts";

/** Marks of an axis at most. */
const MOST_TICKS = 5;

/** An axis shows at least this much, so that nearly nothing does not look like much. */
const LEAST = 0.02;

/** Intervals of few seeds may be far wider than all means; such are cut at this many times the usual. */
const WIDEST = 3;

/** Room beside the outermost marks, of what lies between them. */
const MARGIN = 0.04;

/** The axis that all lines have room on, in round steps; intervals much wider than the others are cut. */
export function axisOf(
  lines: readonly FigureLine[],
  unit: Axis["unit"],
  { atLeast = [0] }: { readonly atLeast?: readonly number[] } = {},
): Axis {
  const widths = lines.flatMap(({ interval }) =>
    interval === null ? [] : interval.highest - interval.lowest
  ).sort((one, other) => one - other);
  const usual = WIDEST * (widths[widths.length >> 1] ?? 0);
  const ends = lines.flatMap(({ value, interval, from, seeds = [] }) => [
    ...value === null ? [] : [value],
    ...value === null || interval === null
      ? []
      : [Math.max(interval.lowest, value - usual), Math.min(interval.highest, value + usual)],
    ...from === undefined ? [] : [from],
    ...seeds,
  ]);
  const all = [...ends, ...atLeast];
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const missing = Math.max(0, LEAST - (highest - lowest)) / 2;
  // A share has no place below 0.
  const [from, to] = unit === "percent"
    ? [Math.max(0, lowest), highest + 2 * missing]
    : [lowest - missing, highest + missing];
  const step = stepOf(to - from), margin = MARGIN * (to - from);
  const [start, end] = [
    unit === "percent" ? Math.max(0, from - margin) : from - margin,
    to + margin,
  ];
  const first = Math.ceil(start / step - 1e-9), last = Math.floor(end / step + 1e-9);
  const ticks = Array.from(
    { length: last - first + 1 },
    (_, i) => Number(((first + i) * step).toPrecision(12)),
  );
  return { unit, lowest: start, highest: end, ticks };
}

/** 1, 2 or 5 times a power of ten. */
function stepOf(span: number): number {
  const least = span / MOST_TICKS, power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((one) => one * power).find((one) => one >= least * (1 - 1e-9))!;
}
