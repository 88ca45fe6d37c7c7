/** What the first line of the file holds. */
export interface FreshRunOrigin {
  /** Of the code that makes the trials. */
  readonly fingerprint: string;
  /** The store that they go into. */
  readonly store: string;
}

/**
 * The trials that a run with `--fresh` has finished, one line each in a file, so that the same command
 * continues after an interruption. A trial that was stored but not yet listed here runs again.
 */
export class FreshRun {
  readonly #path: string;
  readonly #made: Set<string>;
  /** Whether this continues an interrupted run. */
  readonly goesOn: boolean;

  /** Continues the interrupted run in a file if it has the same origin; otherwise starts one. */
  constructor(path: string, origin: FreshRunOrigin) {
    this.#path = path;
    const first = firstLine(origin), before = readIfThere(path);
    const made = FreshRun.made(path, origin);
    this.goesOn = made !== null;
    this.#made = new Set(made);
    if (made === null) Deno.writeTextFileSync(path, `${first}\n`);
    // A crash may have cut the last line short.
    else if (!before.endsWith("\n")) Deno.writeTextFileSync(path, "\n", { append: true });
  }

  /** Whether this run made a trial. */
  has(id: string): boolean {
    return this.#made.has(id);
  }

  /** Remembers a trial that is in the store. */
  add(id: string): void {
    this.#made.add(id);
    Deno.writeTextFileSync(this.#path, `${id}\n`, { append: true });
  }

  /** The ids of the trials that an interrupted run of an origin made; null if there is none. */
  static made(path: string, origin: FreshRunOrigin): ReadonlySet<string> | null {
    const [line, ...ids] = readIfThere(path).split("\n");
    return line === firstLine(origin) ? new Set(ids) : null;
  }

  /** Removes the record of a run, if there is one: the next run starts afresh. */
  static forget(path: string): void {
    try {
      Deno.removeSync(path);
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
}

function firstLine({ fingerprint, store }: FreshRunOrigin): string {
  return JSON.stringify(["gradnoise-fresh", 1, fingerprint, store]);
}

function readIfThere(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}
