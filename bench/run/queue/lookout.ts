import type { Patience } from "./patience.ts";
import type { TrialQueue } from "./trial_queue.ts";

/**
 * Looks for lost trials from time to time. Every worker does, and every run that waits. Who was cut off first
 * waits until the others, who may have been too, have shown that they are there.
 */
export class Lookout implements AsyncDisposable {
  readonly #queue: TrialQueue;
  readonly #patience: Pick<Patience, "steadySeconds">;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looking: Promise<void> | undefined;
  #ended = false;

  constructor(queue: TrialQueue, patience: Pick<Patience, "steadySeconds">) {
    this.#queue = queue;
    this.#patience = patience;
    this.#later();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  #later(): void {
    if (this.#ended) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#look();
    }, this.#queue.times.lookEvery * 1000);
  }

  async #look(): Promise<void> {
    try {
      if (this.#patience.steadySeconds >= this.#queue.times.lostAfter) await this.#queue.look();
    } catch {
      // Others look as well, and this one looks again.
    }
    this.#later();
  }
}
