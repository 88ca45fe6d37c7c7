import { basename, join } from "node:path";
import { parseJson, UsageError } from "../base/mod.ts";
import { loadReportAssets, renderReport } from "../report/mod.ts";
import { type ResultFile, resultFileKind, resultFileSchema } from "../results/mod.ts";
import type { FolderSource } from "./folder_source.ts";
import type { Reports } from "./reports.ts";
import { resultSoFar } from "./result_so_far.ts";

/** Where results lie. */
export interface FolderReportsOptions {
  readonly folder: string;
  /** What says how far a run has come. */
  readonly source: FolderSource;
  /** The file of the store that the runs share. */
  readonly store: string;
}

/** Reports of the runs of a folder of results. The one made last is kept until another trial ends. */
export class FolderReports implements Reports {
  readonly #options: FolderReportsOptions;
  #last: { readonly key: string; readonly report: Promise<string> } | null = null;

  constructor(options: FolderReportsOptions) {
    this.#options = options;
  }

  async of(run: string): Promise<string> {
    // The name is part of an address.
    if (run !== basename(run) || /^\.{0,2}$/.test(run)) throw nothing(run);
    const state = await this.#options.source.stateOf(run);
    const done = state?.cells.reduce((sum, cell) => sum + cell.done, 0);
    const key = JSON.stringify([run, state?.status, state?.startedAt, done]);
    if (this.#last?.key !== key) {
      const report = this.#make(run, state?.status === "ended");
      this.#last = { key, report };
      report.catch(() => this.#last = null);
    }
    return await this.#last.report;
  }

  async #make(run: string, hasEnded: boolean): Promise<string> {
    const { store } = this.#options;
    const so = () => isThere(store).then((there) => there ? resultSoFar(run, store) : null);
    const own = () => this.#resultOf(run);
    const result = hasEnded ? await own() ?? await so() : await so() ?? await own();
    if (result !== null) return renderReport(result, await loadReportAssets());
    // Of a run of another version.
    const report = await this.#read(run, "report.html");
    if (report === null) throw nothing(run);
    return report;
  }

  async #resultOf(run: string): Promise<ResultFile | null> {
    const text = await this.#read(run, "result.json");
    if (text === null) return null;
    try {
      return parseJson(text, resultFileSchema, "Cannot read it", resultFileKind);
    } catch {
      return null;
    }
  }

  async #read(run: string, name: string): Promise<string | null> {
    return await Deno.readTextFile(join(this.#options.folder, run, name)).catch(() => null);
  }
}

function nothing(run: string): UsageError {
  return new UsageError(
    `Cannot report on ${run}: no trial of it has ended in a store that is here`,
  );
}

async function isThere(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}
