import {
  type BudgetSpec,
  type EpochColumn,
  type OptimizerSpec,
  totalEpochs,
  type TrialResult,
} from "../trial/spec/mod.ts";
import { median } from "../results/statistics/mod.ts";

type Noise = OptimizerSpec["noise"];

/** What clip and noise did to the gradients of trials that share a set-up. */
export interface GradientFacts {
  readonly clip: OptimizerSpec["clip"];
  readonly noise: Noise;
  readonly parameters: number;
  /** Of a whole trial; null under a curriculum, whose epochs have different numbers of them. */
  readonly updates: number | null;
  /** Of all updates those that the clip changed; null if none was made, and under a curriculum. */
  readonly clippedShare: number | null;
  /** Median norm before and after the clip, in the first epoch and in the last. */
  readonly first: GradientNorms;
  readonly last: GradientNorms;
  /** Updates from the first in which the noise is longer than the clip's threshold; Infinity: all. */
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
 * The expected norm of noise on so many parameters: the root of the expected square, which is
 * standard deviation x root(parameters).
 */
export function noiseNorm(standardDeviation: number, parameters: number): number {
  return standardDeviation * Math.sqrt(parameters);
}

/**
 * In how many updates, from the first, noise is expected to be longer than a threshold; Infinity if it
 * stays so for ever. Noise of variance eta / (1 + t)^gamma on n parameters is as long as
 * root(n eta / (1 + t)^gamma), so it is longer while 1 + t < (n eta / threshold^2)^(1 / gamma).
 */
export function updatesLongerThan(noise: Noise, parameters: number, threshold: number): number {
  switch (noise.kind) {
    case "none":
      return 0;
    case "fixed":
      return noiseNorm(noise.standardDeviation, parameters) > threshold ? Infinity : 0;
    case "annealed":
      return annealedLongerThan(noise, parameters, threshold);
  }
}

function annealedLongerThan(
  { eta, gamma }: Extract<Noise, { kind: "annealed" }>,
  parameters: number,
  threshold: number,
): number {
  // Squares: a root would round noise that is as long as the threshold to one side of it.
  const isLonger = (update: number) => parameters * eta / (1 + update) ** gamma > threshold ** 2;
  if (!isLonger(0)) return 0;
  let count = Math.ceil((parameters * eta / threshold ** 2) ** (1 / gamma)) - 1;
  if (gamma === 0 || count > Number.MAX_SAFE_INTEGER) return Infinity;
  // The power is rounded: the boundary itself is looked at.
  while (isLonger(count)) count++;
  while (!isLonger(count - 1)) count--;
  return count;
}

/** Updates in an epoch over so many questions, as training counts them. */
export function updatesPerEpoch(
  { batchSize, sampling, lastBatch }: BudgetSpec,
  questions: number,
): number {
  const examples = typeof sampling === "object" ? sampling.fresh : questions;
  switch (lastBatch) {
    case "short":
      return Math.ceil(examples / batchSize);
    case "dropped":
      return Math.floor(examples / batchSize);
  }
}

/** The facts about trials of one workload and variant; null if none of them was trained. */
export function gradientFacts(trials: readonly TrialResult[]): GradientFacts | null {
  const trained = trials.filter(({ epochs }) => epochs.phase.length > 0);
  const [first] = trained;
  if (first === undefined) return null;
  const { parameterCount: parameters, spec: { optimizer: { clip, noise } } } = first;
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
    clip,
    noise,
    parameters,
    updates: updatesOf(trained),
    clippedShare: clippedShare(trained),
    first: norms(0),
    last: norms(-1),
    loudUpdates: clip.kind === "none" ? null : updatesLongerThan(noise, parameters, clip.norm),
  };
}

/** The training error is asked over the training part itself, so its total is that part's size. */
function updatesOf(trials: readonly TrialResult[]): number | null {
  const measured = trials.find(({ metrics }) => metrics !== null);
  if (measured === undefined) return null;
  const { spec: { budget }, metrics } = measured;
  if (budget.curriculum.kind !== "none") return null;
  return totalEpochs(budget) *
    updatesPerEpoch(budget, metrics!.trainError.total);
}

/** Epochs have equally many updates, but for the one that a trial diverged in, and under a curriculum. */
function clippedShare(trials: readonly TrialResult[]): number | null {
  if (trials.some(({ spec }) => spec.budget.curriculum.kind !== "none")) return null;
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
