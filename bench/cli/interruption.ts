/** The exit code of a command that a signal ended. */
export const INTERRUPTED = 130;

/** For this long, further signals count as the same one, in milliseconds. */
const GRACE_MILLISECONDS = 500;

/** Signals that ask a command to end. Windows knows only the first. */
export const ENDING_SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT"]
  : ["SIGINT", "SIGTERM"];

/**
 * Ctrl-C or SIGTERM during a command: the first asks it to stop cleanly, a later one ends the process at
 * once. One Ctrl-C arrives several times, because the terminal sends it to every process and `deno task`
 * passes it on.
 */
export class Interruption implements Disposable {
  readonly #controller = new AbortController();
  readonly #now: () => number;
  readonly #exit: (code: number) => void;
  #first: number | null = null;

  constructor(
    now: () => number = () => performance.now(),
    exit: (code: number) => void = Deno.exit,
  ) {
    this.#now = now;
    this.#exit = exit;
    for (const signal of ENDING_SIGNALS) Deno.addSignalListener(signal, this.#onSignal);
  }

  /** Aborted by the first signal. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly #onSignal = (): void => {
    this.#first ??= this.#now();
    if (this.#now() - this.#first >= GRACE_MILLISECONDS) this.#exit(INTERRUPTED);
    this.#controller.abort();
  };

  [Symbol.dispose](): void {
    for (const signal of ENDING_SIGNALS) Deno.removeSignalListener(signal, this.#onSignal);
  }
}
