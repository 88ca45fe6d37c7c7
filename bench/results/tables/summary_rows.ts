import { own } from "../../base/mod.ts";
import { hasKinds } from "../../suites/mod.ts";
import type { Rate, TrialResult } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../result_file.ts";
import {
  byArm,
  type CellSummary,
  compareVariants,
  countSolved,
  differencesByArm,
  hasArms,
  interquartileMean,
  type Interval,
  mean,
  median,
  type PairedInterval,
  pairedInterval,
  pairedTaskDifferences,
  type Solved,
  type Spread,
  summarizeCells,
  summarizeTasks,
  taskMeans,
  TrialIndex,
  wilsonInterval,
  withDiverged,
} from "../statistics/mod.ts";

type Workload = ResultFile["workloads"][number];

/**
 * What a variant, or an arm of several, did: on a workload, on one of its tasks, or on average over tasks.
 * Null wherever there is no such number. Errors and differences are fractions.
 */
export interface SummaryRow {
  readonly level: "workload" | "task" | "mean";
  /** "memn2n/babi-qa1", "babi-qa1", "mean of 20 tasks". */
  readonly name: string;
  /** What it is. */
  readonly title: string;
  /** Null for a mean over several workloads. */
  readonly workload: string | null;
  readonly model: string;
  readonly task: string | null;
  readonly variant: string;
  readonly reference: string | null;
  /** Those of the workload or task that have ended; null for a mean. */
  readonly trials: number | null;
  /** By seed. */
  readonly errors: readonly number[];
  /** Over all test answers, and from the best seed to the worst; of a mean over tasks it has no range. */
  readonly testError: number | null;
  readonly range: Interval | null;
  /** 95 %, of the mean over all seeds. */
  readonly interval: Interval | null;
  readonly median: number | null;
  readonly middleHalf: number | null;
  /** Of the trial with the lowest training error. */
  readonly best: number | null;
  readonly published: number | null;
  /** The variant minus its reference, in pairs. */
  readonly compared: ComparedErrors | null;
  /** Trials that solved it, or tasks of a mean, and of how many; those that failed are not counted. */
  readonly solved: Solved;
  /** 95 %, of the share that is solved; null without trials, and for a mean. */
  readonly solvedInterval: Interval | null;
  /** Whether solving it at all depends on the seed, so that the share itself is the result. */
  readonly isCounted: boolean;
  readonly diverged: number | null;
  readonly failed: number | null;
  /** Summed over the trials; null for a task, whose trials are the workload's. */
  readonly seconds: number | null;
}

/** A mean difference of pairs. */
export interface ComparedErrors {
  readonly reference: string;
  readonly mean: number;
  readonly pairs: number;
  /** In which the variant has the lower error. */
  readonly better: number;
  /** Null for a task. */
  readonly interval: PairedInterval | null;
}

/** Several tables and sections need them, and a result does not change. */
const known = new WeakMap<ResultFile, readonly SummaryRow[]>();

/**
 * Every workload under every variant, then the tasks of a workload of several, last the means over tasks;
 * once for a result.
 */
export function summaryRows(file: ResultFile): readonly SummaryRow[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const made = makeRows(file);
  known.set(file, made);
  return made;
}

/** Whether a workload's parts are tasks with rows of their own. */
function hasTasks(workload: Workload): boolean {
  return workload.parts.length > 1 && !hasKinds(workload);
}

function makeRows(file: ResultFile): SummaryRow[] {
  const result = byArm(withDiverged(file)), index = new TrialIndex(result);
  const cells = Map.groupBy(summarizeCells(result), ({ workload }) => workload);
  const tasks = Map.groupBy(summarizeTasks(result), ({ workload }) => workload);
  const taskDifferences = differencesByArm(file, pairedTaskDifferences(file));
  const comparisons = new Map(
    result.variants.map(({ name }) => [name, compareVariants(file, name)] as const),
  );
  return [
    ...result.workloads.flatMap((workload): SummaryRow[] => {
      const { name, title, model, task } = workload;
      const whole = cells.get(name)!.map((cell): SummaryRow => {
        const { variant, trials, solved, testError, diverged, failed, durationSeconds } = cell;
        const rates = index.of(name, variant).flatMap(({ metrics }) => metrics?.testError ?? []);
        const comparison = comparisons.get(variant) ?? null;
        return {
          ...{ level: "workload", name, title, workload: name, model, task, variant, trials },
          reference: comparison?.reference ?? null,
          ...errorsOf(rates, testError),
          interval: errorInterval(rates),
          best: cell.best?.metrics?.testError.value ?? null,
          published: hasTasks(workload) ? null : publishedOf(workload, task, variant),
          compared: comparedOn(name, comparison),
          solved,
          solvedInterval: solved.total === 0 ? null : wilsonInterval(solved.count, solved.total),
          isCounted: hasArms(file) || hasKinds(workload),
          ...{ diverged, failed, seconds: durationSeconds },
        };
      });
      if (!hasTasks(workload)) return whole;
      return [
        ...whole,
        ...tasks.get(name)!.map(
          ({ task, variant, testError, best, solved, trials }): SummaryRow => {
            const difference = taskDifferences.find((one) =>
              one.workload === name && one.task === task && one.variant === variant
            );
            return {
              ...{ level: "task", name: task, title: `of ${name}`, workload: name, model, task },
              ...{ variant, reference: difference?.reference ?? null, trials, best },
              ...errorsOf(taskRates(index.of(name, variant), task), testError),
              interval: null,
              published: publishedOf(workload, task, variant),
              compared: difference === undefined ? null : {
                reference: difference.reference,
                mean: difference.spread.mean,
                pairs: difference.pairs.length,
                better: difference.pairs.filter(({ difference }) => difference < 0).length,
                interval: null,
              },
              solved: {
                count: solved,
                total: countSolved(index.of(name, variant)).total,
                first: null,
              },
              solvedInterval: null,
              ...{ isCounted: false, diverged: null, failed: null, seconds: null },
            };
          },
        ),
      ];
    }),
    ...meanRows(result),
  ];
}

function meanRows(result: ResultFile): SummaryRow[] {
  const all = taskMeans(result), models = new Set(all.map(({ model }) => model));
  return all.map(({ workload, model, tasks, variant, testError, best, solved, published }) => ({
    level: "mean",
    name: `mean of ${tasks} tasks${models.size > 1 ? `, ${model}` : ""}`,
    title: workload ?? `${model}, a network for each`,
    ...{ workload, model, task: null, variant, reference: null, trials: null, errors: [] },
    ...{ testError, range: null, interval: null, median: null, middleHalf: null, best },
    published: published[0]?.value ?? null,
    compared: null,
    solved: { count: solved, total: tasks, first: null },
    ...{ solvedInterval: null, isCounted: false, diverged: null, failed: null, seconds: null },
  }));
}

function taskRates(trials: readonly TrialResult[], task: string): Rate[] {
  return trials.flatMap(({ metrics }) => own(metrics?.testErrorByTask ?? {}, task) ?? []);
}

function publishedOf({ published }: Workload, task: string, variant: string): number | null {
  return published.find((one) => one.task === task && one.variants.includes(variant))?.value ??
    null;
}

function errorsOf(rates: readonly Rate[], spread: Spread | null) {
  const errors = rates.map(({ value }) => value);
  if (spread === null) {
    return { errors, testError: null, range: null, median: null, middleHalf: null };
  }
  const { mean: testError, lowest, highest } = spread;
  return {
    ...{ errors, testError, range: { lowest, highest } },
    median: median(errors),
    middleHalf: interquartileMean(errors),
  };
}

/** Of a mean error: no narrower than one answer, and within what an error can be. */
function errorInterval(rates: readonly Rate[]): Interval | null {
  const resolution = mean(rates.map(({ total }) => 1 / total));
  const interval = pairedInterval([rates.map(({ value }) => value)], { resolution });
  return interval.tooFewSeeds
    ? null
    : { lowest: Math.max(0, interval.lowest), highest: Math.min(1, interval.highest) };
}

function comparedOn(
  workload: CellSummary["workload"],
  comparison: ReturnType<typeof compareVariants>,
): ComparedErrors | null {
  const own = comparison?.workloads.find((one) => one.workload === workload);
  if (own === undefined) return null;
  const { mean, pairs, better, interval } = own;
  return { reference: comparison!.reference, mean, pairs: pairs.length, better, interval };
}
