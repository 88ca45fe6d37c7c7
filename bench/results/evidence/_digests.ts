import type { TrialResult } from "../../trial/spec/mod.ts";
import type { EvidenceFile } from "./evidence_file.ts";

/** How many trials of a suite an evidence file names with their digests. */
const DIGESTS = 20;

/**
 * Trials spread over the suite: one after the other of the variant, then of the workload, that has the fewest
 * yet. Among these the lowest id decides, which is a hash.
 */
export function digestsOf(trials: readonly TrialResult[]): EvidenceFile["digests"] {
  const left = trials.filter(({ digest }) => digest !== "");
  const chosen: TrialResult[] = [];
  while (chosen.length < DIGESTS && left.length > 0) {
    const times = (field: "variant" | "workload", trial: TrialResult) =>
      chosen.filter((one) => one[field] === trial[field]).length;
    const rank = (trial: TrialResult) =>
      [times("variant", trial), times("workload", trial)] as const;
    const next = left.reduce((best, trial) => {
      const [a, b] = [rank(trial), rank(best)];
      const order = a[0] - b[0] || a[1] - b[1];
      return order < 0 || (order === 0 && trial.id < best.id) ? trial : best;
    });
    chosen.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return chosen.map(({ id, workload, variant, seed, digest }) => ({
    ...{ id, workload, variant, seed, digest },
  }));
}
