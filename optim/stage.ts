/** The order that a chain keeps. Several transformations may be of one stage. */
export const stages = ["wrapper", "clip", "noise", "scale", "rule"] as const;

/** Where in a chain a transformation stands. A wrapper contains everything after it. */
export type Stage = typeof stages[number];

/** A step or a transformation, as far as its place is concerned. */
interface Placed {
  readonly stage: Stage;
  /** For messages. */
  readonly kind?: string | undefined;
  /** Whether what follows it may have any order. */
  readonly permitsAnyOrder?: boolean | undefined;
}

/** The first place where an order goes backwards, and what is wrong with it; undefined for none. */
export function misplaced(
  order: readonly Placed[],
): { readonly index: number; readonly words: string } | undefined {
  for (const [i, { stage, kind, permitsAnyOrder }] of order.entries()) {
    const before = order[i - 1]?.stage;
    if (before !== undefined && stages.indexOf(before) > stages.indexOf(stage)) {
      return {
        index: i,
        words: stage === "wrapper"
          ? `${kind ?? "a wrapper"} after a ${before}: wrappers stand at the front`
          : `a ${stage} after a ${before}: the order is ${stages.slice(1).join(", ")}`,
      };
    }
    if (permitsAnyOrder) return undefined;
  }
  return undefined;
}
