/* Pictures of numbers from -1 to 1, as strokes by colour. */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The digit of 0, and of how many it is from those of -1 and 1. */
const MIDDLE = 31;

/** Colours to each side of the middle, which has none. */
export const SHADES = 5;

/** Between two maps, in rows. */
const GAP = 1;

/** How much there is in a picture. */
interface PictureSize {
  readonly maps: number;
  /** Of each map. */
  readonly rows: number;
  readonly positions: number;
}

/** In rows. */
export function pictureHeight({ maps, rows }: PictureSize): number {
  return maps * (rows + GAP) - GAP;
}

/** Where a line of numbers, by map and row, begins in a picture, from its top. */
function topOf(line: number, { rows }: PictureSize): number {
  return line + Math.floor(line / rows) * GAP;
}

/** The line of numbers at a share of a picture's height. */
export function lineAt(share: number, size: PictureSize): number {
  const { maps, rows } = size, at = share * pictureHeight(size);
  const map = Math.min(maps - 1, Math.floor(at / (rows + GAP)));
  return map * rows + Math.max(0, Math.min(rows - 1, Math.floor(at - map * (rows + GAP))));
}

/** A number of packed ones. */
export function valueAt(values: string, place: number): number {
  return (DIGITS.indexOf(values[place]!) - MIDDLE) / MIDDLE;
}

/**
 * The path of each colour, from that of -1 to that of 1: neighbours of one colour are one stroke. What is near 0
 * is left out, so that the ground shows.
 */
export function pictureStrokes(values: string, size: PictureSize): string[] {
  const { maps, rows, positions } = size, paths: string[] = Array(2 * SHADES).fill("");
  for (let line = 0; line < maps * rows; line++) {
    const y = Math.round(100 * (topOf(line, size) + 0.5)) / 100;
    let from = 0;
    for (let x = 1; x <= positions; x++) {
      const own = shadeOf(valueAt(values, line * positions + from));
      if (x < positions && shadeOf(valueAt(values, line * positions + x)) === own) continue;
      const place = own < 0 ? own + SHADES : own + SHADES - 1;
      if (own !== 0) paths[place] += `M${from} ${y}h${x - from}`;
      from = x;
    }
  }
  return paths;
}

/** From -SHADES to SHADES. */
function shadeOf(value: number): number {
  return Math.max(-SHADES, Math.min(SHADES, Math.round(value * SHADES))) || 0;
}

/** The lines between maps. */
export function gapStrokes(size: PictureSize): string {
  const { maps, rows, positions } = size;
  return Array.from({ length: maps - 1 }, (_, map) => {
    const y = Math.round(100 * (topOf((map + 1) * rows, size) - GAP / 2)) / 100;
    return `M0 ${y}h${positions}`;
  }).join("");
}
