import type { TrialProgress } from "../../trial/spec/mod.ts";
import type { PostgresStore } from "../store/postgres/mod.ts";
import type { ClaimedTrial } from "./claimed_trial.ts";

/** As many as `RunningTrial.losses` has. */
const MOST_LOSSES = 200;

/** Writes how a trial gets on, for those who watch. One line is written at a time, and the last one wins. */
export class ShownTry {
  readonly #store: PostgresStore;
  readonly #trial: ClaimedTrial;
  readonly #losses: (number | null)[] = [];
  #epochs = 0;
  #next: TrialProgress | null = null;
  #writing: Promise<void> | null = null;

  constructor(store: PostgresStore, trial: ClaimedTrial) {
    this.#store = store;
    this.#trial = trial;
  }

  onProgress(progress: TrialProgress): void {
    const epochs = progress.earlier + progress.epoch;
    if (epochs > this.#epochs && progress.share === 0) {
      this.#losses.push(progress.loss);
      if (this.#losses.length > MOST_LOSSES) this.#losses.shift();
    }
    this.#epochs = epochs;
    this.#next = progress;
    this.#writing ??= this.#write();
  }

  /** Settles when nothing is being written. */
  async end(): Promise<void> {
    this.#next = null;
    await this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#next !== null) {
      const values = [JSON.stringify(this.#next), JSON.stringify(this.#losses)];
      this.#next = null;
      await this.#store.pool.query(
        `UPDATE gradnoise.tries SET progress = $3, losses = $4, seen_at = now()
         WHERE id = $1 AND fingerprint = $2`,
        [this.#trial.id, this.#trial.fingerprint, ...values],
        // Nothing depends on it.
      ).catch(() => {});
    }
    this.#writing = null;
  }
}
