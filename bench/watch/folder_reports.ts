import { basename, join } from "node:path";
import { parseJson } from "../base/mod.ts";
import { loadReportAssets, renderReport } from "../report/mod.ts";
import { type ResultFile, resultFileKind, resultFileSchema } from "../results/mod.ts";
import type { FolderSource } from "./folder_source.ts";
import { KeptReport, nothing, type Reports } from "./reports.ts";
import { storedResultSoFar } from "./result_so_far.ts";

/** Where results lie. */
export interface FolderReportsOptions {
  readonly folder: string;
  /** What says how far a run has come. */
  readonly source: FolderSource;
  /** The file of the store that the runs share. */
  readonly store: string;
}

/** Reports of the runs of a folder of results. */
export class FolderReports implements Reports {
  readonly #options: FolderReportsOptions;
  readonly #kept = new KeptReport();

  constructor(options: FolderReportsOptions) {
    this.#options = options;
  }

  async of(run: string): Promise<string> {
    // The name is part of an address.
    if (run !== basename(run) || /^\.{0,2}$/.test(run)) throw nothing(run);
    const state = await this.#options.source.stateOf(run);
    return await this.#kept.of(run, state, () => this.#make(run, state?.status === "ended"));
  }

  async #make(run: string, hasEnded: boolean): Promise<string> {
    const { store } = this.#options;
    const so = () => isThere(store).then((there) => there ? storedResultSoFar(run, store) : null);
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

async function isThere(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}
