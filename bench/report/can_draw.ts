import type { ResultFile } from "../results/mod.ts";

/** Colours and marks that variants can be told apart by. */
const MOST_DRAWN = 6;

/** Whether the variants of a result can be told apart in one chart. */
export function canDraw({ variants }: ResultFile): boolean {
  return variants.length <= MOST_DRAWN;
}
