import type { ResultFile } from "../result_file.ts";
import { mean } from "./averages.ts";
import { differenceOf, resolutionOf } from "./_compare_pairs.ts";
import {
  type ComparedTrial,
  couplesOf,
  type PairedTrials,
  pairedTrials,
  referenceName,
} from "./_paired_trials.ts";
import { FEWEST_DIFFERENT, type PairedInterval, pairedInterval } from "./paired_interval.ts";
import type { ErrorMetric } from "./task_means.ts";
import { TrialIndex } from "./trial_index.ts";
import { withDiverged } from "./with_diverged.ts";

/** A number of a trial by which variants are compared, the lower the better; `unsolved` is 0 or 1. */
export type Measure = ErrorMetric | "trainLoss" | "seconds";

/** Pairs by a measure. */
export interface MeasuredPairs {
  readonly pairs: number;
  /** Means over the pairs. */
  readonly variant: number;
  readonly reference: number;
  /** Variant minus reference. */
  readonly difference: number;
  readonly interval: PairedInterval;
  readonly better: number;
  readonly worse: number;
  readonly equal: number;
}

/** A variant against another by a measure, over all workloads together and each by itself. */
export interface MeasureCompared {
  readonly names: { readonly variant: string; readonly reference: string };
  readonly all: MeasuredPairs;
  readonly workloads: readonly (MeasuredPairs & { readonly workload: string })[];
}

/** Compares a variant, or an arm, with a reference: by default the one that the result names. */
export type MeasureComparer = (
  variant: string,
  measure: Measure,
  reference?: string,
) => MeasureCompared | null;

/**
 * What compares the variants of a result by any measure, without the tests of `compareVariants()`, whose numbers it
 * gives. Losses and seconds are those of trials that ended with metrics of their own: one that diverged early was
 * quick, and its loss is no number. Null stands for a variant without a reference, or a pair.
 */
export function measureComparer(file: ResultFile): MeasureComparer {
  const result = withDiverged(file), indices = [result, file].map((one) => new TrialIndex(one));
  return (variant, measure, reference) => {
    const index = indices[Number(measure === "trainLoss" || measure === "seconds")]!;
    const couples = couplesOf(result, variant, reference);
    const parts = result.workloads.map(({ name: workload }) => ({
      workload,
      strata: pairedTrials(index, workload, couples),
    })).flatMap(({ workload, strata }) => {
      const own = measuredPairs(strata, measure);
      return own === null ? [] : [{ workload, strata, own }];
    });
    const all = measuredPairs(parts.flatMap(({ strata }) => strata), measure);
    return all === null ? null : {
      names: { variant, reference: referenceName(result, variant, couples) },
      all,
      workloads: parts.map(({ workload, own }) => ({ workload, ...own })),
    };
  };
}

type Numbers = Pick<ReturnType<typeof differenceOf>[0], "variant" | "reference" | "difference">;

function measuredPairs(strata: readonly PairedTrials[], measure: Measure): MeasuredPairs | null {
  const numbers = strata.map(({ pairs }) => pairs.flatMap((pair) => numbersOf(pair, measure)));
  const pairs = numbers.flat(), count = pairs.length;
  if (count === 0) return null;
  const differences = numbers.map((own) => own.map(({ difference }) => difference));
  const all = differences.flat();
  const better = all.filter((one) => one < 0).length, worse = all.filter((one) => one > 0).length;
  const isShare = measure !== "trainLoss" && measure !== "seconds";
  const interval = pairedInterval(
    differences,
    isShare
      ? { resolution: resolutionOf(strata, measure, count), fewestDifferent: FEWEST_DIFFERENT }
      : {},
  );
  return {
    pairs: count,
    variant: mean(pairs.map(({ variant }) => variant)),
    reference: mean(pairs.map(({ reference }) => reference)),
    difference: mean(all),
    interval: isShare ? ofShares(interval) : interval,
    ...{ better, worse, equal: count - better - worse },
  };
}

/** Two shares cannot be further apart than 1. */
function ofShares(interval: PairedInterval): PairedInterval {
  if (interval.tooFewSeeds) return interval;
  const { lowest, highest } = interval;
  return { ...interval, lowest: Math.max(-1, lowest), highest: Math.min(1, highest) };
}

function numbersOf(pair: PairedTrials["pairs"][0], measure: Measure): readonly Numbers[] {
  switch (measure) {
    case "testError":
    case "validationError":
    case "trainError":
    case "unsolved":
      return differenceOf(pair, measure);
    case "trainLoss":
    case "seconds": {
      const [variant, reference] = [pair.variant, pair.reference].map((trial) =>
        numberOf(trial, measure)
      ) as [number | null, number | null];
      return variant === null || reference === null
        ? []
        : [{ variant, reference, difference: variant - reference }];
    }
  }
}

function numberOf(
  { metrics, durationSeconds }: ComparedTrial,
  measure: "trainLoss" | "seconds",
): number | null {
  if (metrics === null) return null;
  if (measure === "seconds") return durationSeconds ?? null;
  return Number.isFinite(metrics.trainLoss) ? metrics.trainLoss : null;
}
