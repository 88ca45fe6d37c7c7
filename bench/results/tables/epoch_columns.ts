import type { EpochColumn } from "../../trial/spec/mod.ts";
import { type ColumnOf, columnsOf } from "./column.ts";
import { trialKey, type TrialRow } from "./trial_columns.ts";

/** An epoch of a trial, counted from 0. */
export interface EpochRow extends TrialRow {
  readonly epoch: number;
}

const { whole, real, text } = columnsOf<EpochRow>();

function curve(
  name: string,
  meaning: string,
  column: EpochColumn,
  details: { readonly unit?: string; readonly brief?: boolean } = {},
): ColumnOf<EpochRow> {
  return real(name, meaning, ({ trial, epoch }) => trial.epochs[column][epoch] ?? null, details);
}

function attemptOf({ trial: { attempts = [] }, epoch }: EpochRow): number {
  let end = 0;
  return 1 + attempts.filter((attempt) => (end += attempt.epochs) <= epoch).length;
}

/** One row for each epoch of each trial. */
export const epochColumns: readonly ColumnOf<EpochRow>[] = [
  ...trialKey,
  whole("epoch", "counted from 1, through all phases", ({ epoch }) => epoch + 1, {
    brief: true,
  }),
  text("phase", "of the training", ({ trial, epoch }) => trial.epochs.phase[epoch] ?? null),
  curve("learning_rate", "in this epoch", "learningRate"),
  curve("train_loss", "mean over the epoch's batches, per question", "trainLoss", {
    unit: "nats or loss per question",
    brief: true,
  }),
  curve("validation_error", "after the epoch", "validationError", {
    unit: "fraction",
    brief: true,
  }),
  curve("validation_loss", "after the epoch, per question", "validationLoss", {
    unit: "nats or loss per question",
  }),
  curve("gradient_norm", "before the clip, mean over the updates", "gradientNorm"),
  curve("clipped_gradient_norm", "after the clip, mean over the updates", "clippedGradientNorm"),
  curve("clipped_share", "of the updates that the clip changed", "clippedShare", {
    unit: "fraction",
  }),
  curve(
    "noise_standard_deviation",
    "of the last update, root mean square",
    "noiseStandardDeviation",
  ),
  whole("attempt", "the training that it is of, counted from 1", attemptOf),
];
