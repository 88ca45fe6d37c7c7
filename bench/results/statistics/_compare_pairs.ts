import type { Rate } from "../../trial/spec/mod.ts";
import { mean, median, squaredDeviations } from "./averages.ts";
import type { ComparedTrial, PairedTrials } from "./_paired_trials.ts";
import { type ClusteredInterval, clusteredInterval } from "./clustered_interval.ts";
import { successesOf } from "./compare_successes.ts";
import type { SolvedPairs } from "./difference_of_paired_shares.ts";
import { FEWEST_DIFFERENT, type PairedInterval, pairedInterval } from "./paired_interval.ts";
import { probabilityOfImprovement } from "./probability_of_improvement.ts";
import { rateDifference } from "./rate_difference.ts";
import { seedsNeeded } from "./seeds_needed.ts";
import { signPValue } from "./sign_p_value.ts";
import { succeeded, type Success } from "./success.ts";
import type { ErrorMetric } from "./task_means.ts";
import { type SignedRank, wilcoxon } from "./wilcoxon.ts";

/** What is compared: an error, or by how much the validation error is above the training error. */
export type ComparedMetric = ErrorMetric | "overfitting";

/** Two trials of one seed; errors as fractions, the difference is variant minus reference. */
export interface ComparedPair {
  readonly workload: string;
  readonly seed: number;
  /** Of an arm; null where the variant is a single one. */
  readonly configuration: string | null;
  readonly variant: number;
  readonly reference: number;
  readonly difference: number;
}

/** What pairs say. Negative differences are better, as the numbers are errors. */
export interface PairsCompared {
  readonly pairs: readonly ComparedPair[];
  /** Workloads that have pairs; of an arm, its configurations on each of them. */
  readonly strata: number;
  /** Trials without a partner that has numbers too: failed, not run yet, another seed. */
  readonly leftOut: number;
  /** Of the differences: their sum over how many there are. */
  readonly mean: number;
  readonly median: number;
  readonly interval: PairedInterval;
  /**
   * The same without taking pairs of one seed, and in an arm of one configuration, for independent; null where no
   * pairs share any, and with too few seeds.
   */
  readonly clustered: ClusteredInterval | null;
  /** The least that the interval reaches to each side: one answer of a test, less of several workloads. */
  readonly resolution: number;
  /** Of the differences within their workloads; null if no workload has two. */
  readonly standardDeviation: number | null;
  readonly better: number;
  readonly worse: number;
  readonly equal: number;
  /** The p value of the sign test, two-sided. */
  readonly signTest: number;
  readonly wilcoxon: SignedRank;
  /** Seeds by which of the two succeeded, with McNemar's p; those are left out of which one failed. */
  readonly solved: SolvedPairs & { readonly p: number };
  readonly probabilityOfImprovement: number;
  /**
   * Pairs, all workloads together, with which a t test would see a difference like this mean with a power
   * of 0.8. Infinity if it is 0, null without a standard deviation.
   */
  readonly pairsNeeded: number | null;
}

/** Null if no stratum has a pair with numbers. */
export function comparePairs(
  strata: readonly PairedTrials[],
  metric: ComparedMetric,
  success?: Success,
): PairsCompared | null {
  const measured = strata.map(({ pairs, configuration }) =>
    pairs.flatMap((pair) =>
      differenceOf(pair, metric, success).map((one) => ({ ...one, configuration }))
    )
  );
  const pairs = measured.flat();
  if (pairs.length === 0) return null;
  const differences = measured.map((own) => own.map(({ difference }) => difference));
  const all = differences.flat();
  const better = all.filter((one) => one < 0).length, worse = all.filter((one) => one > 0).length;
  const trials = strata.reduce(
    (sum, { pairs, unmatched }) => sum + 2 * pairs.length + unmatched,
    0,
  );
  const deviation = deviationWithin(differences);
  const resolution = resolutionOf(strata, metric, pairs.length);
  return {
    pairs,
    strata: measured.filter(({ length }) => length > 0).length,
    leftOut: trials - 2 * pairs.length,
    mean: mean(all),
    median: median(all),
    interval: pairedInterval(differences, { resolution, fewestDifferent: FEWEST_DIFFERENT }),
    clustered: better + worse < FEWEST_DIFFERENT ? null : clusteredInterval(pairs, { resolution }),
    resolution,
    standardDeviation: deviation,
    better,
    worse,
    equal: all.length - better - worse,
    signTest: signPValue(better, worse),
    wilcoxon: wilcoxon(all),
    solved: successesOf(strata, success),
    probabilityOfImprovement: probabilityOfImprovement(measured.map((own) => ({
      variant: own.map(({ variant }) => variant),
      reference: own.map(({ reference }) => reference),
    }))),
    pairsNeeded: deviation === null
      ? null
      : seedsNeeded({ difference: mean(all), standardDeviation: deviation }),
  };
}

/** The difference of a pair; none where one of the two has no such number. */
export function differenceOf(
  pair: PairedTrials["pairs"][0],
  metric: ComparedMetric,
  success?: Success,
): Omit<ComparedPair, "configuration">[] {
  const { variant, reference } = pair;
  if (metric === "overfitting") {
    const [above] = differenceOf(pair, "validationError"),
      [below] = differenceOf(pair, "trainError");
    return above === undefined || below === undefined ? [] : [{
      ...above,
      variant: above.variant - below.variant,
      reference: above.reference - below.reference,
      difference: above.difference - below.difference,
    }];
  }
  const after = errorOf(variant, metric, success), before = errorOf(reference, metric, success);
  if (after === null || before === null) return [];
  return [{
    workload: variant.workload,
    seed: variant.seed,
    variant: after.value,
    reference: before.value,
    difference: rateDifference(after, before),
  }];
}

function errorOf(trial: ComparedTrial, metric: ErrorMetric, success?: Success): Rate | null {
  if (metric !== "unsolved") return trial.metrics?.[metric] ?? null;
  const outcome = succeeded(trial, success);
  if (outcome === null) return null;
  const wrong = Number(!outcome);
  return { value: wrong, wrong, total: 1 };
}

/**
 * One answer of a workload's test, or of its validation part, and of several workloads the root of the
 * sum of squares, each as it weighs in the mean. Of whether tasks were solved it is one trial.
 */
export function resolutionOf(
  strata: readonly PairedTrials[],
  metric: ComparedMetric,
  count: number,
): number {
  if (metric === "unsolved") return 1 / count;
  // The validation part is a tenth of the training part: what it tells apart is the coarser.
  const asked = metric === "overfitting" ? "validationError" : metric;
  const squares = strata.map(({ pairs }) => {
    const answers = pairs.flatMap(({ variant, reference }) =>
      variant.metrics === null || reference.metrics === null ? [] : [variant.metrics[asked].total]
    );
    return answers.reduce((sum, total) => sum + 1 / total / count, 0) ** 2;
  });
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
}

/** The root of the squared distances from each workload's mean, over pairs minus workloads. */
function deviationWithin(strata: readonly (readonly number[])[]): number | null {
  const filled = strata.filter(({ length }) => length > 1);
  const degrees = filled.reduce((sum, { length }) => sum + length - 1, 0);
  if (degrees === 0) return null;
  return Math.sqrt(filled.reduce((sum, own) => sum + squaredDeviations(own), 0) / degrees);
}
