/** Results for tests of the gate: ten seeds of one workload, plain and noisy. */

import { sha256 } from "../../../../engine/base/mod.ts";
import type { ResultFile } from "../../../../bench/results/mod.ts";
import { trialId, type TrialResult } from "../../../../bench/trial/spec/mod.ts";
import { makeResultFile } from "../../_result_file.ts";

export const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Errors of 4, 5 or 6 of 100, most of them solved. */
export function makeGateResult(): ResultFile {
  const outcomes = ["plain", "noisy"].flatMap((variant) =>
    SEEDS.map((seed) => ({ variant, seed, test: 4 + seed % 3 }))
  );
  return changeTrials({ ...makeResultFile(outcomes), seeds: SEEDS }, ({ spec, seed, variant }) => ({
    id: trialId(spec),
    digest: sha256(`digest of ${variant} ${seed}`),
    dataDigest: sha256("data"),
    parameterCount: 7200,
  }));
}

/** A result with other fields in some of its trials. */
export function changeTrials(
  result: ResultFile,
  change: (trial: TrialResult) => Partial<TrialResult>,
): ResultFile {
  return { ...result, trials: result.trials.map((trial) => ({ ...trial, ...change(trial) })) };
}

/** The same with so many more wrong answers of 100, and other digests. */
export function worsen(result: ResultFile, wrong: number): ResultFile {
  return changeTrials(result, ({ digest, metrics }) => {
    const test = metrics!.testError.wrong + wrong;
    const testError = { value: test / 100, wrong: test, total: 100 };
    return {
      digest: sha256(`another ${digest}`),
      metrics: { ...metrics!, testError, testErrorByTask: { "babi-qa1": testError } },
      status: test <= 5 ? "solved" : "unsolved",
    };
  });
}
