import type { ResultFile, TrialResult } from "../result_file.ts";

/** Mean and range of a fraction over trials. */
export interface Spread {
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
}

/** One cell of the table: the trials of a workload under a variant that have ended. */
export interface CellSummary {
  readonly workload: string;
  readonly variant: string;
  readonly trials: number;
  readonly solved: number;
  readonly unsolved: number;
  readonly diverged: number;
  readonly failed: number;
  /** Over the trials that have metrics; null when none has. */
  readonly testError: Spread | null;
  /** The best of n, see `bestTrial`; null when no trial has metrics. */
  readonly best: TrialResult | null;
  /** Summed over the trials. */
  readonly durationSeconds: number;
}

/** A variant against the reference, over the seeds that both have metrics for. */
export interface PairedDifference {
  readonly workload: string;
  readonly variant: string;
  readonly reference: string;
  /** Test errors as fractions; the difference is variant minus reference, so negative is better. */
  readonly pairs: readonly {
    readonly seed: number;
    readonly reference: number;
    readonly variant: number;
    readonly difference: number;
  }[];
  /** Of the differences. */
  readonly spread: Spread;
}

/**
 * Best of n: lowest training error, ties by lower training loss, then by lower seed. The test error
 * has no say in it.
 *
 * Source: the selection rule of Sukhbaatar et al. 2015, arXiv 1503.08895, with ties made definite.
 */
export function bestTrial(trials: readonly TrialResult[]): TrialResult | null {
  const rank = ({ metrics, seed }: TrialResult): readonly number[] => [
    metrics!.trainError.value,
    metrics!.trainLoss,
    seed,
  ];
  const better = (left: TrialResult, right: TrialResult): TrialResult => {
    const [a, b] = [rank(left), rank(right)];
    const first = a.findIndex((value, i) => value !== b[i]);
    return first === -1 || a[first]! < b[first]! ? left : right;
  };
  const measured = trials.filter(({ metrics }) => metrics !== null);
  return measured.length === 0 ? null : measured.reduce(better);
}

/** Sums over cells, in the order of the file's workloads and variants. */
export function summarizeCells(result: ResultFile): CellSummary[] {
  return result.workloads.flatMap(({ name: workload }) =>
    result.variants.map(({ name: variant }) => {
      const trials = trialsOf(result, workload, variant);
      const count = (status: TrialResult["status"]) =>
        trials.filter((trial) => trial.status === status).length;
      return {
        workload,
        variant,
        trials: trials.length,
        solved: count("solved"),
        unsolved: count("unsolved"),
        diverged: count("diverged"),
        failed: count("failed"),
        testError: errorSpread(trials),
        best: bestTrial(trials),
        durationSeconds: trials.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
      };
    })
  );
}

/** Every variant against the file's reference, workload by workload; none without a common seed. */
export function pairedDifferences(result: ResultFile): PairedDifference[] {
  const { reference } = result;
  if (reference === null) return [];
  const others = result.variants.filter(({ name }) => name !== reference);
  return result.workloads.flatMap(({ name: workload }) =>
    others.flatMap(({ name: variant }) => {
      const errors = new Map(
        trialsOf(result, workload, reference)
          .map(({ seed, metrics }) => [seed, metrics?.testError.value]),
      );
      const pairs = trialsOf(result, workload, variant).flatMap(({ seed, metrics }) => {
        const before = errors.get(seed), after = metrics?.testError.value;
        if (before === undefined || after === undefined) return [];
        return [{ seed, reference: before, variant: after, difference: after - before }];
      });
      if (pairs.length === 0) return [];
      const differences = pairs.map(({ difference }) => difference);
      const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
      return [{ workload, variant, reference, pairs, spread: { mean, ...range(differences) } }];
    })
  );
}

function trialsOf(result: ResultFile, workload: string, variant: string): TrialResult[] {
  return result.trials.filter((trial) => trial.workload === workload && trial.variant === variant);
}

/** The mean is all wrong answers over all questions, never a mean of means. */
function errorSpread(trials: readonly TrialResult[]): Spread | null {
  const errors = trials.flatMap(({ metrics }) => metrics === null ? [] : [metrics.testError]);
  if (errors.length === 0) return null;
  const wrong = errors.reduce((sum, error) => sum + error.wrong, 0);
  const total = errors.reduce((sum, error) => sum + error.total, 0);
  return { mean: wrong / total, ...range(errors.map(({ value }) => value)) };
}

function range(values: readonly number[]): { lowest: number; highest: number } {
  return { lowest: Math.min(...values), highest: Math.max(...values) };
}
