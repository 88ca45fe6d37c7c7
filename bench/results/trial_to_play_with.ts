import type { TrialResult } from "../trial/spec/mod.ts";

/**
 * The trial whose network a reader is given to play with: one that solved its task if there is any,
 * then by lowest training error, by most facts that an answer follows from, by lowest training loss,
 * and the first of those. Null without a memory network that ended well.
 */
export function trialToPlayWith(trials: readonly TrialResult[]): TrialResult | null {
  const ranked = trials.flatMap((trial) => {
    const { metrics, status, inspections, spec: { model } } = trial;
    if (metrics === null || model.name !== "memn2n") return [];
    const facts = inspections.map((one) => one.kind === "attention" ? one.supports.length : 0);
    const rank = [
      status === "solved" ? 0 : 1,
      metrics.trainError.value,
      -Math.max(0, ...facts),
      metrics.trainLoss,
    ];
    return [{ trial, rank }];
  });
  // The sort leaves equals in their order.
  ranked.sort((a, b) => {
    const first = a.rank.findIndex((value, i) => value !== b.rank[i]);
    return first === -1 ? 0 : a.rank[first]! - b.rank[first]!;
  });
  return ranked[0]?.trial ?? null;
}
