import type { TrialResult } from "../../trial/spec/mod.ts";
import type { EvidenceData } from "./evidence_file.ts";

/** The data of trials, each once, in the order of the trials. */
export function dataOf(trials: readonly TrialResult[]): EvidenceData[] {
  const all = trials.flatMap((trial): EvidenceData[] => {
    const { spec: { task: { name: task }, data }, dataDigest } = trial;
    if (data.source === "files") return [{ source: "files", task, sha256: data.digest }];
    // A trial that failed may not have come so far as to have data.
    if (dataDigest === "") return [];
    const { version, seed, train = null, test } = data;
    return [{ source: "generated", task, version, seed, train, test, sha256: dataDigest }];
  });
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
