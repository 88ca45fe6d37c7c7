import type { TrainedNetwork, TrialResult } from "../../trial/spec/mod.ts";

/** An answer at once, as from a file, or later, as from a server. */
type Answer<T> = T | Promise<T>;

/** What a store is opened for. */
export type StoreUse = "read" | "write";

/** Keeps finished trials: one result for each trial and fingerprint, the last one put. */
export type TrialStore = TrialTable & (Disposable | AsyncDisposable);

/** What a store can be asked. */
export interface TrialTable {
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
  get(id: string, fingerprint: string | null): Answer<TrialResult | null>;
  /** The last results of all trials whose ids begin with the prefix, by id. */
  find(prefix: string): Answer<TrialResult[]>;
  /** The network that a trial trained, under the fingerprint of its result; null if none was put. */
  network(id: string, fingerprint: string): Answer<TrainedNetwork | null>;
  /**
   * Keeps a result and its network, if any; when this is done they are safe from a crash of the process.
   *
   * @throws {WriteError} If they cannot be kept; no earlier result is lost.
   */
  put(result: TrialResult, network: TrainedNetwork | null): Answer<void>;
  /**
   * Makes sure that what was put is where it can be found again.
   *
   * @throws {WriteError} If it is not.
   */
  check(): Answer<void>;
}
