/** The order that a chain keeps. Several transformations may be of one stage. */
export const stages = ["clip", "noise", "scale", "rule"] as const;

/** Where in a chain a transformation stands. */
export type Stage = typeof stages[number];

/** The first place where an order goes backwards, and what is wrong with it; undefined for none. */
export function misplaced(
  order: readonly Stage[],
): { readonly index: number; readonly words: string } | undefined {
  for (const [i, stage] of order.entries()) {
    const before = order[i - 1];
    if (before === undefined || stages.indexOf(before) <= stages.indexOf(stage)) continue;
    return {
      index: i,
      words: `a ${stage} after a ${before}: the order is ${stages.join(", ")}`,
    };
  }
  return undefined;
}
