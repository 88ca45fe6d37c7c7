import type { Json } from "../../../engine/mod.ts";
import type { SeenUpdate } from "../../../models/mod.ts";
import type { Observation } from "../../../optim/mod.ts";
import type { Epochs } from "./trial_result.ts";

/** Sums over the updates of an epoch. */
export interface EpochSums {
  loss: number;
  gradientNorm: number;
  clippedGradientNorm: number;
  clipped: number;
  updates: number;
  /** Of the updates those that the optimizer skipped, which are in no other sum, and their examples. */
  skipped: number;
  skippedExamples: number;
  /** Of the batches, before their updates; 0 where the model gives no score. */
  wrong: number;
  total: number;
  last: Observation;
}

/** Sums before the first update. */
export function noSums(): EpochSums {
  return {
    ...{ loss: 0, gradientNorm: 0, clippedGradientNorm: 0, clipped: 0, updates: 0 },
    ...{ skipped: 0, skippedExamples: 0, wrong: 0, total: 0, last: {} },
  };
}

/** Where a curriculum stands. */
export interface CurriculumState {
  /** The difficulty that training has come to, from 1. */
  readonly level: number;
  /** Since training began. */
  readonly updates: number;
  /** How many there were when the level last rose; 0 before. */
  readonly roseAt: number;
  /**
   * Under `byTrainingError`: of the batches since the last check that were no harder than the level, and the
   * error at that check, 1 before the first.
   */
  readonly training?: { readonly wrong: number; readonly total: number; readonly error: number };
}

/** Where a training run stands, as JSON, arrays and numbers to the bit. */
export interface TrainingState {
  /** Of the epochs that have ended. */
  readonly epochs: Epochs;
  /** How far the current epoch is: the first example that is still to be seen; null between two. */
  readonly pass: { readonly next: number; readonly sums: EpochSums } | null;
  readonly curriculum: CurriculumState;
  /** Measurements in a row, the last one included, that met the budget's rule to stop. */
  readonly metInARow: number;
  /** The error of the training batches of the last epoch; 1 before the first has ended. */
  readonly trainingError: number;
  /** What the model showed of the updates so far. */
  readonly history: readonly SeenUpdate[];
  readonly parameters: Json;
  /** What the model keeps beside them; null for nothing. */
  readonly model: Json;
  readonly optimizer: Json;
  /** Of the random streams that were opened; that of orders as it was before the current epoch. */
  readonly positions: Readonly<Record<string, number>>;
}
