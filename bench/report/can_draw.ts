import type { ResultFile } from "../results/mod.ts";

/** There are no more colours and marks. */
const MOST_DRAWN = 6;

/** Whether one chart can give each variant a colour and mark of its own. */
export function canDraw({ variants }: ResultFile): boolean {
  return variants.length <= MOST_DRAWN;
}
