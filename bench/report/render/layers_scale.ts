/** Colours of quantities on a logarithmic scale. */

import type { Values } from "../../../models/mod.ts";

/** Colours from the smallest number to the largest. */
export const SHADES = 12;

/** Decades that the colours tell apart; what is smaller has the first colour. */
const DECADES = 12;

/** Classes of cells without a number: not finite, or of a frame of which nothing is known. */
export const cellClasses = { lost: "lost", unknown: "unknown" } as const;

/** From the lowest number to the highest that have colours of their own; null where all are 0. */
export type Scale = {
  readonly lowest: number;
  readonly highest: number;
  /** Whether there are smaller ones. */
  readonly isCut: boolean;
} | null;

/** The scale of all numbers that share one. */
export function scaleOf(frames: readonly (Values | null)[]): Scale {
  const numbers = frames.flatMap((frame) => frame ?? [])
    .filter((value) => value !== null && value > 0) as number[];
  if (numbers.length === 0) return null;
  const [least, highest] = numbers.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, 0],
  ) as [number, number];
  const lowest = Math.max(least, highest / 10 ** DECADES);
  return { lowest, highest, isCut: lowest > least };
}

/** The class of a layer's cell; null for exactly 0, which has no colour. */
export function colourClass(
  frame: Values | null | undefined,
  layer: number,
  scale: Scale,
): string | null {
  if (frame === null || frame === undefined) return cellClasses.unknown;
  const value = frame[layer] ?? null;
  if (value === null) return cellClasses.lost;
  if (value === 0 || scale === null) return null;
  const { lowest, highest } = scale;
  const share = highest === lowest ? 1 : Math.log(value / lowest) / Math.log(highest / lowest);
  return `c${Math.max(0, Math.min(SHADES - 1, Math.floor(SHADES * share)))}`;
}
