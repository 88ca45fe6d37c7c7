/** Results with a published table of runs: four arms, each of two learning rates. */

import type { ResultFile } from "../../../bench/results/mod.ts";
import type { TrialResult } from "../../../bench/trial/spec/mod.ts";
import { makeResultFile, type Outcome } from "../_result_file.ts";

/** Wrong answers of 100 by variant, seed after seed; null for a run that diverged. */
export type Errors = Readonly<Record<string, readonly (number | null)[]>>;

/** Published best and mean, in percent of right answers, of an arm's variants. */
export interface PublishedArm {
  readonly arm: string;
  readonly best: number;
  readonly mean: number;
  readonly ranked?: false;
}

/** A result whose variants are named after their arm and rate: "simple-fast", "simple-slow". */
export function tableOfRuns(errors: Errors, arms: readonly PublishedArm[]): ResultFile {
  const outcomes = Object.entries(errors).flatMap(([variant, wrong]) =>
    wrong.map((test, i): Outcome => ({
      variant,
      seed: i + 1,
      // The best run by training error is the last, which none of these tables asks for.
      train: 90 - i,
      test,
      ...test === null ? { status: "diverged" } : {},
    }))
  );
  const result = makeResultFile(outcomes);
  return {
    ...result,
    workloads: result.workloads.map((one) => ({ ...one, task: "digits" })),
    variants: Object.keys(errors).map((name) => {
      const [arm] = name.split("-");
      return { name, title: name, reference: null, arm: arm! };
    }),
    seeds: [...new Set(outcomes.map(({ seed }) => seed))],
    published: arms.flatMap(({ arm, best, mean, ranked }) =>
      (["best", "mean"] as const).map((statistic) => ({
        variants: Object.keys(errors).filter((name) => name.split("-")[0] === arm),
        title: `row; ${arm}`,
        metric: "testError" as const,
        statistic,
        diverged: 0.9,
        ...ranked === undefined ? {} : { ranked },
        value: Math.round(10 * (100 - (statistic === "best" ? best : mean))) / 1000,
        protocol: "40 runs",
        citation: "Somebody 2015",
      }))
    ),
  };
}

/** The result with trials changed. */
export function withTrials(
  result: ResultFile,
  change: (trial: TrialResult) => TrialResult,
): ResultFile {
  return { ...result, trials: result.trials.map(change) };
}
