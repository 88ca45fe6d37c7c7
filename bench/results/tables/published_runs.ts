import { updatesPerEpoch } from "../../trial/spec/mod.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../result_file.ts";
import {
  countSolved,
  epochsToTarget,
  type Interval,
  meanErrors,
  median,
  type Solved,
  wilsonInterval,
  withDiverged,
} from "../statistics/mod.ts";

type Published = ResultFile["published"][number];

/** What was published of all runs of an arm, beside ours. Errors are fractions. */
export interface PublishedRuns {
  /** What the paper calls it. */
  readonly title: string;
  readonly variants: readonly string[];
  /** Null where it says nothing of this. */
  readonly published: { readonly best: number | null; readonly mean: number | null };
  /** Over all runs, those that diverged included; the best is chosen by this very error. */
  readonly ours: { readonly best: number | null; readonly mean: number | null };
  /** That have ended. */
  readonly runs: number;
  readonly diverged: number;
  /** With an exception: they count nowhere but here. */
  readonly failed: number;
  readonly solved: Solved;
  /** 95 %, by Wilson; null without runs. */
  readonly solvedInterval: Interval | null;
  /** The runs whose validation error came down to the target, and when: medians over them. */
  readonly reached: {
    readonly runs: number;
    readonly epochs: number | null;
    /** Null also where an epoch has no fixed number of updates. */
    readonly updates: number | null;
  };
}

/** A row for each arm of which a mean or a best of all runs was published, in the order of the table. */
export function publishedRuns(result: ResultFile): PublishedRuns[] {
  const ofRuns = result.published.filter(({ statistic }) => statistic !== undefined);
  const groups = Map.groupBy(ofRuns, ({ variants, metric }) => JSON.stringify([variants, metric]));
  return [...groups.values()].map((own) => rowOf(result, own));
}

function rowOf(file: ResultFile, own: readonly Published[]): PublishedRuns {
  const [{ title, variants, metric }] = own as [Published];
  const result = withDiverged(file);
  const all = result.trials.filter(({ variant }) => variants.includes(variant));
  const trials = all.filter(({ status }) => status !== "failed");
  const published = (statistic: Published["statistic"]) =>
    own.find((one) => one.statistic === statistic)?.value ?? null;
  const errors = metric === "unsolved"
    ? []
    : trials.flatMap(({ metrics }) => metrics?.[metric].value ?? []);
  const solved = countSolved(trials);
  return {
    title,
    variants,
    published: { best: published("best"), mean: published("mean") },
    ours: {
      best: errors.length === 0 ? null : Math.min(...errors),
      mean: meanErrors(result, variants, metric).all,
    },
    runs: trials.length,
    diverged: trials.filter(({ status }) => status === "diverged").length,
    failed: all.length - trials.length,
    solved,
    solvedInterval: trials.length === 0 ? null : wilsonInterval(solved.count, trials.length),
    reached: reachedBy(file, trials),
  };
}

function reachedBy({ workloads, trials: all }: ResultFile, trials: readonly TrialResult[]) {
  const targets = new Map(workloads.map(({ name, targetError }) => [name, targetError]));
  // Training errors are asked over the whole training part.
  const questions = new Map(
    all.flatMap(({ workload, metrics }) =>
      metrics === null ? [] : [[workload, metrics.trainError.total] as const]
    ),
  );
  const reached = trials.flatMap((trial) => {
    const epochs = epochsToTarget(trial, targets.get(trial.workload)!);
    if (!Number.isFinite(epochs)) return [];
    const { budget } = trial.spec, known = questions.get(trial.workload);
    const isFixed = budget.curriculum.kind === "none" && known !== undefined;
    return [{ epochs, updates: isFixed ? epochs * updatesPerEpoch(budget, known) : null }];
  });
  const updates = reached.flatMap(({ updates }) => updates ?? []);
  return {
    runs: reached.length,
    epochs: reached.length === 0 ? null : median(reached.map(({ epochs }) => epochs)),
    updates: updates.length === 0 || updates.length < reached.length ? null : median(updates),
  };
}
