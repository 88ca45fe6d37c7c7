import type { ResultFile } from "../result_file.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";

/** The trials of a result by workload and variant, in the order of the file; made in one pass. */
export class TrialIndex {
  readonly #cells = new Map<string, Map<string, TrialResult[]>>();

  constructor({ trials }: Pick<ResultFile, "trials">) {
    for (const trial of trials) {
      const variants = this.#cells.get(trial.workload) ?? new Map<string, TrialResult[]>();
      this.#cells.set(trial.workload, variants);
      const cell = variants.get(trial.variant) ?? [];
      variants.set(trial.variant, cell);
      cell.push(trial);
    }
  }

  /** Those of one workload and variant; none if there are none. */
  of(workload: string, variant: string): readonly TrialResult[] {
    return this.#cells.get(workload)?.get(variant) ?? [];
  }
}
