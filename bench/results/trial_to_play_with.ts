import { findModel } from "../../models/registry.ts";
import type { TrialResult } from "../trial/spec/mod.ts";

/**
 * The trial whose network a reader is given to play with: one that solved its task if there is any,
 * then by lowest training error, by the most that there is to see in an answer, by lowest training loss,
 * and the first of those. Null without such a network that ended well.
 */
export function trialToPlayWith(trials: readonly TrialResult[]): TrialResult | null {
  const ranked = trials.flatMap((trial) => {
    const { metrics, status, inspections, spec: { model } } = trial;
    const weights = findModel(model.name)?.weights;
    if (metrics === null || weights === undefined) return [];
    const facts = inspections.map((one) => weights.interest(one));
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
