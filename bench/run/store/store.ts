import type { TrainedNetwork, TrialResult } from "../../trial/spec/mod.ts";

/** Keeps finished trials: one result for each trial and fingerprint, the last one put. */
export interface TrialStore extends Disposable {
  /**
   * Ids of trials whose results turned out to be damaged when they were looked for, in this order. A
   * damaged result is as good as none.
   */
  readonly damaged: ReadonlySet<string>;
  /**
   * The result of a trial.
   *
   * @param fingerprint Of the code that must have made it; null for any, the last one put.
   */
  get(id: string, fingerprint: string | null): TrialResult | null;
  /** The last results of all trials whose ids begin so, by id. */
  find(prefix: string): TrialResult[];
  /** The network that a trial trained, under the fingerprint of its result; null if none was put. */
  network(id: string, fingerprint: string): TrainedNetwork | null;
  /**
   * Keeps a result and its network, if any; when this returns they are safe from a crash of the process.
   *
   * @throws {WriteError} If they cannot be kept, and no earlier one is lost.
   */
  put(result: TrialResult, network: TrainedNetwork | null): void;
  /**
   * Makes sure that what was put is where it can be found again.
   *
   * @throws {WriteError} If it is not.
   */
  check(): void;
}
