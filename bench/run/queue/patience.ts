import { setTimeout as sleep } from "node:timers/promises";
import { duration } from "../../base/mod.ts";
import { isLostConnection, serverFault } from "../store/postgres/mod.ts";

/** Between two attempts to reach a server that is away, in milliseconds; at random, for not all to come at once. */
const FIRST_WAIT = 250, LONGEST_WAIT = 5000;

/** Asks a server again until it answers, however long it is away. */
export class Patience {
  readonly #place: string;
  readonly #signal: AbortSignal;
  readonly #onNote: (line: string) => void;
  /** Since when it has been away; null if it is there. */
  #away: number | null = null;
  #steady = performance.now();

  /**
   * @param place The server, as people may see it.
   * @param signal Ends the waiting.
   */
  constructor(place: string, signal: AbortSignal, onNote: (line: string) => void) {
    this.#place = place;
    this.#signal = signal;
    this.#onNote = onNote;
  }

  /** For how many seconds the server has been there. */
  get steadySeconds(): number {
    return this.#away === null ? (performance.now() - this.#steady) / 1000 : 0;
  }

  /**
   * Does something that may be done twice.
   *
   * @throws What it throws for any other reason than that the server is away; that too, once the signal says to
   * stop.
   */
  async keep<T>(action: () => Promise<T>): Promise<T> {
    for (let wait = FIRST_WAIT;; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      try {
        const result = await action();
        this.#onAnswer();
        return result;
      } catch (error) {
        if (!isLostConnection(error) || this.#signal.aborted) throw error;
        this.#onSilence((error as Error).cause ?? error);
        await sleep(wait, undefined, { signal: this.#signal }).catch(() => {});
      }
    }
  }

  #onAnswer(): void {
    if (this.#away === null) return;
    const seconds = (performance.now() - this.#away) / 1000;
    this.#away = null;
    this.#steady = performance.now();
    this.#onNote(`${this.#place} is back after ${duration(seconds)}`);
  }

  #onSilence(error: unknown): void {
    if (this.#away !== null) return;
    this.#away = performance.now();
    this.#onNote(`${this.#place} does not answer, waiting for it: ${serverFault(error)}`);
  }
}
