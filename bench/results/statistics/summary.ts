import { own } from "../../base/mod.ts";
import type { Metrics, Rate, TrialResult } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { mean } from "./averages.ts";
import { pooledError } from "./pooled_error.ts";
import { countSolved, type Solved } from "./solved.ts";
import { rateDifference } from "./rate_difference.ts";
import { TrialIndex } from "./trial_index.ts";
import { withDiverged } from "./with_diverged.ts";

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
  readonly solved: Solved;
  readonly unsolved: number;
  readonly diverged: number;
  readonly failed: number;
  /** Over the trials that did not fail; null without one. */
  readonly testError: Spread | null;
  /** The best of n, see `bestTrial`; null when no trial has metrics. */
  readonly best: TrialResult | null;
  /** Summed over the trials. */
  readonly durationSeconds: number;
}

/** The same for one of the tasks that a workload's data are of. */
export interface TaskSummary extends Pick<CellSummary, "workload" | "variant" | "testError"> {
  readonly task: string;
  readonly trials: number;
  /** Trials whose error on this task is within the target. */
  readonly solved: number;
  /** The error of the best of n, chosen over the whole workload; null when no trial has metrics. */
  readonly best: number | null;
}

/** A variant against its reference, over the seeds that both have metrics for. */
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
export function summarizeCells(file: ResultFile): CellSummary[] {
  const result = withDiverged(file);
  const index = new TrialIndex(result);
  return result.workloads.flatMap(({ name: workload }) =>
    result.variants.map(({ name: variant }) => {
      const trials = index.of(workload, variant);
      const count = (status: TrialResult["status"]) =>
        trials.filter((trial) => trial.status === status).length;
      return {
        workload,
        variant,
        trials: trials.length,
        solved: countSolved(trials),
        unsolved: count("unsolved"),
        diverged: count("diverged"),
        failed: count("failed"),
        testError: errorSpread(
          trials.flatMap(({ metrics }) => metrics === null ? [] : [metrics.testError]),
        ),
        best: bestTrial(trials),
        durationSeconds: trials.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
      };
    })
  );
}

/** Sums over the tasks of each cell, in the order workload, task, variant. */
export function summarizeTasks(file: ResultFile): TaskSummary[] {
  const result = withDiverged(file);
  const index = new TrialIndex(result);
  return result.workloads.flatMap(({ name: workload, parts, targetError }) => {
    const cells = result.variants.map(({ name }) => {
      const trials = index.of(workload, name);
      return { variant: name, trials, best: bestTrial(trials) };
    });
    return parts.flatMap(({ task }) =>
      cells.map(({ variant, trials, best }): TaskSummary => {
        const errors = trials.flatMap(({ metrics }) =>
          own(metrics?.testErrorByTask ?? {}, task) ?? []
        );
        return {
          workload,
          task,
          variant,
          trials: trials.length,
          solved: errors.filter(({ value }) => value <= targetError).length,
          testError: errorSpread(errors),
          best: own(best?.metrics?.testErrorByTask ?? {}, task)?.value ?? null,
        };
      })
    );
  });
}

/** Every variant against its reference, workload by workload; none without a common seed. */
export function pairedDifferences(file: ResultFile): PairedDifference[] {
  const result = withDiverged(file);
  const index = new TrialIndex(result);
  return result.workloads.flatMap(({ name }) =>
    pair(result, index, name, (metrics) => metrics.testError)
  );
}

/** The same, task by task of each workload. */
export function pairedTaskDifferences(
  file: ResultFile,
): (PairedDifference & { readonly task: string })[] {
  const result = withDiverged(file);
  const index = new TrialIndex(result);
  return result.workloads.flatMap(({ name, parts }) =>
    parts.flatMap(({ task }) =>
      pair(result, index, name, ({ testErrorByTask }) => own(testErrorByTask, task))
        .map((difference) => ({ ...difference, task }))
    )
  );
}

/** The pairs of a workload, by an error that both of a pair must have. */
function pair(
  { variants }: ResultFile,
  index: TrialIndex,
  workload: string,
  errorOf: (metrics: Metrics) => Rate | undefined,
): PairedDifference[] {
  const errors = (variant: string) =>
    index.of(workload, variant).flatMap(({ seed, metrics }) => {
      const error = metrics === null ? undefined : errorOf(metrics);
      return error === undefined ? [] : [[seed, error] as const];
    });
  return variants.flatMap(({ name: variant, reference }) => {
    if (reference === null) return [];
    const others = new Map(errors(reference));
    const pairs = errors(variant).flatMap(([seed, after]) => {
      const before = others.get(seed);
      if (before === undefined) return [];
      const difference = rateDifference(after, before);
      return [{ seed, reference: before.value, variant: after.value, difference }];
    });
    if (pairs.length === 0) return [];
    const differences = pairs.map(({ difference }) => difference);
    const spread = { mean: mean(differences), ...range(differences) };
    return [{ workload, variant, reference, pairs, spread }];
  });
}

function errorSpread(errors: readonly Rate[]): Spread | null {
  const mean = pooledError(errors);
  return mean === null ? null : { mean, ...range(errors.map(({ value }) => value)) };
}

/** The lowest and the highest of some numbers. */
export function range(values: readonly number[]): { lowest: number; highest: number } {
  return values.reduce(
    ({ lowest, highest }, value) => ({
      lowest: Math.min(lowest, value),
      highest: Math.max(highest, value),
    }),
    { lowest: Infinity, highest: -Infinity },
  );
}
