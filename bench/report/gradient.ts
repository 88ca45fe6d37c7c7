import {
  addedNoise,
  batchesPerUpdate,
  deviationOf,
  follow,
  limitOf,
  type Schedule,
  scheduleOf,
  stageOf,
  stepsOf,
} from "../../optim/spec/mod.ts";
import {
  type EpochColumn,
  totalEpochs,
  type TrialResult,
  updatesPerEpoch,
} from "../trial/spec/mod.ts";
import { median } from "../results/statistics/mod.ts";

/** What clip and noise did to the gradients of trials that share a set-up. */
export interface GradientFacts {
  readonly isClipped: boolean;
  /** The limit on a norm; null without a clip, and where it limits none. */
  readonly clip: ReturnType<typeof limitOf>;
  readonly isNoisy: boolean;
  /** Whether there was noise that never reached the updates. */
  readonly isDiscarded: boolean;
  /** The schedule of the noise's standard deviation; null if it is not known. */
  readonly deviation: Schedule | null;
  readonly parameters: number;
  /** Of a whole trial; null under a curriculum of finite data, and where a rule may end a training. */
  readonly updates: number | null;
  /** Of all updates those that the clip changed; null if none was made, and under a curriculum of finite data. */
  readonly clippedShare: number | null;
  /** Median norm before and after the clip, in the first epoch and in the last. */
  readonly first: GradientNorms;
  readonly last: GradientNorms;
  /**
   * Updates from the first in which the noise is longer than the clip's threshold; Infinity: all; null
   * if only training shows.
   */
  readonly loudUpdates: number | null;
}

/** Norms of an epoch; null where no trial has them. */
export interface GradientNorms {
  readonly before: number | null;
  readonly after: number | null;
  /** The expected norm of the noise on all parameters; 0 without noise. */
  readonly noise: number | null;
}

/**
 * The expected norm of noise on `parameters` numbers: the root of the expected square, which is
 * standard deviation x root(parameters).
 */
export function noiseNorm(standardDeviation: number, parameters: number): number {
  return standardDeviation * Math.sqrt(parameters);
}

/**
 * In how many updates, from the first, noise is expected to be longer than a threshold; Infinity if it
 * stays so for ever, null if its schedule depends on more than updates.
 */
export function updatesLongerThan(
  deviation: Schedule,
  parameters: number,
  threshold: number,
): number | null {
  const entry = typeof deviation === "number" ? null : scheduleOf(deviation.kind);
  if (entry !== null && !(entry?.over === "update" && entry.declines)) return null;
  const deviationAt = follow(deviation);
  // Equal but for rounding is not longer.
  const isLonger = (update: number) =>
    noiseNorm(deviationAt({ update, epoch: 0 }), parameters) > threshold * (1 + 1e-12);
  let longer = -1, shorter = Number.MAX_SAFE_INTEGER;
  if (isLonger(shorter)) return Infinity;
  while (shorter - longer > 1) {
    const middle = longer + Math.floor((shorter - longer) / 2);
    if (isLonger(middle)) longer = middle;
    else shorter = middle;
  }
  return shorter;
}

/** The facts about trials of one workload and variant; null if none of them was trained. */
export function gradientFacts(trials: readonly TrialResult[]): GradientFacts | null {
  const trained = trials.filter(({ epochs }) => epochs.phase.length > 0);
  const [first] = trained;
  if (first === undefined) return null;
  const { parameterCount: parameters, spec: { optimizer } } = first;
  const clip = limitOf(optimizer), deviation = deviationOf(optimizer);
  const isNoisy = addedNoise(optimizer).length > 0;
  const norms = (at: 0 | -1): GradientNorms => {
    const each = (column: EpochColumn) =>
      medianOf(trained.flatMap(({ epochs }) => epochs[column].at(at) ?? []));
    const deviation = each("noiseStandardDeviation");
    return {
      before: each("gradientNorm"),
      after: each("clippedGradientNorm"),
      noise: deviation === null ? null : noiseNorm(deviation, parameters),
    };
  };
  return {
    isClipped: stepsOf(optimizer, "clip").length > 0,
    clip,
    isNoisy,
    isDiscarded: stepsOf(optimizer, "noise").some(({ discarded }) => discarded === true),
    deviation,
    parameters,
    updates: updatesOf(trained),
    clippedShare: clippedShare(trained),
    first: norms(0),
    last: norms(-1),
    loudUpdates: clip === null || deviation === null
      ? null
      : updatesLongerThan(deviation, parameters, clip.norm),
  };
}

/** The training error is asked over the training part itself, so its total is that part's size. */
function updatesOf(trials: readonly TrialResult[]): number | null {
  const measured = trials.find(({ metrics }) => metrics !== null);
  if (measured === undefined) return null;
  const { spec: { budget, optimizer }, metrics } = measured;
  // Trials that a rule may end have different numbers of epochs.
  if (!hasEqualEpochs(measured) || budget.stop !== undefined) return null;
  const batches = totalEpochs(budget) * updatesPerEpoch(budget, metrics!.trainError.total);
  // As the noise counts them, which a wrong order puts outside of an accumulation.
  const noise = optimizer.findIndex((step) => stageOf(step) === "noise");
  return Math.floor(batches / batchesPerUpdate(noise < 0 ? optimizer : optimizer.slice(0, noise)));
}

/** Whether epochs have equally many updates: a curriculum leaves out some of a finite training part. */
function hasEqualEpochs({ spec: { budget } }: TrialResult): boolean {
  return budget.curriculum.kind === "none" || typeof budget.sampling === "object";
}

/** Epochs have equally many updates, but for the one that a trial diverged in. */
function clippedShare(trials: readonly TrialResult[]): number | null {
  if (!trials.every(hasEqualEpochs)) return null;
  const shares = trials.flatMap(({ status, epochs: { clippedShare } }) =>
    (status === "diverged" ? clippedShare.slice(0, -1) : clippedShare)
      .filter((share) => share !== null)
  );
  if (shares.length === 0) return null;
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function medianOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : median(values);
}
