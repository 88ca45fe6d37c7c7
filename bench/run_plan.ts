import type { Plan } from "./plan.ts";
import type { TrialResult } from "./result_file.ts";
import { runJobs, type RunnerOptions } from "./runner.ts";
import type { TrialStore } from "./store/mod.ts";

/** Which finished trials of the store count: of the same code, of any, or none. */
export type Reuse = "same" | "any" | "none";

/** How to carry out a plan, and whom to tell. A trial is named by its index in the plan. */
export interface RunPlanOptions extends RunnerOptions {
  readonly store: TrialStore;
  readonly fingerprint: string;
  readonly reuse: Reuse;
  /** Is called once, before anything runs, with the trials that the store had. */
  onReused?(trials: readonly TrialResult[]): void;
}

/**
 * Carries out a plan: takes finished trials from the store, runs the others, and stores each as it
 * ends. Trials that failed run again.
 *
 * @returns The trials that have ended, in the order of the plan.
 */
export async function runPlan(plan: Plan, options: RunPlanOptions): Promise<TrialResult[]> {
  const { store, fingerprint, reuse } = options;
  const results: (TrialResult | null)[] = plan.trials.map(({ id }) => {
    if (reuse === "none") return null;
    const same = store.get(id, fingerprint);
    const found = same ?? (reuse === "any" ? store.get(id, null) : null);
    return found?.status === "failed" ? null : found;
  });
  options.onReused?.(results.filter((result) => result !== null));
  const missing = [...plan.trials.keys()].filter((index) => results[index] === null);
  const jobs = missing.map((index) => {
    const { spec, files } = plan.trials[index]!;
    return { spec, files, fingerprint };
  });
  await runJobs(jobs, {
    ...options,
    onStart: (job) => options.onStart?.(missing[job]!),
    onProgress: (job, progress) => options.onProgress?.(missing[job]!, progress),
    onResult(job, result) {
      const index = missing[job]!;
      store.put(result);
      results[index] = result;
      options.onResult(index, result);
    },
  });
  return results.filter((result) => result !== null);
}
