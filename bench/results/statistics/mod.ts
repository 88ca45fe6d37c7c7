/** Statistics over the trials of a result file. */

export { answersByBudget, type BudgetAnswer } from "./answers_by_budget.ts";
export { byArm, differencesByArm, hasArms } from "./arms.ts";
export {
  interquartileMean,
  mean,
  median,
  quantile,
  quantileOfSorted,
  standardDeviation,
} from "./averages.ts";
export {
  type ClusteredDifference,
  type ClusteredInterval,
  clusteredInterval,
  type ClusteredOptions,
  type Clusters,
} from "./clustered_interval.ts";
export { compareSuccesses, type SuccessesCompared } from "./compare_successes.ts";
export { bestInterval, type BestOfN, bestOfN, type BestOfNOptions } from "./best_of_n.ts";
export { type CompareOptions, compareVariants, type Comparison } from "./compare_variants.ts";
export type { ComparedMetric, ComparedPair, PairsCompared } from "./_compare_pairs.ts";
export {
  type Measure,
  type MeasureCompared,
  measureComparer,
  type MeasuredPairs,
} from "./compare_measure.ts";
export { decidingInterval } from "./deciding_interval.ts";
export { differenceOfPairedShares, type SolvedPairs } from "./difference_of_paired_shares.ts";
export { differenceOfShares, type Share } from "./difference_of_shares.ts";
export { type Equivalence, largestSize, testEquivalence, turnedInterval } from "./equivalence.ts";
export { epochsToTarget } from "./epochs_to_target.ts";
export { enoughToTest, hasTests } from "./has_tests.ts";
export { holm } from "./holm.ts";
export { mcNemar } from "./mc_nemar.ts";
export {
  judgeMargin,
  type NonInferiority,
  type NonInferiorityTest,
  testNonInferiority,
} from "./non_inferiority.ts";
export {
  FEWEST_DIFFERENT,
  type IntervalMethod,
  type MeanDifference,
  type PairedInterval,
  pairedInterval,
  type PairedIntervalOptions,
} from "./paired_interval.ts";
export { percentileInterval, type PercentileOptions } from "./percentile_interval.ts";
export { partError } from "./part_error.ts";
export { type PerformanceProfile, performanceProfile } from "./performance_profile.ts";
export { pOfDifference } from "./p_of_difference.ts";
export { pooledError } from "./pooled_error.ts";
export { probabilityOfImprovement, type TwoSamples } from "./probability_of_improvement.ts";
export { rateDifference } from "./rate_difference.ts";
export { seedMeans } from "./seed_means.ts";
export { type PowerOptions, seedsNeeded } from "./seeds_needed.ts";
export { smallestLevel } from "./smallest_level.ts";
export { addSolved, countSolved, type Solved } from "./solved.ts";
export { signPValue } from "./sign_p_value.ts";
export { succeeded, type Success } from "./success.ts";
export {
  bestTrial,
  type CellSummary,
  type PairedDifference,
  pairedDifferences,
  pairedTaskDifferences,
  type Spread,
  summarizeCells,
  summarizeTasks,
  type TaskSummary,
} from "./summary.ts";
export { type ErrorMetric, meanErrors, type TaskMeans, taskMeans } from "./task_means.ts";
export { TrialIndex } from "./trial_index.ts";
export { type SignedRank, wilcoxon } from "./wilcoxon.ts";
export { type Interval, wilsonInterval } from "./wilson.ts";
export { withDiverged } from "./with_diverged.ts";
