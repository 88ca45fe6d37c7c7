import type { ResultFile } from "../../../../../bench/results/mod.ts";
import type { TrialResult } from "../../../../../bench/trial/spec/mod.ts";
import { makeResultFile } from "../../../_result_file.ts";

/** Epochs whose columns are of different numbers, with gaps. */
export function someEpochs(count: number, first: number): TrialResult["epochs"] {
  const column = (scale: number, every = 1) =>
    Array.from(
      { length: count },
      (_, i) => (i + 1) % every === 0 ? scale * first / (i + 3) : null,
    );
  return {
    phase: Array.from({ length: count }, (_, i) => i === 0 ? "linear" : "softmax"),
    learningRate: column(0.1),
    trainLoss: column(3),
    validationError: column(0.25, 2),
    validationLoss: column(2, 2),
    gradientNorm: column(77.7),
    clippedGradientNorm: column(40.1),
    clippedShare: column(0.125),
    noiseStandardDeviation: column(1e-3),
  };
}

/** Three trials with epochs, one of which diverged, and one that failed before its first. */
export function curvesResult(
  change: (trial: TrialResult, i: number) => TrialResult = (trial) => trial,
): ResultFile {
  const result = makeResultFile([
    { variant: "plain", seed: 1, train: 3, test: 7 },
    { variant: "noisy", seed: 1, train: 1, test: 4 },
    { variant: "plain", seed: 2, test: null, status: "diverged" },
    { variant: "noisy", seed: 2, test: null },
  ]);
  return {
    ...result,
    trials: result.trials.map((trial, i) =>
      change({ ...trial, epochs: someEpochs([6, 6, 3, 0][i]!, i + 1) }, i)
    ),
  };
}
