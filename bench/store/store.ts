import type { TrialResult } from "../result_file.ts";

/** Keeps finished trials: one result for each trial and fingerprint, the last one put. */
export interface TrialStore extends Disposable {
  /**
   * The result of a trial.
   *
   * @param fingerprint Of the code that must have made it; null for any, the last one put.
   */
  get(id: string, fingerprint: string | null): TrialResult | null;
  /** The last results of all trials whose ids begin so, by id. */
  find(prefix: string): TrialResult[];
  /** Keeps a result; when this returns it is safe from a crash of the process. */
  put(result: TrialResult): void;
}
