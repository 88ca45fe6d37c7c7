import { selectNames, UsageError } from "../../base/mod.ts";
import {
  answerSuite,
  armsOf,
  configurationName,
  type SearchedSuite,
  searchSuite,
} from "../../suites/mod.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import { type Plan, type PlanOptions, planSuite } from "../plan.ts";
import { chosenOf } from "./choose.ts";
import type { Found } from "./search_record.ts";

/**
 * The trials of a suite's search: every configuration of every chosen variant, over the seeds of the search.
 *
 * @throws {UsageError} As `planSuite`; or if seeds for the answer are those of the search.
 */
export async function planSearch(suite: SearchedSuite, options: PlanOptions = {}): Promise<Plan> {
  const { search } = suite;
  const both = options.seeds?.find((seed) => search.seeds.includes(seed));
  if (both !== undefined) {
    throw new UsageError(
      `Cannot use --seeds ${both}: the search of ${suite.name} chooses on it, and what is chosen on a ` +
        "seed is not judged on it",
    );
  }
  const chosen = chosenArms(suite, options.variants);
  const plan = await planSuite(searchSuite(suite), {
    ...options,
    seeds: undefined,
    variants: chosen.flatMap(({ name, configurations }) =>
      configurations.map((_, i) => configurationName(name, i + 1))
    ),
  });
  return { ...plan, search: { stage: "search" } };
}

function chosenArms(suite: SearchedSuite, patterns: PlanOptions["variants"]) {
  const arms = armsOf(suite), names = arms.map(({ name }) => name);
  const chosen = selectNames("variant", patterns ?? names, names);
  return arms.filter(({ name }) => chosen.includes(name));
}

/** What of a trial a search goes by. */
export type SearchedTrial = Pick<TrialResult, "id" | "status" | "metrics">;

/**
 * What a search found.
 *
 * @param plan Of the search.
 * @param results Of its trials: all of them, in any order.
 * @throws {UsageError} If one is missing or failed.
 */
export function foundBy(
  suite: SearchedSuite,
  plan: Plan,
  results: readonly SearchedTrial[],
): Found {
  const byId = new Map(results.map((result) => [result.id, result]));
  const trials = plan.trials.map(({ id, spec }) => {
    const result = byId.get(id);
    if (result !== undefined && result.status !== "failed") return { spec, result };
    throw new UsageError(
      `Cannot choose by the search of ${suite.name}: ${spec.workload} ${spec.variant} seed ` +
        `${spec.seed} ${result === undefined ? "is missing" : "failed"}`,
    );
  });
  const byVariant = Map.groupBy(trials, ({ spec }) => spec.variant);
  const questions = new Map(
    trials.flatMap(({ spec, result: { metrics } }) =>
      metrics === null ? [] : [[spec.workload, metrics.validationError.total] as const]
    ),
  );
  const [first] = byVariant.values();
  return {
    seeds: plan.seeds,
    values: suite.search.values,
    trials: first!.map(({ spec: { workload, seed } }) => ({
      workload,
      seed,
      // Where all diverged any number says the same.
      questions: questions.get(workload) ?? 1,
    })),
    arms: armsOf(suite).filter(({ name }) => byVariant.has(configurationName(name, 1)))
      .map(({ name, configurations }) => ({
        variant: name,
        configurations: configurations.map((values, i) => ({
          values,
          wrong: byVariant.get(configurationName(name, i + 1))!.map(({ result: { metrics } }) =>
            metrics === null ? null : metrics.validationError.wrong
          ),
        })),
      })),
  };
}

/**
 * The trials of the answer: every arm with the values that the search chose, over the suite's seeds; and the choices
 * of smaller budgets.
 *
 * @throws {UsageError} As `planSuite`.
 */
export async function planAnswer(
  suite: SearchedSuite,
  found: Found,
  options: PlanOptions = {},
): Promise<Plan> {
  const chosen = chosenOf(found);
  const plan = await planSuite(answerSuite(suite, chosen), {
    ...options,
    variants: chosen.flatMap(({ arm, others }) => [
      arm,
      ...others.map((number) => configurationName(arm, number)),
    ]),
  });
  return { ...plan, search: { stage: "answer", ...found } };
}
