import type { Score } from "../../models/mod.ts";
import type { EpochSums } from "./spec/training_state.ts";
import type { EpochColumn, Epochs } from "./spec/trial_result.ts";

/** An epoch that has ended. */
export interface EndedEpoch {
  readonly phase: string;
  readonly sums: EpochSums;
  /** How many examples it showed. */
  readonly examples: number;
  /** NaN where validation examples were not asked. */
  readonly validation: Score;
  /** How many validation examples there are. */
  readonly validationExamples: number;
}

/** Adds an epoch to the columns of the result file. */
export function addEpoch(
  epochs: Epochs,
  { phase, sums, examples, validation, validationExamples }: EndedEpoch,
): void {
  const { updates, last } = sums;
  const row: Record<EpochColumn, number> = {
    learningRate: last.learningRate ?? 0,
    trainLoss: sums.loss / (examples - sums.skippedExamples),
    validationError: validation.wrong / validation.total,
    validationLoss: validation.loss / validationExamples,
    gradientNorm: sums.gradientNorm / updates,
    clippedGradientNorm: sums.clippedGradientNorm / updates,
    clippedShare: sums.clipped / updates,
    noiseStandardDeviation: last.noiseStandardDeviation ?? 0,
  };
  epochs.phase.push(phase);
  for (const [name, value] of Object.entries(row)) {
    // JSON has no number that is not finite.
    epochs[name as EpochColumn].push(Number.isFinite(value) ? value : null);
  }
}
