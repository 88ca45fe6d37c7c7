import type { ResultFile } from "../results/mod.ts";
import { MOST_DRAWN } from "./page/drawn.ts";

/** Whether one chart can give each variant a colour and mark of its own. */
export function canDraw({ variants }: ResultFile): boolean {
  return variants.length <= MOST_DRAWN;
}

/**
 * The variants that charts draw before a reader chooses: all, or, of too many, those that others are compared with
 * and evenly of the others. No outcome has a say in it.
 */
export function drawnAtFirst({ variants }: ResultFile): string[] {
  const names = variants.map(({ name }) => name);
  if (names.length <= MOST_DRAWN) return names;
  const references = new Set(variants.flatMap(({ reference }) => reference ?? []));
  // Half of the places are for what is compared with them.
  const first = names.filter((name) => references.has(name)).slice(0, MOST_DRAWN / 2);
  const others = names.filter((name) => !references.has(name)), places = MOST_DRAWN - first.length;
  const step = (others.length - 1) / (places - 1);
  const chosen = new Set([
    ...first,
    ...Array.from({ length: places }, (_, i) => others[Math.round(i * step)]!),
  ]);
  return names.filter((name) => chosen.has(name));
}
