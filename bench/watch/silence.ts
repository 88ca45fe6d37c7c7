import type { RunState } from "../run/mod.ts";

/** A run that lives says so every ten seconds. */
const USUAL_SECONDS = 120;

/**
 * Notices that a run has fallen silent. The clock of its machine may be wrong: once its state was seen to change,
 * only the time since then counts. Before, the oldest sign of its last word does.
 */
export class Silence {
  #updatedAt: string | null = null;
  #since = 0;
  #hasChanged = false;

  /**
   * How long a run that should be running has been silent at a moment, in seconds; null where that is not
   * unusual.
   *
   * @param written When its state was written by another clock; null if that is not known. In milliseconds.
   */
  secondsOf(state: RunState, written: number | null, now: number): number | null {
    const { status, updatedAt } = state;
    if (updatedAt !== this.#updatedAt) {
      this.#hasChanged = this.#updatedAt !== null;
      this.#since = now;
      this.#updatedAt = updatedAt;
    }
    const signs = this.#hasChanged ? [] : [Date.parse(updatedAt), written ?? now];
    const seconds = (now - Math.min(this.#since, ...signs)) / 1000;
    return status === "running" && seconds >= USUAL_SECONDS ? seconds : null;
  }
}
