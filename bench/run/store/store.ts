import type { TrainedNetwork, TrialResult } from "../../trial/spec/mod.ts";
import type { Machine } from "./machine.ts";
import type { RunRecord } from "./run_record.ts";

/** An answer at once, as from a file, or later, as from a server. */
export type Answer<T> = T | Promise<T>;

/** What a store is opened for. */
export type StoreUse = "read" | "write";

/** Whether a result that was put is kept: "known" if the store had one that stays. */
export type PutAnswer = "new" | "known";

/** Keeps finished trials, one result for each trial and fingerprint, and remembers runs. */
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
   * @param fingerprint Of the code that must have made it; null for any, the one that was kept last.
   */
  get(id: string, fingerprint: string | null): Answer<TrialResult | null>;
  /** The results of all trials whose ids begin with the prefix, by id; of several the one that was kept last. */
  find(prefix: string): Answer<TrialResult[]>;
  /** The network that a trial trained, under the fingerprint of its result; null if none was put. */
  network(id: string, fingerprint: string): Answer<TrainedNetwork | null>;
  /**
   * Keeps a result and its network, if any; when this is done they are safe from a crash of the process. The
   * first result of a trial and a fingerprint stays, unless it is damaged or the trial failed. A failed trial
   * never replaces one that ended.
   *
   * @param machine That ran it; by default the one that the store was opened with.
   * @throws {DigestAlarm} If the store has a result with another digest, which stays.
   * @throws {WriteError} If they cannot be kept; no earlier result is lost.
   */
  put(
    result: TrialResult,
    network: TrainedNetwork | null,
    machine?: Machine | null,
  ): Answer<PutAnswer>;
  /**
   * Makes sure that what was put is where it can be found again.
   *
   * @throws {WriteError} If it is not.
   */
  check(): Answer<void>;
  /** The machine that ran a trial whose result is kept; null if it is not known. */
  machineOf(id: string, fingerprint: string): Answer<Machine | null>;
  /**
   * Remembers a run. Equal ones are kept once; in a file, one that other code ran meanwhile becomes the last.
   *
   * @throws {WriteError} If it cannot be kept.
   */
  addRun(record: RunRecord): Answer<void>;
  /** The runs in the order in which they were added first. Damaged ones are left out. */
  runs(): Answer<RunRecord[]>;
}
