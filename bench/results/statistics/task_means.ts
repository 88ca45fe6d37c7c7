import type { ResultFile } from "../result_file.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import { hasKinds } from "../../suites/mod.ts";
import { mean } from "./averages.ts";
import { pooledError } from "./pooled_error.ts";
import { succeeded, type Success } from "./success.ts";
import { withDiverged } from "./with_diverged.ts";
import { bestTrial, summarizeTasks, type TaskSummary } from "./summary.ts";

/** Means of a variant over tasks; null where a task lacks the number. */
export interface TaskMeans {
  /** The workload whose tasks they are; null for all of the model's workloads of one task. */
  readonly workload: string | null;
  readonly model: string;
  readonly tasks: number;
  readonly variant: string;
  /** Over all trials. */
  readonly testError: number | null;
  /** Over the best of n of each task. */
  readonly best: number | null;
  /** Tasks whose best of n is within the target. */
  readonly solved: number;
  /** Over the same tasks, by title: what the variant can be compared with. */
  readonly published: readonly { readonly title: string; readonly value: number }[];
}

/**
 * Means over tasks: of a model's workloads of one task together, and of each workload of several tasks.
 * Of a single task there is none, and none of kinds of questions.
 */
export function taskMeans(result: ResultFile): TaskMeans[] {
  const summaries = summarizeTasks(result);
  const ofTasks = result.workloads.filter((workload) => !hasKinds(workload));
  const several = ofTasks.filter(({ parts }) => parts.length > 1);
  const singles = Map.groupBy(
    ofTasks.filter(({ parts }) => parts.length === 1),
    ({ model }) => model,
  );
  const groups = [
    ...[...singles].map(([model, own]) => ({ workload: null, model, own })),
    ...several.map((one) => ({ workload: one.name, model: one.model, own: [one] })),
  ];
  return groups.flatMap(({ workload, model, own }) => {
    const names = own.map(({ name }) => name);
    return result.variants.flatMap(({ name }) => {
      const tasks = summaries.filter((one) => one.variant === name && names.includes(one.workload));
      return tasks.length < 2 ? [] : [{ workload, model, ...meansOf(result, name, tasks) }];
    });
  });
}

/** The errors that trials are measured by, and the share of trials that do not succeed. */
export type ErrorMetric = "trainError" | "validationError" | "testError" | "unsolved";

/**
 * An error of variants together, as a mean over all their trials, and over the best of n of each
 * workload: all wrong answers over all questions. Null if there are none.
 *
 * @param success What a trial succeeds by; by solving its task if missing.
 */
export function meanErrors(
  file: ResultFile,
  variants: readonly string[],
  metric: ErrorMetric,
  success?: Success,
): { readonly all: number | null; readonly best: number | null } {
  const { workloads, trials } = withDiverged(file);
  const own = trials.filter(({ variant }) => variants.includes(variant));
  const byWorkload = Map.groupBy(own, ({ workload }) => workload);
  const best = workloads.flatMap(({ name }) => bestTrial(byWorkload.get(name) ?? []) ?? []);
  const error = (trials: readonly TrialResult[]) => {
    const rates = trials.flatMap((trial) => {
      if (metric !== "unsolved") return trial.metrics?.[metric] ?? [];
      const outcome = succeeded(trial, success);
      return outcome === null ? [] : { wrong: Number(!outcome), total: 1 };
    });
    return pooledError(rates);
  };
  return { all: error(own), best: error(best) };
}

function meansOf(
  { workloads }: ResultFile,
  variant: string,
  summaries: readonly TaskSummary[],
): Omit<TaskMeans, "workload" | "model"> {
  const published = summaries.map(({ workload, task }) =>
    workloads.find(({ name }) => name === workload)!.published
      .filter((result) => result.task === task && result.variants.includes(variant))
  );
  const target = new Map(workloads.map(({ name, targetError }) => [name, targetError]));
  return {
    variant,
    tasks: summaries.length,
    testError: meanOfAll(summaries.map(({ testError }) => testError?.mean)),
    best: meanOfAll(summaries.map(({ best }) => best)),
    solved: summaries.filter(({ best, workload }) => best !== null && best <= target.get(workload)!)
      .length,
    published: published[0]!.flatMap(({ title }) => {
      const value = meanOfAll(
        published.map((all) => all.find((one) => one.title === title)?.value),
      );
      return value === null ? [] : [{ title, value }];
    }),
  };
}

/** The mean; null if a value is missing. */
function meanOfAll(values: readonly (number | null | undefined)[]): number | null {
  const there = values.filter((value) => value !== null && value !== undefined);
  return there.length < values.length ? null : mean(there);
}
