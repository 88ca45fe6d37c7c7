/** A scale of differences across the width of a chart. */
export interface Scale {
  /** In percent of the width; values beyond it are at its ends. */
  position(value: number): number;
  /** Whether a value is on it: 0; below it: -1; above: 1. */
  side(value: number): -1 | 0 | 1;
  readonly ticks: readonly number[];
}

/** Room left at both ends, in percent. */
const EDGE = 4;

/** The scale between two values. */
export function scaleBetween(lowest: number, highest: number, ticks: readonly number[]): Scale {
  const share = (value: number) => (value - lowest) / (highest - lowest);
  return {
    position: (value) => EDGE + (100 - 2 * EDGE) * Math.min(1, Math.max(0, share(value))),
    side: (value) => value < lowest ? -1 : value > highest ? 1 : 0,
    ticks,
  };
}

/** The scale that has all of the values, and zero. */
export function scaleOf(values: readonly number[]): Scale {
  const lowest = Math.min(0, ...values), highest = Math.max(0, ...values);
  const width = highest - lowest || 0.01, step = stepOf(width / 4);
  const first = Math.ceil(lowest / step - 1e-9), last = Math.floor(highest / step + 1e-9);
  const ticks = Array.from(
    { length: last - first + 1 },
    (_, i) => Number(((first + i) * step).toPrecision(6)),
  );
  return scaleBetween(lowest - width / 50, highest + width / 50, ticks);
}

/** The smallest of 1, 2, 5, 10, ... times a power of ten that is at least this. */
function stepOf(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9))!;
}
