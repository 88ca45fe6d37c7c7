/** Results for tests of claims: what a suite plans, with errors of the test's own. */

import { type PlanOptions, planSuite } from "../../bench/run/mod.ts";
import type { ResultFile } from "../../bench/results/mod.ts";
import type { TrialResult } from "../../bench/trial/spec/mod.ts";
import { type Suite, suites } from "../../bench/suites/mod.ts";
import { makeResultFile } from "./_result_file.ts";
import { makeResult } from "./_trials.ts";

/** Wrong answers of 1,000 in every part, by workload, variant and seed. */
export type Wrong = (workload: string, variant: string, seed: number) => number;

/** A result of a suite as it would be planned, none of its trials trained. */
export async function plannedResult(
  suite: Suite | string,
  options: PlanOptions,
  wrong: Wrong,
): Promise<ResultFile> {
  const plan = await planSuite(typeof suite === "string" ? suites[suite]! : suite, options);
  const trials = plan.trials.map(({ id, spec }): TrialResult => ({
    ...makeResult(spec.seed),
    id,
    spec,
    workload: spec.workload,
    variant: spec.variant,
  }));
  const { suite: about, workloads, variants, published, seeds } = plan;
  const result = {
    ...makeResultFile([]),
    suite: about,
    workloads,
    variants,
    published,
    seeds,
    trials,
    plannedTrials: trials.length,
  };
  return withWrong(result, wrong);
}

/** The same with other errors: to plan is slow where many questions are generated. */
export function withWrong(result: ResultFile, wrong: Wrong): ResultFile {
  const partOf = new Map(result.workloads.map(({ name, parts: [part] }) => [name, part!.task]));
  const trials = result.trials.map((trial): TrialResult => {
    const count = wrong(trial.workload, trial.variant, trial.seed);
    const rate = { value: count / 1000, wrong: count, total: 1000 };
    return {
      ...trial,
      status: count === 0 ? "solved" : "unsolved",
      metrics: {
        ...trial.metrics!,
        trainError: { ...rate, value: count / 2000, total: 2000 },
        validationError: rate,
        testError: rate,
        testErrorByTask: { [partOf.get(trial.workload)!]: rate },
      },
    };
  });
  return { ...result, trials };
}
