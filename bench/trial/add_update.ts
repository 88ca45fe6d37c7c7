import type { Score } from "../../models/mod.ts";
import type { Observation } from "../../optim/mod.ts";
import type { EpochSums } from "./spec/training_state.ts";

/** A batch that training has seen, and what became of it. */
export interface SeenBatch {
  readonly loss: number;
  readonly score: Pick<Score, "wrong" | "total"> | undefined;
  readonly seen: Observation;
  /** Whether the loss was finite. */
  readonly isFinite: boolean;
}

/** Adds a batch to the sums of an epoch; one that was only accumulated has no update. */
export function addUpdate(
  sums: EpochSums,
  { loss, score, seen, isFinite }: SeenBatch,
): void {
  sums.loss += loss;
  sums.wrong += score?.wrong ?? 0;
  sums.total += score?.total ?? 0;
  // One that is not finite ends the training, and shows.
  if (seen.accumulating && Number.isFinite(seen.gradientNorm)) return;
  sums.updates += 1;
  sums.gradientNorm += seen.gradientNorm ?? NaN;
  sums.clippedGradientNorm += seen.clippedGradientNorm ?? NaN;
  sums.clipped += Number(seen.clipped ?? false);
  if (isFinite) sums.last = seen;
}
