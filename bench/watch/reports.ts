import { UsageError } from "../base/mod.ts";
import type { RunState } from "../run/mod.ts";

/** Reports of what has been run so far. */
export interface Reports {
  /**
   * The report of a run, as one HTML file.
   *
   * @throws {UsageError} If there is nothing to report yet.
   */
  of(run: string): Promise<string>;
}

/** The error for a run without a trial to report on. */
export function nothing(run: string): UsageError {
  return new UsageError(
    `Cannot report on ${run}: no trial of it has ended in a store that is here`,
  );
}

/** Keeps the report that was made last until another trial of its run ends. */
export class KeptReport {
  #last: { readonly key: string; readonly report: Promise<string> } | null = null;

  /** @param make Makes it anew. */
  async of(run: string, state: RunState | null, make: () => Promise<string>): Promise<string> {
    const done = state?.cells.reduce((sum, cell) => sum + cell.done, 0);
    const key = JSON.stringify([run, state?.status, state?.startedAt, done]);
    if (this.#last?.key !== key) {
      const report = make();
      this.#last = { key, report };
      // An error is not kept.
      report.catch(() => this.#last = null);
    }
    return await this.#last.report;
  }
}
