import type { TrialResult } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { mean } from "./averages.ts";
import { compareVariants, type Comparison } from "./compare_variants.ts";
import { couplesOf, pairedTrials, referenceName } from "./_paired_trials.ts";
import { type PairedInterval, pairedInterval } from "./paired_interval.ts";
import type { ErrorMetric } from "./task_means.ts";
import { TrialIndex } from "./trial_index.ts";

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

/**
 * A variant, or an arm, against a reference by any measure. Errors are compared as `compareVariants()` does; losses
 * and seconds over the pairs that have metrics.
 *
 * @param reference By default the one that the result names.
 * @returns Null if there is no reference or no pair.
 */
export function compareMeasure(
  result: ResultFile,
  variant: string,
  measure: Measure,
  reference?: string,
): MeasureCompared | null {
  if (measure === "trainLoss" || measure === "seconds") {
    return compareNumbers(result, variant, measure, reference);
  }
  const found = compareVariants(result, variant, {
    metric: measure,
    ...reference === undefined ? {} : { reference },
  });
  return found === null ? null : {
    names: { variant, reference: found.reference },
    all: measured(found),
    workloads: found.workloads.map((own) => ({ workload: own.workload, ...measured(own) })),
  };
}

type Compared = Pick<
  Comparison,
  "pairs" | "mean" | "interval" | "better" | "worse" | "equal"
>;

function measured(
  { pairs, mean: difference, interval, better, worse, equal }: Compared,
): MeasuredPairs {
  return {
    pairs: pairs.length,
    variant: mean(pairs.map(({ variant }) => variant)),
    reference: mean(pairs.map(({ reference }) => reference)),
    ...{ difference, interval, better, worse, equal },
  };
}

type Numbers = readonly (readonly [variant: number, reference: number])[];

function compareNumbers(
  result: ResultFile,
  variant: string,
  measure: "trainLoss" | "seconds",
  reference?: string,
): MeasureCompared | null {
  const index = new TrialIndex(result), couples = couplesOf(result, variant, reference);
  const parts = result.workloads.map(({ name: workload }) => ({
    workload,
    strata: pairedTrials(index, workload, couples).map(({ pairs }) =>
      pairs.flatMap(({ variant, reference }) => {
        // Of the same trials, with all that is measured of them.
        const [own, other] = [variant, reference].map((trial) =>
          numberOf(trial as TrialResult, measure)
        );
        return own === null || other === null ? [] : [[own!, other!] as const];
      })
    ),
  })).filter(({ strata }) => strata.flat().length > 0);
  if (parts.length === 0) return null;
  return {
    names: { variant, reference: referenceName(result, variant, couples) },
    all: numbersCompared(parts.flatMap(({ strata }) => strata)),
    workloads: parts.map(({ workload, strata }) => ({ workload, ...numbersCompared(strata) })),
  };
}

/** Null of a trial without metrics, or whose loss is no finite number. */
function numberOf(
  { metrics, durationSeconds }: TrialResult,
  measure: "trainLoss" | "seconds",
): number | null {
  if (metrics === null) return null;
  if (measure === "seconds") return durationSeconds;
  return Number.isFinite(metrics.trainLoss) ? metrics.trainLoss : null;
}

function numbersCompared(strata: readonly Numbers[]): MeasuredPairs {
  const pairs = strata.flat();
  const differences = strata.map((own) => own.map(([variant, reference]) => variant - reference));
  const all = differences.flat();
  const better = all.filter((one) => one < 0).length, worse = all.filter((one) => one > 0).length;
  return {
    pairs: pairs.length,
    variant: mean(pairs.map(([variant]) => variant)),
    reference: mean(pairs.map(([, reference]) => reference)),
    difference: mean(all),
    interval: pairedInterval(differences),
    ...{ better, worse, equal: all.length - better - worse },
  };
}
