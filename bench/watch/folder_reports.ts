import { basename, join } from "node:path";
import { parseJson, UsageError } from "../base/mod.ts";
import { loadReportAssets, renderReport } from "../report/mod.ts";
import { type ResultFile, resultFileKind, resultFileSchema } from "../results/mod.ts";
import type { Reports } from "./reports.ts";

/** Where results lie. */
export interface FolderReportsOptions {
  readonly folder: string;
}

/** Reports of the runs of a folder of results. */
export class FolderReports implements Reports {
  readonly #folder: string;

  constructor({ folder }: FolderReportsOptions) {
    this.#folder = folder;
  }

  async of(run: string): Promise<string> {
    const refuse = () => new UsageError(`Cannot report on ${run}: no trial of it has ended`);
    // The name is part of an address.
    if (run !== basename(run) || /^\.{0,2}$/.test(run)) throw refuse();
    const result = await this.#resultOf(run);
    if (result !== null) return renderReport(result, await loadReportAssets());
    // Of a run of another version.
    const report = await this.#read(run, "report.html");
    if (report === null) throw refuse();
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
    return await Deno.readTextFile(join(this.#folder, run, name)).catch(() => null);
  }
}
