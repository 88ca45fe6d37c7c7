import type { ClaimedTrial } from "./claimed_trial.ts";
import type { Patience } from "./patience.ts";
import type { TrialQueue } from "./trial_queue.ts";

/** How many signs of life may be late before a trial is given to others. */
const SIGNS = 3;

/** The trials that a worker holds: while they are here, their queue knows that somebody works on them. */
export class HeldTrials implements AsyncDisposable {
  readonly #queue: TrialQueue;
  readonly #patience: Patience;
  readonly #held = new Set<ClaimedTrial>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #touching: Promise<void> | undefined;

  constructor(queue: TrialQueue, patience: Patience) {
    this.#queue = queue;
    this.#patience = patience;
  }

  get size(): number {
    return this.#held.size;
  }

  add(trial: ClaimedTrial): void {
    this.#held.add(trial);
    if (this.#timer === undefined) this.#touchLater();
  }

  delete(trial: ClaimedTrial): void {
    this.#held.delete(trial);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#held.clear();
    clearTimeout(this.#timer);
    await this.#touching;
  }

  #touchLater(): void {
    const shortest = Math.min(...[...this.#held].map(({ lostAfter }) => lostAfter));
    this.#timer = setTimeout(() => this.#touching = this.#touch(), shortest * 1000 / SIGNS);
  }

  async #touch(): Promise<void> {
    try {
      await this.#patience.keep(() => this.#queue.touch([...this.#held]));
    } catch {
      // It is stopping, or the queue says what is wrong where it is asked for trials.
    }
    this.#timer = undefined;
    if (this.#held.size > 0) this.#touchLater();
  }
}
