import type { ResultFile } from "../result_file.ts";
import { median } from "./averages.ts";
import { epochsToTarget } from "./epochs_to_target.ts";
import { TrialIndex } from "./trial_index.ts";

/** A variant's line in a performance profile. */
export interface PerformanceProfile {
  readonly variant: string;
  /** Workload by workload: the median of epochs to the target, and its updates over the best variant's. */
  readonly ratios: readonly {
    readonly workload: string;
    readonly epochs: number;
    readonly ratio: number;
  }[];
  /** The share of workloads whose ratio is at most so much, at each place where it grows. */
  readonly steps: readonly { readonly ratio: number; readonly share: number }[];
}

/**
 * The performance profiles of the variants: the share of workloads that a variant solves within x times
 * the updates of the variant that solves them fastest. Of each workload and variant the median over its
 * seeds counts, and a seed that missed the target counts as infinity, failed and diverged ones too. A
 * workload that no variant solves lowers every line.
 *
 * Source: Dolan and More 2002, Mathematical Programming 91.
 */
export function performanceProfile(result: ResultFile): PerformanceProfile[] {
  const index = new TrialIndex(result);
  const speeds = result.variants.map(({ name: variant }) =>
    result.workloads.map(({ name, targetError }) => {
      const trials = index.of(name, variant);
      if (trials.length === 0) return { epochs: Infinity, updates: Infinity };
      const epochs = median(trials.map((trial) => epochsToTarget(trial, targetError)));
      // An epoch is equally many examples for all, so that updates go as epochs over the batch size.
      return { epochs, updates: epochs / trials[0]!.spec.budget.batchSize };
    })
  );
  const best = result.workloads.map((_, i) => Math.min(...speeds.map((own) => own[i]!.updates)));
  return result.variants.map(({ name: variant }, v) => {
    const ratios = result.workloads.map(({ name: workload }, i) => {
      const { epochs, updates } = speeds[v]![i]!;
      return { workload, epochs, ratio: updates === Infinity ? Infinity : updates / best[i]! };
    });
    const reached = ratios.flatMap(({ ratio }) => ratio === Infinity ? [] : [ratio]);
    const steps = [...new Set(reached)].toSorted((a, b) => a - b).map((ratio) => ({
      ratio,
      share: reached.filter((other) => other <= ratio).length / ratios.length,
    }));
    return { variant, ratios, steps };
  });
}
