/** Points of a curve that are drawn at most. */
const MOST_POINTS = 60;

/** Seeds of a variant that are drawn as thin lines at most. */
const MOST_SEEDS = 12;

/** As many as asked for, the first and the last among them, evenly apart by position. */
function evenly<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list];
  const step = (list.length - 1) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, i) => list[Math.round(i * step)]!);
}

/**
 * The positions of a long curve that are worth drawing, at most 60: the first, the last, those that were
 * `measured` (as the validation error is, every few epochs), and evenly as many others as there is room
 * for. Means and quantiles are taken over all of it before.
 */
export function decimate(length: number, measured: readonly number[] = []): number[] {
  const all = Array.from({ length }, (_, i) => i);
  if (length <= MOST_POINTS) return all;
  const wanted = new Set([0, ...measured, length - 1]);
  const first = evenly(all.filter((i) => wanted.has(i)), MOST_POINTS);
  const others = all.filter((i) => !wanted.has(i));
  return [...first, ...evenly(others, MOST_POINTS - first.length)].sort((one, other) =>
    one - other
  );
}

/** A column at some of its positions. */
export function at<T>(column: readonly (T | null)[], positions: readonly number[]): (T | null)[] {
  return positions.map((i) => column[i] ?? null);
}

/** The trials whose curves are drawn: those of the lowest seeds, so that no outcome has a say in it. */
export function drawnTrials<T extends { readonly seed: number }>(trials: readonly T[]): T[] {
  return trials.toSorted((one, other) => one.seed - other.seed).slice(0, MOST_SEEDS);
}
